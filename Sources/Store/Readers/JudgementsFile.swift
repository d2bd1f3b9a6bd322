import Agenda
import Measures
import PlanReading
import Problems
import StatisticalTables

/// Reads `plans/judgements.csv`: what readers say of the findings in plans.
struct JudgementsFile {
  private static let columns = [
    "plan", "passage", "goal", "kind", "reader", "decision", "moved-to", "date",
  ]

  let file: DelimitedFile

  /// The judgements of each plan, by its id.
  ///
  /// - Parameters:
  ///   - readings: the reading of each plan that could be read.
  ///   - plans: the ids of all plans.
  ///   - log: takes what does not fit.
  /// - Returns: those that could be read.
  func read(
    readings: [String: KeptReading], plans: [String], log: inout ProblemLog
  ) -> [String: [ReaderJudgement]] {
    let before = log.errorCount
    file.checkColumns(needed: Self.columns, known: Self.columns, &log)
    guard log.errorCount == before else { return [:] }
    let findings = readings.mapValues { reading in
      Dictionary(
        reading.passages.map { ($0.id, $0.findings) }, uniquingKeysWith: { first, _ in first })
    }
    var seen: [[String]: Int] = [:]
    var found: [String: [ReaderJudgement]] = [:]
    for row in file.rows {
      let plan = field(row, "plan")
      guard plans.contains(plan) else {
        refuse(row, "plan", plans.joined(separator: ", "), &log)
        continue
      }
      // Of a plan whose reading is broken nothing can be said here.
      guard let passages = findings[plan], let judgement = judgement(row, passages, &log) else {
        continue
      }
      let key = [
        plan, judgement.passage, judgement.goal.description, judgement.kind.rawValue,
        judgement.reader,
      ]
      if let first = seen.updateValue(row.line, forKey: key) {
        log.error("judgements.duplicate", at: file.place(row, "reader"), ["line": String(first)])
        continue
      }
      found[plan, default: []].append(judgement)
    }
    return found
  }

  private func field(_ row: DelimitedFile.Row, _ column: String) -> String {
    file.column(column).map { row.fields[$0] } ?? ""
  }

  private func judgement(
    _ row: DelimitedFile.Row, _ passages: [String: [KeptFinding]], _ log: inout ProblemLog
  ) -> ReaderJudgement? {
    let passage = field(row, "passage")
    guard let findings = passages[passage] else {
      log.error("judgements.unknown-passage", at: file.place(row, "passage"), ["found": passage])
      return nil
    }
    guard let kind = GoalFinding.Kind(rawValue: field(row, "kind")) else {
      refuse(row, "kind", "explicit, implied", &log)
      return nil
    }
    guard let goal = GoalID(field(row, "goal")),
      findings.contains(where: { $0.goal == goal && $0.kind == kind })
    else {
      let known = findings.filter { $0.kind == kind }.map(\.goal.description)
      log.error(
        "judgements.unknown-finding", at: file.place(row, "goal"),
        [
          "found": field(row, "goal"), "passage": passage,
          "known": known.isEmpty ? "–" : known.joined(separator: ", "),
        ])
      return nil
    }
    guard !field(row, "reader").isEmpty else {
      refuse(row, "reader", ReaderJudgement.agreed, &log)
      return nil
    }
    guard field(row, "date").isEmpty || Day(field(row, "date")) != nil else {
      refuse(row, "date", "2026-03-01", &log)
      return nil
    }
    guard let decision = decision(row, goal, &log) else { return nil }
    return ReaderJudgement(
      passage: passage, goal: goal, kind: kind, reader: field(row, "reader"), decision: decision)
  }

  private func decision(
    _ row: DelimitedFile.Row, _ goal: GoalID, _ log: inout ProblemLog
  ) -> ReaderJudgement.Decision? {
    let moved = field(row, "moved-to")
    let target = TargetID(moved)
    switch field(row, "decision") {
    case "accept" where moved.isEmpty: return .accept
    case "reject" where moved.isEmpty: return .reject
    case "accept", "reject":
      refuse(row, "moved-to", "–", &log)
    case "move":
      if let other = target?.goal ?? GoalID(moved) { return .move(to: other, target: target) }
      refuse(row, "moved-to", "1–17, 1.1–17.19", &log)
    default: refuse(row, "decision", "accept, reject, move", &log)
    }
    return nil
  }

  private func refuse(
    _ row: DelimitedFile.Row, _ column: String, _ known: String, _ log: inout ProblemLog
  ) {
    log.error(
      "plans.bad-value", at: file.place(row, column),
      ["found": field(row, column), "known": known])
  }
}

extension DelimitedFile {
  /// Tells columns that are missing or unknown in a file about plans.
  func checkColumns(needed: [String], known: [String], _ log: inout ProblemLog) {
    for name in needed where column(name) == nil {
      log.error("plans.missing-column", at: Place(file, line: 1), ["column": name])
    }
    for name in header where !known.contains(name) {
      log.error(
        "plans.unknown-column", at: Place(file, line: 1, cell: name),
        ["column": name, "known": known.joined(separator: ", ")])
    }
  }
}
