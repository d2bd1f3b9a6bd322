import Database

/// The tables that keep contacts, the words of messages, and the messages on their way.
enum MessageTables {
  static let area = TableArea(
    "contacts and messages",
    [
      """
      CREATE TABLE contacts (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, id \(.text) NOT NULL,
        unit \(.text) NOT NULL, address \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, id),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
      "CREATE INDEX contacts_by_address ON contacts (address)",
      """
      CREATE TABLE message_templates (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, kind \(.text) NOT NULL,
        language \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, kind, language),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE letters (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, id \(.text) NOT NULL,
        unit \(.text) NOT NULL, kind \(.text) NOT NULL, state \(.text) NOT NULL,
        due \(.integer) NOT NULL, leased \(.integer) NOT NULL, message \(.text) NOT NULL,
        sealed \(.blob), content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, id),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
      "CREATE INDEX letters_by_due ON letters (state, due)",
      "CREATE INDEX letters_by_message ON letters (message)",
      """
      CREATE TABLE campaign_choices (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
    ])

  /// What stays of contacts that were taken away.
  static let pastContacts = TableArea(
    "past contacts",
    [
      """
      CREATE TABLE past_contacts (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, id \(.text) NOT NULL,
        unit \(.text) NOT NULL, hash \(.text) NOT NULL, quiet_since \(.integer),
        PRIMARY KEY (owner, campaign, id),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """
    ])
}
