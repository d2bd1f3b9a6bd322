import Problems
import StatisticalTables
import Statistics
import Store

extension EstimateAnswer {
  /// The parts that any estimate has, in order.
  var parts: [EstimateLine.Part.Key] {
    let used = Set(lines.flatMap { $0.parts.map(\.key) })
    return EstimateLine.Part.Key.allCases.filter(used.contains)
  }

  /// Everything, with all decimals.
  var json: JSONText {
    .object([
      ("query", .string(query.file)), ("data", .string(query.dataPath)),
      ("kind", .string(query.wanted.key)), ("level", .number(query.level)),
      ("interval", .string(query.interval.rawValue)),
      ("estimates", .array(lines.map(json))), ("tests", .array(tests.map(json))),
      ("warnings", .array(warnings.map { .string($0.code) })),
    ])
  }

  private func json(_ line: EstimateLine) -> JSONText {
    .object(
      [("measure", .string(line.measure.rawValue)), ("by", json(groups: line.groups))]
        + line.parts.map { ($0.key.rawValue, .string($0.text)) } + [
          ("estimate", json(line.estimate)), ("se", json(line.standardError)),
          ("ci", json(line.interval)), ("df", json(line.degreesOfFreedom)),
          ("deff", json(line.designEffect)), ("n", .int(line.rows)),
          ("count", line.count.map { .int($0) } ?? .null), ("weighted-n", json(line.weight)),
          ("suppressed", .bool(line.isSuppressed)),
        ])
  }

  private func json(_ interval: ConfidenceInterval?) -> JSONText {
    guard let interval else { return .null }
    return .object([
      ("lower", json(interval.lower)), ("upper", json(interval.upper)),
      ("level", .number(interval.level)),
    ])
  }

  private func json(_ test: TestLine) -> JSONText {
    .object(
      [("test", .string(test.test.rawValue)), ("by", json(groups: test.groups))]
        + (test.term.map { [("term", .string($0))] } ?? []) + [
          ("statistic", json(test.statistic)),
          ("df", .array(test.degreesOfFreedom.map { json($0) })), ("p", json(test.pValue)),
        ])
  }

  private func json(groups: [String]) -> JSONText {
    .object(zip(query.groups, groups).map { ($0.text, .string($1)) })
  }

  private func json(_ value: Double?) -> JSONText {
    value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A row for each estimate, then for each test, with all decimals.
  var csv: String {
    let parts = parts
    let hasTerm = parts.contains(.term)
    let isTested = !tests.isEmpty
    let isTermTested = isTested && !hasTerm && tests.contains { $0.term != nil }
    var writer = DelimitedWriter()
    writer.row(
      (isTested ? ["record"] : []) + query.groups.map(\.text) + ["measure"] + parts.map(\.rawValue)
        + (isTermTested ? ["term"] : []) + EstimateAnswer.numbers
        + (isTested ? ["statistic", "df-denominator", "p"] : []))
    for line in lines {
      var fields = isTested ? ["estimate"] : []
      fields += line.groups + [line.measure.rawValue]
      fields += parts.map { key in line.parts.first { $0.key == key }?.text ?? "" }
      if isTermTested { fields.append("") }
      fields += [
        plain(line.estimate), plain(line.standardError), plain(line.interval?.lower),
        plain(line.interval?.upper), line.interval.map { plain($0.level) } ?? "",
        plain(line.degreesOfFreedom), plain(line.designEffect), String(line.rows),
        line.count.map(String.init) ?? "", plain(line.weight),
        line.isSuppressed ? "true" : "false",
      ]
      writer.row(fields + (isTested ? ["", "", ""] : []))
    }
    for test in tests {
      var fields = ["test"] + test.groups + [test.test.rawValue]
      fields += parts.map { $0 == .term ? test.term ?? "" : "" }
      if isTermTested { fields.append(test.term ?? "") }
      fields += ["", "", "", "", "", plain(test.degreesOfFreedom.first), "", "", "", "", ""]
      fields += [
        plain(test.statistic),
        test.degreesOfFreedom.count > 1 ? plain(test.degreesOfFreedom[1]) : "",
        plain(test.pValue),
      ]
      writer.row(fields)
    }
    return writer.text
  }

  private static let numbers = [
    "estimate", "se", "lower", "upper", "level", "df", "deff", "n", "count", "weighted-n",
    "suppressed",
  ]

  private func plain(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return Numerals.shortest(value)
  }
}
