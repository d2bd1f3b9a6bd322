import Database

/// The tables that keep open calls and what was sent in to them.
///
/// `call_places` holds hashes of where submissions came from, for as long as the limit of the call counts; it
/// says nothing of which submission came from where.
enum CallTables {
  static let area = TableArea(
    "open calls",
    [
      """
      CREATE TABLE calls (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE call_events (
        owner \(.text) NOT NULL, call_id \(.text) NOT NULL, number \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, call_id, number),
        FOREIGN KEY (owner, call_id) REFERENCES calls (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE call_submissions (
        owner \(.text) NOT NULL, call_id \(.text) NOT NULL, id \(.text) NOT NULL,
        sent \(.integer) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, call_id, id),
        FOREIGN KEY (owner, call_id) REFERENCES calls (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE call_places (
        owner \(.text) NOT NULL, call_id \(.text) NOT NULL, place \(.text) NOT NULL,
        number \(.integer) NOT NULL, sent \(.integer) NOT NULL,
        PRIMARY KEY (owner, call_id, place, number),
        FOREIGN KEY (owner, call_id) REFERENCES calls (owner, id)
      ) \(.strict)
      """,
    ])

  /// Submissions are found by whether they are shown, as everybody may ask for those that are.
  static let standings = TableArea(
    "standings of submissions",
    [
      "ALTER TABLE call_submissions ADD COLUMN standing \(.text) NOT NULL DEFAULT 'received'",
      // What somebody wrote has a backslash before its quotes, and cannot look like this.
      """
      UPDATE call_submissions SET standing = 'shown'
      WHERE content LIKE '%"moderation":{"shown":{}}%'
      """,
      """
      UPDATE call_submissions SET standing = 'hidden'
      WHERE content LIKE '%"moderation":{"hidden":%'
      """,
      """
      CREATE INDEX call_submissions_by_standing
      ON call_submissions (owner, call_id, standing, sent, id)
      """,
      "CREATE INDEX call_submissions_by_time ON call_submissions (owner, call_id, sent, id)",
    ])
}
