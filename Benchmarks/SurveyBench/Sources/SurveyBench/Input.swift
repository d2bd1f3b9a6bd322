import StatisticalTables
import Statistics

/// What the jobs cannot go on without.
enum Missing: Error {
  case file(String)
  case column(String)
}

extension ColumnFile {
  /// Reads a file of the system.
  init(_ wanted: [Wanted], path: String) throws {
    guard let file = InputFile(path) else { throw Missing.file(path) }
    self = try ColumnFile(wanted, file: path) { file.read($0) }
  }

  func factor(_ name: String) throws -> Factor {
    guard let found = categories(name) else { throw Missing.column(name) }
    return Factor(codes: found.codes, count: found.levels.count)
  }

  func column(_ name: String) throws -> [Double] {
    guard let found = numbers(name) else { throw Missing.column(name) }
    return found
  }
}

extension JSONText {
  /// Numbers; null where one is missing.
  static func numbers(_ values: [Double]) -> JSONText {
    .array(values.map { $0.isFinite ? .number($0) : .null })
  }
}
