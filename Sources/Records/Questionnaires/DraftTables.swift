import Database

/// The table of questionnaires that are being written.
enum DraftTables {
  static let area = TableArea(
    "drafts of questionnaires",
    [
      """
      CREATE TABLE questionnaire_drafts (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, number \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, id)
      ) \(.strict)
      """
    ])
}
