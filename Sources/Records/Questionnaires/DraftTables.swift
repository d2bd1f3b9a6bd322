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

  /// The row of a draft that was taken away stays, without its text: the next one goes on counting.
  static let removed = TableArea(
    "drafts taken away",
    ["ALTER TABLE questionnaire_drafts ADD COLUMN removed \(.integer) NOT NULL DEFAULT 0"])
}
