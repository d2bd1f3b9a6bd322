import Languages

/// The 2030 Agenda for Sustainable Development (A/RES/70/1): its 17 goals and 169 targets.
public enum Agenda2030 {
  /// The 17 goals in official order.
  public static let goals: [Goal] = {
    let rows = rowsByID(of: EmbeddedTable("goals.tsv"), column: "goal", GoalID.init(_:))
    return GoalID.all.map { id in
      guard let row = rows[id] else { preconditionFailure("goals.tsv: goal \(id) is missing") }
      return Goal(
        id: id, name: row.localizedText, colour: row["colour"],
        dimension: row.value("dimension", SustainabilityDimension.init(rawValue:)),
        theme: row.value("theme", Theme.init(rawValue:)))
    }
  }()

  /// The 169 targets in official order.
  public static let targets: [Target] = targetsByGoal.flatMap { $0 }

  /// The goal with a code.
  ///
  /// - Parameter id: the code.
  /// - Returns: the goal; every code has one.
  public static func goal(_ id: GoalID) -> Goal {
    goals[id.rawValue - 1]
  }

  /// The target with a code.
  ///
  /// - Parameter id: the code.
  /// - Returns: the target; every code has one.
  public static func target(_ id: TargetID) -> Target {
    targetsByGoal[id.goal.rawValue - 1][id.rank - 1]
  }

  /// The targets of a goal in official order.
  ///
  /// - Parameter goal: the goal's code.
  /// - Returns: 5 to 19 targets.
  public static func targets(of goal: GoalID) -> [Target] {
    targetsByGoal[goal.rawValue - 1]
  }

  private static let targetsByGoal: [[Target]] = {
    let rows = rowsByID(of: EmbeddedTable("targets.tsv"), column: "target", TargetID.init(_:))
    return GoalID.all.map { goal in
      TargetID.all(in: goal).map { id in
        guard let row = rows[id] else { preconditionFailure("targets.tsv: \(id) is missing") }
        return Target(id: id, title: row.localizedText)
      }
    }
  }()

  private static func rowsByID<ID: Hashable>(
    of table: EmbeddedTable, column: String, _ read: (String) -> ID?
  ) -> [ID: EmbeddedTable.Row] {
    var rows: [ID: EmbeddedTable.Row] = [:]
    for row in table.rows where rows.updateValue(row, forKey: row.value(column, read)) != nil {
      row.fail("\(row[column]) stands twice")
    }
    return rows
  }
}
