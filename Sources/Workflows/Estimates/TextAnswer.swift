import Languages
import Statistics
import Store

/// An answer as aligned columns in the reader's language, with numbers as the reader writes them.
struct TextAnswer {
  private let answer: EstimateAnswer
  private let language: Language

  init(_ answer: EstimateAnswer, in language: Language) {
    self.answer = answer
    self.language = language
  }

  /// The whole text: what it is of, the estimates, and the tests where there are any.
  var text: String {
    let share = language.percent(answer.query.level * 100, decimals: levelDecimals)
    var text = language.text("estimate.title", ["data": answer.query.dataPath, "level": share])
    text += "\n\n" + TextAnswer.aligned([estimateHead] + answer.lines.map(row), names: names)
    if !answer.tests.isEmpty {
      text += "\n" + TextAnswer.aligned([testHead] + answer.tests.map(row), names: testNames)
    }
    if answer.lines.contains(where: \.isSuppressed) {
      text += "\n" + language.text("estimate.suppressed") + "\n"
    }
    return text
  }

  private var levelDecimals: Int {
    (answer.query.level * 100).rounded() == answer.query.level * 100 ? 0 : 1
  }

  /// How many of the first columns are names, not numbers.
  private var names: Int { answer.query.groups.count + 1 + answer.parts.count }

  private var testNames: Int {
    answer.query.groups.count + 1 + (hasTestedTerms ? 1 : 0)
  }

  private var hasTestedTerms: Bool { answer.tests.contains { $0.term != nil } }

  private var estimateHead: [String] {
    answer.query.groups.map(\.text) + [language.text("estimate.head.measure")]
      + answer.parts.map { language.text("estimate.part.\($0.rawValue)") }
      + ["estimate", "se", "lower", "upper", "df", "deff", "n", "weighted-n"]
      .filter { $0 != "deff" || hasEffects }
      .map { language.text("estimate.head.\($0)") }
  }

  private var hasEffects: Bool { answer.lines.contains { $0.designEffect != nil } }

  private func row(_ line: EstimateLine) -> [String] {
    let parts = answer.parts.map { key in line.parts.first { $0.key == key }?.text ?? "" }
    let decimals = decimals(of: line)
    func number(_ value: Double?) -> String {
      guard let value, value.isFinite else { return line.isSuppressed ? ":" : "–" }
      return line.measure.isShare
        ? language.percent(value * 100, decimals: 2) : language.number(value, decimals: decimals)
    }
    func plain(_ value: Double?, decimals: Int) -> String {
      guard let value, value.isFinite else { return line.isSuppressed ? ":" : "–" }
      let isWhole = (value - value.rounded()).magnitude < 1e-9 * max(1, value.magnitude)
      return language.number(value, decimals: isWhole ? 0 : decimals)
    }
    return line.groups + [language.text("estimate.measure.\(line.measure.rawValue)")] + parts + [
      number(line.estimate), number(line.standardError), number(line.interval?.lower),
      number(line.interval?.upper), plain(line.degreesOfFreedom, decimals: 1),
    ] + (hasEffects ? [plain(line.designEffect, decimals: 2)] : []) + [
      plain(Double(line.rows), decimals: 0), plain(line.weight, decimals: 1),
    ]
  }

  /// As many decimals as show three figures of the standard error, or five of the estimate.
  private func decimals(of line: EstimateLine) -> Int {
    var scale = (line.estimate ?? 0).magnitude / 100
    if let error = line.standardError, error > 0 { scale = error }
    var decimals = 2
    while scale > 0, scale < 1, decimals < 8 {
      scale *= 10
      decimals += 1
    }
    return decimals
  }

  private var testHead: [String] {
    answer.query.groups.map(\.text) + [language.text("estimate.head.test")]
      + (hasTestedTerms ? [language.text("estimate.part.term")] : [])
      + ["statistic", "df", "p"].map { language.text("estimate.head.\($0)") }
  }

  private func row(_ test: TestLine) -> [String] {
    let freedom = test.degreesOfFreedom.map {
      number($0, decimals: $0 == $0.rounded() ? 0 : 2)
    }
    return test.groups + [language.text("estimate.test.\(test.test.rawValue)")]
      + (hasTestedTerms ? [test.term ?? ""] : []) + [
        number(test.statistic, decimals: 3), freedom.joined(separator: "; "),
        number(test.pValue, decimals: 4),
      ]
  }

  private func number(_ value: Double, decimals: Int) -> String {
    value.isFinite ? language.number(value, decimals: decimals) : "–"
  }

  /// Rows with their columns under each other: names to the left, numbers to the right.
  private static func aligned(_ rows: [[String]], names: Int) -> String {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    return rows.map { row in
      let fields = row.enumerated().map { column, field in
        let blanks = String(repeating: " ", count: widths[column] - field.count)
        return column < names ? field + blanks : blanks + field
      }
      var line = fields.joined(separator: "  ")
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
