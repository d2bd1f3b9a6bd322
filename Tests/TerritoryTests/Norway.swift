import Foundation
import Measures
import Territory
import Testing

/// Short names for what most tests ask for.
enum Norway {
  static let country = Country.norway

  static func day(_ text: String) throws -> Day {
    try #require(Day(text))
  }

  static func division(_ year: Int) throws -> Division {
    country.division(at: try #require(Day(year: year, month: 1, day: 1)))
  }

  static func municipalities(_ year: Int) throws -> [UnitCode] {
    try division(year).units(at: .municipality).map(\.code)
  }

  /// The source tables, where somebody has them beside the package.
  static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "../shared/data/norway").standardizedFileURL

  static var hasSources: Bool { FileManager.default.fileExists(atPath: sources.path) }

  /// The lines of a source table, by column name; no field of those read here has quotes.
  static func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: sources.appending(path: name), encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline)
    let columns = try #require(lines.first).split(separator: ",").map(String.init)
    return lines.dropFirst().map { line in
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return Dictionary(zip(columns, fields)) { first, _ in first }
    }
  }
}

func observation(_ unit: UnitCode, _ year: Int, _ value: Double) -> UnitObservation {
  UnitObservation(unit: unit, period: .year(year), value: .known(value))
}
