import Database

/// The tables of what is on its way: one-time keys, sign-ins at providers, and who people are there.
enum SignInTables {
  static let area = TableArea(
    "one-time keys, sign-ins at providers, identities",
    [
      """
      CREATE TABLE account_keys (
        owner \(.text) NOT NULL, hash \(.text) NOT NULL, purpose \(.text) NOT NULL,
        email \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, hash), UNIQUE (hash)
      ) \(.strict)
      """,
      """
      CREATE TABLE pending_sign_ins (
        owner \(.text) NOT NULL, state \(.text) NOT NULL, began \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, state)
      ) \(.strict)
      """,
      """
      CREATE TABLE identities (
        owner \(.text) NOT NULL, issuer \(.text) NOT NULL, subject \(.text) NOT NULL,
        account \(.text) NOT NULL,
        PRIMARY KEY (owner, issuer, subject)
      ) \(.strict)
      """,
      "CREATE INDEX identities_by_account ON identities (account)",
      """
      CREATE TABLE audit_starts (
        owner \(.text) NOT NULL PRIMARY KEY, number \(.integer) NOT NULL, hash \(.text) NOT NULL
      ) \(.strict)
      """,
    ])
}
