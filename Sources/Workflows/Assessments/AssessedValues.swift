import Indicators
import Measures
import Problems
import StatisticalTables
import Store

/// The series of a CSV file with a row for each unit, indicator and period.
struct AssessedValues {
  /// The series in the order in which the file names them.
  private(set) var series: [Named] = []

  /// The values of one unit and one indicator.
  struct Named {
    let unit: String
    let indicator: String
    var points: [AssessedSeries.Point]
    /// Where the file first names it.
    let place: Place
  }

  private static let known = [
    "unit", "indicator", "period", "year", "value", "status", "lower", "upper",
  ]

  /// Reads the file.
  ///
  /// - Parameters:
  ///   - file: columns `unit`, `indicator`, `period` or `year`, `value`; optionally `status`, and
  ///     `lower` and `upper` of an interval.
  ///   - log: takes what does not fit.
  init(_ file: DelimitedFile, log: inout ProblemLog) {
    let time = file.column("period") == nil && file.column("year") != nil ? "year" : "period"
    guard let unit = file.needed("unit", &log), let indicator = file.needed("indicator", &log),
      let period = file.needed(time, &log), let value = file.needed("value", &log)
    else { return }
    file.refuseOthers(than: Self.known, &log)
    let status = file.column("status")
    var places: [String: Int] = [:]
    var seen: [String: Int] = [:]
    for row in file.rows {
      guard let when = Period(row.fields[period]) else {
        log.error(
          "observations.bad-period", at: file.place(row, time), ["found": row.fields[period]])
        continue
      }
      guard let number = file.observedValue(row, value, status, log: &log) else { continue }
      let key = row.fields[indicator] + "\t" + row.fields[unit]
      if let first = seen.updateValue(row.line, forKey: key + "\t" + when.description) {
        log.error(
          "observations.duplicate", at: Place(file.file, line: row.line),
          ["line": String(first), "file": file.file])
        continue
      }
      let interval = file.observedInterval(
        row, file.column("lower"), file.column("upper"), around: number, log: &log)
      let index = places[key] ?? series.count
      if index == series.count {
        places[key] = index
        series.append(
          Named(
            unit: row.fields[unit], indicator: row.fields[indicator], points: [],
            place: Place(file.file, line: row.line, cell: "indicator")))
      }
      series[index].points.append(
        AssessedSeries.Point(period: when, value: number, interval: interval))
    }
  }

  /// The values of the other units in the period of a series' latest value.
  func peers(of one: Named) -> [Double] {
    guard let latest = one.points.filter({ $0.number != nil }).map(\.period).max() else {
      return []
    }
    return series.compactMap { other in
      guard other.indicator == one.indicator, other.unit != one.unit else { return nil }
      return other.points.first { $0.period == latest }?.number
    }
  }
}

extension DelimitedFile {
  /// The place of a column that must be there.
  func needed(_ name: String, _ log: inout ProblemLog) -> Int? {
    if let column = column(name) { return column }
    let near = Nearest.word(to: name, among: header)
    log.error(
      near == nil ? "csv.missing-column" : "csv.missing-column-near", at: Place(file, line: 1),
      ["column": name, "nearest": near ?? "", "known": header.joined(separator: ", ")])
    return nil
  }

  /// Refuses columns that would be passed over in silence.
  func refuseOthers(than known: [String], _ log: inout ProblemLog) {
    for name in header where !known.contains(name) {
      let near = Nearest.word(to: name, among: known)
      log.error(
        near == nil ? "assessment.unknown-column" : "assessment.unknown-column-near",
        at: Place(file, line: 1, cell: name),
        ["found": name, "near": near ?? "", "known": known.joined(separator: ", ")])
    }
  }
}
