import Foundation
import StatisticalTables
import TestSupport
import Testing

/// A case that R's `survey` has computed, and the query that asks for the same.
struct SurveyCase {
  static let folder = "survey/reference/dev"
  static let file = "\(folder)/expected/api_cases.json"

  let id: String
  let kind: String
  let operation: [String: Any]
  let expected: [String: Any]
  let tolerance: (relative: Double, absolute: Double)
  private let dataset: String
  private let design: [String: Any]
  private let table: DelimitedFile

  /// The cases of a kind whose design the product has.
  static func all(_ kinds: String...) throws -> [SurveyCase] {
    try ["api_cases", "municipal_cases"].flatMap { name -> [SurveyCase] in
      let bytes = try ReferenceData.bytes("\(folder)/expected/\(name).json")
      let root = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let cases = root?["cases"] as? [[String: Any]] ?? []
      return try cases.compactMap { one -> SurveyCase? in
        guard let operation = one["op"] as? [String: Any], let kind = operation["kind"] as? String,
          kinds.contains(kind)
        else { return nil }
        return try SurveyCase(one, kind: kind, operation)
      }
    }
  }

  private init(_ one: [String: Any], kind: String, _ operation: [String: Any]) throws {
    id = one["id"] as? String ?? ""
    self.kind = kind
    self.operation = operation
    expected = one["expect"] as? [String: Any] ?? [:]
    design = one["design"] as? [String: Any] ?? [:]
    dataset = one["dataset"] as? String ?? ""
    let allowed = one["tolerance"] as? [String: Double] ?? [:]
    tolerance = (allowed["rel"] ?? 0, allowed["abs"] ?? 0)
    table = try DelimitedFile(
      ReferenceData.bytes("\(SurveyCase.folder)/inputs/\(dataset)"), file: dataset)
  }

  /// A column of the file: `stagef` is `stage` as categories.
  func column(_ name: String) -> String {
    table.column(name) == nil && name.hasSuffix("f") ? String(name.dropLast()) : name
  }

  /// Whether R takes a column for categories.
  func isWords(_ name: String) -> Bool {
    column(name) != name || levels(name).contains { Double($0) == nil }
  }

  /// The categories of a column, by code point.
  func levels(_ name: String) -> [String] {
    guard let place = table.column(column(name)) else { return [] }
    return Set(table.rows.map { $0.fields[place] }).filter { !$0.isEmpty }.sorted {
      $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
    }
  }

  /// Whether a column has empty fields.
  func hasGaps(_ name: String) -> Bool {
    guard let place = table.column(column(name)) else { return false }
    return table.rows.contains { $0.fields[place].isEmpty }
  }

  /// The query, with what is estimated and what else is asked.
  func query(_ estimate: String, _ more: String = "") -> String {
    """
    data: \(ReferenceData.path)/\(SurveyCase.folder)/inputs/\(dataset)
    \(designText)
    \(adjustText)
    \(domainText)
    estimate: \(estimate)
    \(more)
    """
  }

  private var designText: String {
    func list(_ key: String) -> String {
      let one = design[key] as? String
      let names = design[key] as? [String] ?? one.map { [$0] } ?? []
      return "[" + names.map(quoted).joined(separator: ", ") + "]"
    }
    let keys = [("ids", "ids"), ("strata", "strata"), ("fpc", "populations")].filter {
      list($0.0) != "[]"
    }
    let stages = keys.map { "\($0.1): \(list($0.0)), " }.joined()
    let lonely = design["lonely_psu"] as? String ?? "fail"
    let weights = (design["weights"] as? String).map { "weights: \(quoted($0)), " } ?? ""
    return "design: {\(stages)\(weights)lonely: \(lonely == "fail" ? "refuse" : lonely)}"
  }

  private var domainText: String {
    guard let domain = design["domain"] as? String ?? operation["domain"] as? String else {
      return ""
    }
    if domain.hasPrefix("!is.na(") {
      return "where: {column: \(domain.dropFirst(7).dropLast()), answered: true}"
    }
    let sides = domain.split(separator: " ")
    return "where: {column: \(sides[0]), is: \(quoted(String(sides[2].dropFirst().dropLast())))}"
  }

