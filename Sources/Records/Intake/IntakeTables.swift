import Database

/// The table of files of answers that wait to be decided about.
enum IntakeTables {
  static let area = TableArea(
    "intakes of answers",
    [
      """
      CREATE TABLE answer_intakes (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, id \(.text) NOT NULL,
        made \(.integer) NOT NULL, head \(.text) NOT NULL, content \(.blob) NOT NULL,
        PRIMARY KEY (owner, campaign, id)
      ) \(.strict)
      """
    ])
}
