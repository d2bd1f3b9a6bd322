import Database

/// The tables that keep campaigns, links and answers; each row begins with its owner.
///
/// What is searched by stands in columns of its own; the rest of a value stands as JSON in `content`.
enum FieldworkTables {
  static let area = TableArea(
    "campaigns, links and answers",
    [
      """
      CREATE TABLE questionnaires (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, number \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, id, number)
      ) \(.strict)
      """,
      """
      CREATE TABLE campaigns (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, version \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE campaign_events (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, number \(.integer) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, number),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE links (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, id \(.text) NOT NULL,
        unit \(.text) NOT NULL, hash \(.text) NOT NULL UNIQUE, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, id),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
      "CREATE INDEX links_by_unit ON links (owner, campaign, unit)",
      """
      CREATE TABLE responses (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, unit \(.text) NOT NULL,
        standing \(.text), events \(.integer) NOT NULL DEFAULT 0, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, unit),
        FOREIGN KEY (owner, campaign) REFERENCES campaigns (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE answer_versions (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, unit \(.text) NOT NULL,
        question \(.text) NOT NULL, number \(.integer) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, unit, question, number),
        FOREIGN KEY (owner, campaign, unit) REFERENCES responses (owner, campaign, unit)
      ) \(.strict)
      """,
      """
      CREATE TABLE response_events (
        owner \(.text) NOT NULL, campaign \(.text) NOT NULL, unit \(.text) NOT NULL,
        number \(.integer) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, campaign, unit, number),
        FOREIGN KEY (owner, campaign, unit) REFERENCES responses (owner, campaign, unit)
      ) \(.strict)
      """,
    ])

  /// How far units have come is asked for all units at once, and read from the index alone.
  static let standings = TableArea(
    "standings of responses",
    ["CREATE INDEX responses_by_standing ON responses (owner, campaign, unit, standing)"])
}
