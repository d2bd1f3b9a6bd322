import Database

/// The tables that keep plans, what was found in them, and what readers say of it.
enum PlanTables {
  static let area = TableArea(
    "plans",
    [
      """
      CREATE TABLE plans (
        owner \(.text) NOT NULL, id \(.text) NOT NULL, unit \(.text) NOT NULL,
        file \(.text) NOT NULL, is_waiting \(.integer) NOT NULL, tries \(.integer) NOT NULL,
        version \(.integer) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, id)
      ) \(.strict)
      """,
      "CREATE INDEX plans_by_waiting ON plans (is_waiting)",
      "CREATE INDEX plans_by_file ON plans (owner, file)",
      """
      CREATE TABLE plan_passages (
        owner \(.text) NOT NULL, plan \(.text) NOT NULL, number \(.integer) NOT NULL,
        passage \(.text) NOT NULL, content \(.text) NOT NULL,
        PRIMARY KEY (owner, plan, number), UNIQUE (owner, plan, passage),
        FOREIGN KEY (owner, plan) REFERENCES plans (owner, id)
      ) \(.strict)
      """,
      """
      CREATE TABLE plan_judgements (
        owner \(.text) NOT NULL, plan \(.text) NOT NULL, passage \(.text) NOT NULL,
        goal \(.integer) NOT NULL, kind \(.text) NOT NULL, reader \(.text) NOT NULL,
        content \(.text) NOT NULL,
        PRIMARY KEY (owner, plan, passage, goal, kind, reader),
        FOREIGN KEY (owner, plan) REFERENCES plans (owner, id)
      ) \(.strict)
      """,
    ])
}
