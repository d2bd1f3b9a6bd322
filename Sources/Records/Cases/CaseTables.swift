import Database

/// The tables that keep cases, with each text that they have had.
enum CaseTables {
  static let area = TableArea(
    "cases",
    [
      """
      CREATE TABLE cases (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, campaign \(.text), county \(.text),
        author \(.text), status \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, id)
      ) \(.strict)
      """,
      "CREATE INDEX cases_by_author ON cases (owner, author)",
      """
      CREATE TABLE case_texts (
        owner \(.text) NOT NULL, case_id \(.text) NOT NULL, number \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, case_id, number),
        FOREIGN KEY (owner, case_id) REFERENCES cases (owner, id)
      ) \(.strict)
      """,
    ])
}
