import Database

/// The tables that keep accounts, sessions and the audit log.
///
/// An account may have roles in several owners, so it belongs to none: its row begins with an empty owner,
/// and its roles stand in rows of their own.
enum AccountTables {
  static let area = TableArea(
    "accounts, sessions and the audit log",
    [
      """
      CREATE TABLE owners (
        owner \(.text) NOT NULL PRIMARY KEY, content \(.text) NOT NULL
      ) \(.strict)
      """,
      """
      CREATE TABLE accounts (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, email \(.text) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, id), UNIQUE (owner, email)
      ) \(.strict)
      """,
      """
      CREATE TABLE memberships (
        owner \(.text) NOT NULL, account \(.text) NOT NULL, number \(.integer) NOT NULL,
        role \(.text) NOT NULL,
        PRIMARY KEY (owner, account, number)
      ) \(.strict)
      """,
      "CREATE INDEX memberships_by_account ON memberships (account)",
      """
      CREATE TABLE sessions (
        owner \(.text) NOT NULL, hash \(.text) NOT NULL, holder \(.text) NOT NULL,
        last_seen \(.integer) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, hash)
      ) \(.strict)
      """,
      "CREATE INDEX sessions_by_holder ON sessions (owner, holder)",
      """
      CREATE TABLE audit (
        owner \(.text) NOT NULL, number \(.integer) NOT NULL, hash \(.text) NOT NULL,
        time \(.integer) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, number)
      ) \(.strict)
      """,
    ])

  /// Sessions are found by the sign-in at a provider; those from before, which cannot be, end.
  static let providerSessions = TableArea(
    "sessions by the sign-in at a provider",
    [
      "ALTER TABLE sessions ADD COLUMN provider \(.text)",
      "DELETE FROM sessions WHERE content LIKE '%\"idToken\":%'",
      "CREATE INDEX sessions_by_provider ON sessions (owner, provider)",
    ])
}
