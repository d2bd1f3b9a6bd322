import Languages
import Measures
import Surveys

extension Tabulation {
  /// The tables of who answered: by level, by each attribute, and as counts with those left out.
  ///
  /// Who answered is no answer to a question, so nothing is kept back.
  func responseTables() -> [Table] {
    var answered = Set<Int>()
    for response in responses {
      if let member = members.member(of: response) { answered.insert(member) }
    }
    // An organisation that answered in one of its two roles has answered in that one only.
    func answers(level: String) -> Int {
      Set(responses.filter { $0.levels.contains(level) }.compactMap { members.member(of: $0) })
        .count
    }
    let shownLevels = levels.count > 1 ? levels : []
    let asked = [population.size()] + shownLevels.map { population.size(level: $0.code) }
    let found = [answered.count] + shownLevels.map { answers(level: $0.code) }
    let total = Category(code: AnswerCode.all, label: Words.everybody, role: .total)
    let byLevel = Dimension(
      id: "level", name: Words.level, categories: [total] + shownLevels, role: .group)
    var tables = [
      rates(
        TableAddress(["response"]), title: Words.text("survey.title.response"), dimension: byLevel,
        answered: found, asked: asked)
    ]
    for grouping in groupings where grouping.id != "level" {
      let dimension = Dimension(
        id: grouping.id, name: grouping.name, categories: [total] + grouping.categories,
        role: .group)
      let title = Words.text(
        "survey.title.response.by", ["attribute": Words.within(grouping.name)])
      tables.append(
        rates(
          TableAddress(["response", "by", grouping.id]), title: title, dimension: dimension,
          answered: [answered.count] + grouping.members.map { $0.count(where: answered.contains) },
          asked: [population.members.count] + grouping.members.map(\.count)))
    }
    tables.append(responseCounts(byLevel, answered: found, asked: asked))
    return tables
  }

  private func rates(
    _ address: TableAddress, title: LocalizedText, dimension: Dimension, answered: [Int],
    asked: [Int]
  ) -> Table {
    let cells = zip(answered, asked).map { answered, asked in
      Cell(
        value: asked > 0 ? .known(100 * Double(answered) / Double(asked)) : .unknown(.noBase),
        base: .all(asked), count: asked > 0 ? answered : nil,
        uncertainty: asked > 0 ? .complete : .none)
    }
    return Table(
      address: address, title: title, dimensions: [dimension], cells: cells,
      unit: .percent(decimals: settings.shareDecimals), quantity: .share, period: settings.period,
      universe: Words.text("survey.universe.population"), notes: responseNotes,
      sources: settings.sources)
  }

  private func responseCounts(_ byLevel: Dimension, answered: [Int], asked: [Int]) -> Table {
    let excluded = byLevel.categories.map { category in
      category.role == .total ? excludedCount(level: nil) : excludedCount(level: category.code)
    }
    let rows: [(String, LocalizedText, Category.Role, [Int])] = [
      (AnswerCode.answered, Words.answered, .part, answered),
      (AnswerCode.notAnswered, Words.notAnswered, .part, zip(asked, answered).map { $0 - $1 }),
      (AnswerCode.all, Words.text("survey.asked"), .total, asked),
      (AnswerCode.excluded, Words.text("survey.excluded"), .outside, excluded),
    ]
    let cells = rows.flatMap { row in
      zip(row.3, asked).map { count, asked in
        Cell(
          value: .known(Double(count)), base: .all(asked), count: count, uncertainty: .complete)
      }
    }
    let responses = Dimension(
      id: "response", name: Words.text("survey.dimension.response"),
      categories: rows.map { Category(code: $0.0, label: $0.1, role: $0.2) }, role: .breakdown)
    let unit = UnitOfMeasure(
      code: population.counts.rawValue,
      label: Words.text("survey.unit.\(population.counts.rawValue)"), decimals: 0)
    return Table(
      address: TableAddress(["response", "counts"]),
      title: Words.text("survey.title.response.counts"), dimensions: [responses, byLevel],
      cells: cells, unit: unit, quantity: .count, period: settings.period,
      universe: Words.text("survey.universe.population"), notes: responseNotes,
      sources: settings.sources)
  }

  private func excludedCount(level: String?) -> Int {
    let gone = population.excluded.filter { level.map($0.levels.contains) ?? true }
    if level != nil || population.counts == .organisations { return Set(gone.map(\.unit)).count }
    return Set(
      gone.flatMap { gone in gone.levels.map { Population.Link(unit: gone.unit, level: $0) } }
    ).count
  }

  private var responseNotes: [LocalizedText] {
    var notes = [Words.text("survey.note.response")]
    // Said only where an organisation has two roles, as Oslo has.
    let roles = Dictionary(grouping: population.members, by: \.unit)
    if roles.values.contains(where: { $0.flatMap(\.levels).count > 1 }) {
      notes.append(Words.text("survey.note.\(population.counts.rawValue)"))
    }
    var reasons: [(reason: LocalizedText, units: Set<String>)] = []
    for exclusion in population.excluded {
      if let known = reasons.firstIndex(where: { $0.reason == exclusion.reason }) {
        reasons[known].units.insert(exclusion.unit)
      } else {
        reasons.append((exclusion.reason, [exclusion.unit]))
      }
    }
    notes += reasons.map { left in
      LocalizedText { language in
        language.text(
          "survey.note.excluded", count: left.units.count,
          ["reason": left.reason.text(in: language.tag)])
      }
    }
    return notes + settings.notes
  }
}
