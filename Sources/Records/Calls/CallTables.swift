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
}
