import StatisticalTables
import TestSupport

/// The rows of a reference file by their columns' names.
struct ReferenceRows {
  static let folder = "methods/dev"
  let rows: [[String: String]]

  init(_ name: String) throws {
    let path = "\(Self.folder)/\(name)"
    let file = try DelimitedFile(ReferenceData.bytes(path), file: path)
    rows = file.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(file.header, row.fields))
    }
  }
}

extension [String: String] {
  /// The number in a column; nil where the field is empty.
  func number(_ column: String) -> Double? { self[column].flatMap(Double.init) }

  /// The whole number in a column; nil where the field is empty.
  func whole(_ column: String) -> Int? { number(column).map { Int($0) } }
}

/// The largest difference of many, and how many were compared.
struct Differences: CustomStringConvertible {
  private(set) var largest = 0.0
  private(set) var count = 0

  mutating func compare(_ left: Double, _ right: Double) {
    largest = max(largest, (left - right).magnitude)
    count += 1
  }

  var description: String { "\(count) compared, largest difference \(largest)" }
}
