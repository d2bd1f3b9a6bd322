extension IndicatorPanel {
  /// The units most like each unit in some indicators of one year.
  ///
  /// Values are standardised by mean and standard deviation (with n − 1) and the distance is Euclidean,
  /// all indicators weighing the same. An unknown value counts as the mean of the known ones. For a
  /// comparison that is shown to readers use ``SimilarUnits``, which takes only variables that both have
  /// and says what each contributes.
  ///
  /// - Parameters:
  ///   - count: how many neighbours, fewer than there are units.
  ///   - columns: for each variable the number of each unit; NaN where unknown.
  /// - Returns: `count` positions of units for each unit, the nearest first.
  public static func nearestUnits(_ count: Int, on columns: [[Double]]) -> [Int32] {
    guard let units = columns.first?.count, count > 0, count < units else { return [] }
    precondition(columns.allSatisfy { $0.count == units }, "a number of each unit")
    var rows = [Double](repeating: 0, count: units * columns.count)
    for (column, numbers) in columns.enumerated() {
      var sum = 0.0
      var known = 0.0
      for number in numbers where !number.isNaN {
        sum += number
        known += 1
      }
      guard known > 0 else { continue }
      let mean = sum / known
      var squares = 0.0
      for number in numbers where !number.isNaN { squares += (number - mean) * (number - mean) }
      let deviation = (squares / Double(units - 1)).squareRoot()
      guard deviation > 0 else { continue }
      for (unit, number) in numbers.enumerated() where !number.isNaN {
        rows[unit * columns.count + column] = (number - mean) / deviation
      }
    }
    return NearestRows(rows, columns: columns.count).nearest(count)
  }
}
