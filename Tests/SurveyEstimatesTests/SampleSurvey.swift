import Languages
import Measures
import SurveyEstimates
import Surveys
import Testing

/// A survey made for a test: units `1`, `2`, … and what they answered.
struct SampleSurvey {
  var questions: [Question]
  var units: [Unit]
  var attributes: [String] = []
  var counts = Population.Counts.organisations
  var excluded: [Population.Exclusion] = []
  var plan = AnalysisPlan()
  var codings: [AnswerCoding] = []

  struct Unit {
    var levels = ["municipality"]
    /// The group of each attribute.
    var groups: [String: String] = [:]
    /// Numbers that are known of the unit.
    var numbers: [String: Double] = [:]
    /// Nil where the unit did not respond.
    var answers: [String: Answer]?
    /// The levels answered for; those of the unit where nil.
    var answeredLevels: [String]?
  }

  static func text(_ text: String) -> LocalizedText { LocalizedText(same: text) }

  static func options(
    _ codes: [String], values: [Double]? = nil, dontKnow: Bool = false
  ) -> [Question.Option] {
    codes.enumerated().map { index, code in
      Question.Option(code: code, text: text(code), value: values?[index])
    } + (dontKnow ? [Question.Option(code: "unsure", text: text("Unsure"), isDontKnow: true)] : [])
  }

  static func question(
    _ kind: Question.Kind, _ codes: [String] = [], values: [Double]? = nil,
    dontKnow: Bool = false, levels: [String] = [], condition: Condition? = nil,
    items: [Question.Item] = [], id: String = "q"
  ) -> Question {
    Question(
      id: id, kind: kind, text: text("Question \(id)"), levels: levels, condition: condition,
      options: options(codes, values: values, dontKnow: dontKnow), items: items)
  }

  func tabulation(level: Double = 0.95) throws -> Tabulation {
    let day = try #require(Day("2021-04-01"))
    var responses: [Response] = []
    var asked: [Population.Link] = []
    for (index, unit) in units.enumerated() {
      let code = String(index + 1)
      asked += unit.levels.map { Population.Link(unit: code, level: $0) }
      guard let answers = unit.answers else { continue }
      let levels = unit.answeredLevels ?? unit.levels
      for group in counts == .links ? levels.map({ [$0] }) : [levels] {
        responses.append(Response(unit: code, levels: group, submitted: day, answers: answers))
      }
    }
    let questionnaire = Questionnaire(
      id: "sample", title: SampleSurvey.text("Sample"),
      wave: Questionnaire.Wave(id: "2021"), questions: questions)
    return Tabulation(
      questionnaire: questionnaire, responses: responses,
      population: Population(asked: asked, excluded: excluded, counts: counts),
      levels: levels, attributes: attributes.map(attribute), numbers: numbers, codings: codings,
      settings: Tabulation.Settings(
        period: .year(2021), sources: [Source(name: SampleSurvey.text("Test"), licence: "CC0")],
        level: level), plan: plan)
  }

  private var numbers: [Tabulation.UnitNumber] {
    Set(units.flatMap(\.numbers.keys)).sorted().map { id in
      var values: [String: Double] = [:]
      for (index, unit) in units.enumerated() { values[String(index + 1)] = unit.numbers[id] }
      return Tabulation.UnitNumber(id: id, name: SampleSurvey.text(id), values: values)
    }
  }

  private var levels: [Measures.Category] {
    let used = Set(units.flatMap(\.levels))
    return ["municipality", "county"].filter(used.contains)
      .map { Measures.Category(code: $0, label: SampleSurvey.text($0)) }
  }

  private func attribute(_ id: String) -> Tabulation.Attribute {
    let codes = Set(units.compactMap { $0.groups[id] }).sorted()
    var values: [String: String] = [:]
    for (index, unit) in units.enumerated() { values[String(index + 1)] = unit.groups[id] }
    return Tabulation.Attribute(
      id: id, name: SampleSurvey.text(id),
      categories: codes.map { Measures.Category(code: $0, label: SampleSurvey.text($0)) },
      values: values)
  }

  /// All tables by address.
  func tables(_ disclosure: Disclosure = .open) throws -> [String: Table] {
    let tables = try tabulation().tables(disclosure).map(\.table)
    #expect(Set(tables.map(\.address)).count == tables.count, "an address names one table")
    return Dictionary(uniqueKeysWithValues: tables.map { ($0.address.description, $0) })
  }
}

extension [String: Table] {
  /// The table with an address, which must be there.
  func named(_ address: String) throws -> Table {
    try #require(self[address], "there is no table \(address)")
  }
}

extension Table {
  /// The cell at categories written `answer=yes, size=large`; what is left out stands at its total.
  func cell(_ coordinates: String = "") throws -> Cell {
    let pairs = coordinates.split(separator: ",").map { pair in
      pair.split(separator: "=").map { $0.trimmingPrefix(" ") }
    }
    return cells[
      try find(
        pairs.map { .init(dimension: String($0[0]), category: String($0[1])) }
      ).index]
  }

  /// The codes of the categories of a dimension.
  func codes(_ dimension: String) -> [String] {
    dimensions.first { $0.id == dimension }?.categories.map(\.code) ?? []
  }
}

extension Cell {
  /// The value rounded to one decimal.
  var oneDecimal: Double? { value.number.map { Rounding.round($0, decimals: 1) } }

  var interval: Interval? {
    if case .interval(let interval) = uncertainty { interval } else { nil }
  }
}
