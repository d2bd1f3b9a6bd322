import Foundation
import Statistics
import TestSupport
import Testing

/// A case that R's `survey` has computed.
struct ReferenceCase: Sendable, CustomTestStringConvertible {
  let id: String
  let dataset: String
  let design: JSONValue
  let operation: JSONValue
  let relativeTolerance: Double
  let absoluteTolerance: Double
  let expected: JSONValue

  var testDescription: String { id }
  var kind: String { operation["kind"].text ?? "" }

  /// The folder of the reference results, in the reference data.
  static let folder = "survey/reference/dev"

  /// One of the files of cases: where it is, all are.
  static let file = "\(folder)/expected/api_cases.json"

  /// The cases of some kinds, of both files, in their order; none where the data are not here.
  static func all(_ kinds: String...) -> [ReferenceCase] {
    cases.filter { kinds.contains($0.kind) }
  }

  static let cases: [ReferenceCase] = ["api_cases", "municipal_cases"].flatMap(read)

  /// A file of expected results.
  static func file(_ name: String) throws -> JSONValue {
    let bytes = try ReferenceData.bytes("\(folder)/expected/\(name).json")
    return try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
  }

  private static func read(_ name: String) -> [ReferenceCase] {
    guard ReferenceData.has("\(folder)/expected/\(name).json"), let root = try? file(name)
    else { return [] }
    return root["cases"].list.map { one in
      ReferenceCase(
        id: one["id"].text ?? "", dataset: one["dataset"].text ?? "", design: one["design"],
        operation: one["op"], relativeTolerance: one["tolerance"]["rel"].number ?? 0,
        absoluteTolerance: one["tolerance"]["abs"].number ?? 0, expected: one["expect"])
    }
  }

  /// The data that the case was computed on.
  var data: ReferenceTable { ReferenceTable.named(dataset) }
}

/// A CSV of the reference data, column by column.
final class ReferenceTable: Sendable {
  let names: [String]
  let rows: Int
  private let columns: [String: [String]]

  init(_ name: String) {
    let bytes = (try? ReferenceData.bytes("\(ReferenceCase.folder)/inputs/\(name)")) ?? []
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map {
      ReferenceTable.fields(of: $0)
    }
    names = lines.isEmpty ? [] : lines.removeFirst()
    rows = lines.count
    var columns: [String: [String]] = [:]
    for (index, name) in names.enumerated() { columns[name] = lines.map { $0[index] } }
    self.columns = columns
  }

  private static func fields(of line: Substring) -> [String] {
    var fields = [""]
    var quoted = false
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted: fields.append("")
      default: fields[fields.count - 1].append(character)
      }
    }
    return fields
  }

  private static let tables: [String: ReferenceTable] = Dictionary(
    uniqueKeysWithValues: [
      "apisrs.csv", "apistrat.csv", "apiclus1.csv", "apiclus2.csv", "apistrat_lonely.csv",
      "municipal_a_frame.csv", "municipal_a_responses.csv",
    ].map { ($0, ReferenceTable($0)) })

  static func named(_ name: String) -> ReferenceTable {
    tables[name] ?? ReferenceTable(name)
  }

  /// The name of the column that a case means: `stagef` is `stage` as a factor.
  private func column(_ name: String) -> [String] {
    columns[name] ?? (name.hasSuffix("f") ? columns[String(name.dropLast())] : nil) ?? []
  }

  /// A column as it stands; empty where missing.
  func texts(_ name: String) -> [String] { column(name) }

  /// A column as numbers; NaN where missing.
  func numbers(_ name: String) -> [Double] { column(name).map { Double($0) ?? .nan } }

  /// The levels of a column, sorted by code point.
  func levels(_ name: String) -> [String] {
    Set(column(name)).filter { !$0.isEmpty }.sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
  }

  /// A column as categories in the order of its levels.
  func factor(_ name: String) -> Factor {
    let levels = levels(name)
    let codes = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, UInt16($0)) })
    return Factor(codes: column(name).map { codes[$0] ?? Factor.missing }, count: levels.count)
  }

  /// Whether a column holds words: then R makes a factor of it.
  func isWords(_ name: String) -> Bool {
    if columns[name] == nil { return true }
    return column(name).contains { !$0.isEmpty && Double($0) == nil }
  }
}
