import Languages
import Measures
import PlanReading
import Problems
import StatisticalTables
import VoluntaryReview

extension ReviewFolder {
  private static let plansPath = "plans/plans.csv"
  private static let judgementsPath = "plans/judgements.csv"
  private static let readings = "plans/readings"

  /// The plans with what has been found in them, and what readers say of it.
  ///
  /// - Parameter units: the units; nil where they could not be read.
  /// - Returns: the plans that could be read, in the order of their file.
  mutating func plans(units: ReviewUnits?) -> [ReviewPlan] {
    let kept = files.list(Self.readings, ending: ".csv")
    guard files.has(Self.plansPath) else {
      for path in kept + (files.has(Self.judgementsPath) ? [Self.judgementsPath] : []) {
        log.error("plans.no-list", at: Place(path))
      }
      return []
    }
    guard let sheet = delimited(Self.plansPath) else { return [] }
    let rows = PlansFile(file: sheet).read(units: units, log: &log)
    checkUnique(rows.map { ($0.id, $0.place) })
    var read: [String: KeptReading] = [:]
    for path in kept {
      if let file = delimited(path), let reading = ReadingFile(file: file).read(log: &log) {
        read[path] = reading
      }
    }
    let used = Set(rows.map { "plans/" + $0.reading })
    for path in kept where !used.contains(path) {
      log.warning("plans.unused-reading", at: Place(path))
    }
    var readings: [String: KeptReading] = [:]
    for row in rows {
      let path = "plans/" + row.reading
      guard kept.contains(path) else {
        log.error(
          "plans.unknown-reading", at: row.place.cell("reading"),
          [
            "found": row.reading,
            "known": kept.isEmpty
              ? "–" : kept.map { String($0.dropFirst(6)) }.joined(separator: ", "),
          ])
        continue
      }
      guard let whole = read[path] else { continue }
      let own = row.document.map { whole.of(document: $0) } ?? whole
      guard !own.passages.isEmpty else {
        let known = Set(whole.passages.map(\.document)).sorted()
        log.error(
          "plans.unknown-document", at: row.place.cell("document"),
          [
            "found": row.document ?? "–", "file": path,
            "known": known.isEmpty ? "–" : known.joined(separator: ", "),
          ])
        continue
      }
      readings[row.id] = own
    }
    let judgements = judgements(of: rows.map(\.id), readings)
    return rows.compactMap { row in
      readings[row.id].map { row.plan(reading: $0, judgements: judgements[row.id] ?? []) }
    }
  }

  private mutating func judgements(
    of plans: [String], _ readings: [String: KeptReading]
  ) -> [String: [ReaderJudgement]] {
    guard files.has(Self.judgementsPath), let file = delimited(Self.judgementsPath) else {
      return [:]
    }
    return JudgementsFile(file: file).read(readings: readings, plans: plans, log: &log)
  }
}
