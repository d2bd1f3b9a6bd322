public import Measures
public import Problems
public import StatisticalTables

extension DelimitedFile {
  /// The value of a row: a number with its quality, or the reason why there is none.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - column: the column of the number, called `value`.
  ///   - status: the column of the status, called `status`; final figures where there is none.
  ///   - log: takes what is no number, no status, or both a number and a reason for its absence.
  /// - Returns: the value; nil where something is wrong.
  public func observedValue(
    _ row: Row, _ column: Int, _ status: Int?, log: inout ProblemLog
  ) -> Value? {
    let text = row.fields[column]
    let status = status.map { row.fields[$0] } ?? ""
    let number = text.isEmpty ? nil : number(text)
    if !text.isEmpty && number == nil {
      log.error("observations.bad-value", at: place(row, "value"), ["found": text])
      return nil
    }
    let quality = status.isEmpty ? Quality.final : Quality(rawValue: status)
    let absence = Absence(rawValue: status).flatMap { Self.absences.contains($0) ? $0 : nil }
    switch (number, quality, absence) {
    case (let number?, let quality?, _): return .known(number, quality)
    case (nil, _, let absence?): return .unknown(absence)
    case (.some, nil, .some):
      log.error("observations.value-and-absence", at: place(row, "status"), ["status": status])
    case (nil, .some, nil):
      log.error("observations.no-value", at: place(row, "value"))
    default:
      let known = [Quality.preliminary, .estimated].map(\.rawValue) + Self.absences.map(\.rawValue)
      log.error(
        "observations.unknown-status", at: place(row, "status"),
        ["found": status, "known": known.joined(separator: ", ")])
    }
    return nil
  }

  private static let absences: [Absence] = [.missing, .confidential, .notPublished, .notApplicable]

  /// The interval that a row gives for its value.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - lower: the column of the lower end.
  ///   - upper: the column of the upper end.
  ///   - value: the row's value.
  ///   - log: takes an interval that does not hold the value.
  /// - Returns: the interval; nil where there is none, or something is wrong.
  public func observedInterval(
    _ row: Row, _ lower: Int?, _ upper: Int?, around value: Value, log: inout ProblemLog
  ) -> Interval? {
    guard let lower, let upper else { return nil }
    let (lowerText, upperText) = (row.fields[lower], row.fields[upper])
    guard !lowerText.isEmpty || !upperText.isEmpty else { return nil }
    guard let least = number(lowerText), let most = number(upperText),
      let number = value.number, least <= number, number <= most
    else {
      log.error(
        "observations.bad-interval", at: Place(file, line: row.line, cell: "lower"),
        ["lower": lowerText, "upper": upperText])
      return nil
    }
    return Interval(lower: least, upper: most)
  }
}
