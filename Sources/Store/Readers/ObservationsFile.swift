import Indicators
import Measures
import Problems
import StatisticalTables

/// Reads the files of `observations/`: a value in each row.
struct ObservationsFile {
  private static let fixed = ["indicator", "unit", "period", "value", "status"]

  let file: DelimitedFile
  /// The place of the file among the sources.
  let source: Int
  let indicators: [String: Indicator]
  /// Whether these are all indicators; a row of another is passed over where they are not.
  let isComplete: Bool
  /// Whether a code is a unit's, today or earlier.
  let isUnit: (String) -> Bool
  /// Whether a code is a unit's of the review, or of what it lies in.
  let isToday: (String) -> Bool

  /// Adds the observations of the file to a store.
  ///
  /// - Parameters:
  ///   - builder: takes the observations with their places, in the file's order.
  ///   - log: takes what does not fit.
  func read(into builder: inout ObservationStore.Builder, log: inout ProblemLog) {
    guard let columns = Columns(file, indicators: indicators, isComplete: isComplete, log: &log)
    else { return }
    var unitMemory: [String: Bool] = [:]
    for row in file.rows {
      let id = row.fields[columns.indicator]
      guard let indicator = indicators[id] else {
        guard isComplete else { continue }
        log.error("observations.unknown-indicator", at: file.place(row, "indicator"), ["found": id])
        continue
      }
      guard indicator.formula == nil else {
        log.error("observations.derived", at: file.place(row, "indicator"), ["indicator": id])
        continue
      }
      let unit = row.fields[columns.unit]
      let isKnown = unitMemory[unit] ?? isUnit(unit)
      unitMemory[unit] = isKnown
      guard isKnown else {
        log.error("observations.unknown-unit", at: file.place(row, "unit"), ["found": unit])
        continue
      }
      if indicator.carrying == .none, !isToday(unit) {
        log.error(
          "observations.not-carried", at: file.place(row, "unit"), ["found": unit, "indicator": id])
        continue
      }
      guard let period = period(row, columns, indicator, log: &log),
        let categories = categories(row, columns, indicator, log: &log),
        let value = file.observedValue(row, columns.value, columns.status, log: &log)
      else { continue }
      let interval = file.observedInterval(
        row, columns.lower, columns.upper, around: value, log: &log)
      builder.add(
        Observation(
          unit: unit, period: period, categories: categories, value: value, interval: interval),
        of: id, source: source, line: row.line)
    }
  }

  private struct Columns {
    let indicator: Int
    let unit: Int
    let period: Int
    let value: Int
    let status: Int
    let lower: Int?
    let upper: Int?
    let breakdowns: [String: Int]

    init?(
      _ file: DelimitedFile, indicators: [String: Indicator], isComplete: Bool,
      log: inout ProblemLog
    ) {
      for name in ObservationsFile.fixed where file.column(name) == nil {
        log.error("observations.missing-column", at: Place(file.file, line: 1), ["column": name])
      }
      let broken = Set(indicators.values.flatMap { $0.breakdowns.map(\.id) })
      for name in file.header
      where isComplete && !ObservationsFile.fixed.contains(name)
        && !["lower", "upper"].contains(name)
        && !broken.contains(name)
      {
        log.error(
          "observations.unknown-column", at: Place(file.file, line: 1, cell: name), ["column": name]
        )
      }
      guard let indicator = file.column("indicator"), let unit = file.column("unit"),
        let period = file.column("period"), let value = file.column("value"),
        let status = file.column("status")
      else { return nil }
      self.indicator = indicator
      self.unit = unit
      self.period = period
      self.value = value
      self.status = status
      lower = file.column("lower")
      upper = file.column("upper")
      breakdowns = Dictionary(
        uniqueKeysWithValues: broken.compactMap { id in file.column(id).map { (id, $0) } })
    }
  }

  private func period(
    _ row: DelimitedFile.Row, _ columns: Columns, _ indicator: Indicator, log: inout ProblemLog
  ) -> Period? {
    let text = row.fields[columns.period]
    guard let period = Period(text) else {
      log.error("observations.bad-period", at: file.place(row, "period"), ["found": text])
      return nil
    }
    let fits =
      switch (indicator.periods, period.kind) {
      case (.year, .year), (.quarter, .quarter), (.month, .month), (.window, .window): true
      default: false
      }
    guard fits else {
      log.error(
        "observations.wrong-period", at: file.place(row, "period"),
        ["found": text, "kind": indicator.periods.rawValue])
      return nil
    }
    return period
  }

  private func categories(
    _ row: DelimitedFile.Row, _ columns: Columns, _ indicator: Indicator, log: inout ProblemLog
  ) -> [String]? {
    var codes: [String] = []
    for (id, column) in columns.breakdowns
    where !row.fields[column].isEmpty && !indicator.breakdowns.contains(where: { $0.id == id }) {
      log.error(
        "observations.unwanted-category", at: file.place(row, id),
        ["indicator": indicator.id, "column": id])
      return nil
    }
    for breakdown in indicator.breakdowns {
      let written = columns.breakdowns[breakdown.id].map { row.fields[$0] } ?? ""
      let total = breakdown.categories.first { $0.role == .total }?.code
      let code = written.isEmpty ? total ?? "" : written
      guard breakdown.categories.contains(where: { $0.code == code }) else {
        log.error(
          "observations.unknown-category", at: file.place(row, breakdown.id),
          [
            "found": code, "column": breakdown.id,
            "known": breakdown.categories.map(\.code).joined(separator: ", "),
          ])
        return nil
      }
      codes.append(code)
    }
    return codes
  }
}