  private var adjustText: String {
    guard let calibration = design["calibration"] as? [String: Any],
      let method = calibration["method"] as? String
    else { return "" }
    let margins = (calibration["margins"] as? [[String: Any]] ?? []).map { margin in
      self.margin(
        margin["variable"] as? String ?? "", margin["totals"] as? [String: Double] ?? [:])
    }
    switch method {
    case "poststratify": return "adjust: {post-stratify: \(margins[0])}"
    case "rake": return "adjust: {rake: [\(margins.joined(separator: ", "))]}"
    default:
      let bounds = (calibration["bounds"] as? [Double]).map { ", bounds: \($0)" } ?? ""
      let distance = method.split(separator: "-")[1]
      return "adjust: {calibrate: {\(calibrated(calibration)), distance: \(distance)\(bounds)}}"
    }
  }

  private func margin(_ column: String, _ totals: [String: Double]) -> String {
    let sizes = totals.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \($0.value)" }
    return "{column: \(column), totals: {\(sizes.joined(separator: ", "))}}"
  }

  /// The totals of a formula: those of a factor's first level are what the others leave.
  private func calibrated(_ calibration: [String: Any]) -> String {
    let totals = calibration["totals"] as? [String: Double] ?? [:]
    let formula = calibration["formula"] as? String ?? ""
    let size = totals["(Intercept)"] ?? 0
    var margins: [String] = []
    var columns: [String] = []
    for name in formula.dropFirst().split(separator: "+").map({ $0.filter { $0 != " " } }) {
      if isWords(name) {
        var sizes: [String: Double] = [:]
        for level in levels(name).dropFirst() { sizes[level] = totals[name + level] }
        sizes[levels(name)[0]] = size - sizes.values.reduce(0, +)
        margins.append(margin(name, sizes))
      } else {
        columns.append("\(name): \(totals[name] ?? .nan)")
      }
    }
    return "size: \(size), margins: [\(margins.joined(separator: ", "))], "
      + "columns: {\(columns.joined(separator: ", "))}"
  }

  func quoted(_ text: String) -> String { "'\(text)'" }
}

/// Compares answers with R's numbers, and remembers the farthest.
struct Compared {
  private(set) var numbers = 0
  private(set) var largest = 0.0
  private(set) var farthest = ""

  /// Expects numbers to be R's: `|got − want| <= abs + rel max(|want|, 1e-3 largest)`.
  mutating func expect(
    _ got: [Double], _ want: [Double?], _ one: SurveyCase, _ field: String,
    relative: Double? = nil, location: SourceLocation = #_sourceLocation
  ) {
    guard got.count == want.count else {
      Issue.record(
        "\(one.id), \(field): \(got.count) numbers where R has \(want.count)",
        sourceLocation: location)
      return
    }
    let scale = 1e-3 * (want.compactMap { $0?.magnitude }.max() ?? 0)
    for (mine, theirs) in zip(got, want) {
      numbers += 1
      guard let theirs else {
        #expect(mine.isNaN, "\(one.id), \(field)", sourceLocation: location)
        continue
      }
      let off = (mine - theirs).magnitude
      let size = max(theirs.magnitude, scale)
      let allowed = one.tolerance.absolute + (relative ?? one.tolerance.relative) * size
      #expect(
        off <= allowed, "\(one.id), \(field): \(mine) where R has \(theirs)",
        sourceLocation: location)
      if off > one.tolerance.absolute, off / size > largest {
        largest = off / size
        farthest = "\(one.id), \(field)"
      }
    }
  }

  /// Prints how many numbers were compared and how far off the farthest was.
  func tell(_ what: String) {
    #expect(numbers > 0)
    print(
      "R survey by queries, \(what): \(numbers) numbers, largest relative difference "
        + (largest == 0 ? "0" : String(format: "%.1e", largest) + " (\(farthest))"))
  }
}
