import Languages
import Measures
import Statistics
import Surveys

extension TableWriter {
  /// The items of a matrix in order, each level apart: shares of the two highest answers, and by how
  /// much each item lies below the first and above the next, among those who answered both.
  mutating func rankings(of question: Question) -> [Table] {
    let (columns, parts) = counted(question)
    guard parts.first?.counts.ends != nil else { return [] }
    let levels = columns.groupings.firstIndex { $0.id == "level" }
    let shown: [(column: Int, level: Category?)] =
      levels.map { index in
        zip(columns.range(of: index), columns.categories(of: index)).map { ($0, $1) }
      } ?? [(Columns.total, nil)]
    let frame = TableFrame(
      question: question, columns: columns, division: levels, parts: parts,
      tabulation: tabulation, estimator: parts.contains { $0.weighted != nil } ? .weighted : .plain)
    return shown.flatMap { column, level in
      let cells = parts.map { share(frame, $0, .top, column) }
      // What nobody was asked or has answered has no place in an order.
      let empty: [Value] = [.unknown(.notAsked), .unknown(.noBase)]
      let order = cells.indices.filter { !empty.contains(cells[$0].value) }
        .sorted {
          let (first, second) = (cells[$0].value.number ?? -1, cells[$1].value.number ?? -1)
          return first == second ? $0 < $1 : first > second
        }
      guard !order.isEmpty else { return [Table]() }
      return [
        table(
          frame, ["ranking", question.id], level, order: order, cells: order.map { cells[$0] }),
        gaps(frame, level, column: column, order: order),
      ].compactMap { $0 }
    }
  }

  private func table(
    _ frame: TableFrame, _ address: [String], _ level: Category?, order: [Int], cells: [Cell]
  ) -> Table {
    Table(
      address: TableAddress(address + (level.map { [$0.code] } ?? [])),
      title: title("survey.title.ranking", frame, level),
      dimensions: [items(frame, order)], cells: cells,
      unit: .percent(decimals: tabulation.settings.shareDecimals), quantity: .share,
      period: tabulation.settings.period, universe: universe(level), question: frame.question.text,
      notes: [Words.text("survey.note.ranking-items")] + notes(frame)
        + tabulation.settings.notes, sources: tabulation.settings.sources)
  }

  /// How far each item is from the first and from the next, with an interval of the difference.
  private mutating func gaps(
    _ frame: TableFrame, _ level: Category?, column: Int, order: [Int]
  ) -> Table? {
    // The distances are of true answers: beside rounded counts they would tell them.
    guard order.count > 1, frame.parts.allSatisfy({ $0.step == nil }) else { return nil }
    var cells: [Cell] = []
    for (place, item) in order.enumerated() {
      let others = [place > 0 ? order[0] : nil, place + 1 < order.count ? order[place + 1] : nil]
      for (index, other) in others.enumerated() {
        guard let other else {
          cells.append(
            Cell(
              value: .unknown(.notApplicable), base: .answers(answered: 0, population: 0),
              uncertainty: .none))
          continue
        }
        // Below the first, above the next: both are read from the higher item to the lower.
        let (higher, lower) = index == 0 ? (other, item) : (item, other)
        cells.append(difference(frame, higher, lower, column: column))
      }
    }
    let compared = Dimension(
      id: "compared", name: Words.text("survey.dimension.compared"),
      categories: [
        Category(code: "first", label: Words.text("survey.compared.first")),
        Category(code: "next", label: Words.text("survey.compared.next")),
      ], role: .breakdown)
    return Table(
      address: TableAddress(
        ["ranking", frame.question.id] + (level.map { [$0.code] } ?? []) + ["gaps"]),
      title: title("survey.title.gaps", frame, level),
      dimensions: [items(frame, order), compared], cells: cells,
      unit: UnitOfMeasure(
        code: "percentage-points", label: Words.text("unit.percentage-points"),
        decimals: tabulation.settings.shareDecimals), quantity: .value,
      period: tabulation.settings.period, universe: universe(level), question: frame.question.text,
      notes: [Words.text("survey.note.gaps")] + notes(frame) + tabulation.settings.notes,
      sources: tabulation.settings.sources)
  }

  private mutating func difference(
    _ frame: TableFrame, _ higher: Int, _ lower: Int, column: Int
  ) -> Cell {
    let pair = [frame.parts[higher], frame.parts[lower]]
    let variables = pair.map { AnswerVariables($0.counts.answers, counts: $0.counts) }
    let design = tabulation.design
    let group = frame.columns.responses(in: column, of: design.count)
    let both = design.restricted {
      group[$0] && variables[0].answered[$0] && variables[1].answered[$0]
    }
    let base = Base.answers(
      answered: both.active, population: pair.map { $0.counts.population[column] }.min() ?? 0)
    if pair.contains(where: { $0.suppression.hides(.top, column) }) {
      return Cell(value: .unknown(.suppressed), base: base, uncertainty: .none)
    }
    let tops = variables.map { $0.columns[$0.rows.firstIndex(of: .top) ?? 0] }
    guard let shares = PairedShares(tops[0], tops[1], in: both) else {
      return Cell(value: .unknown(.noBase), base: base, uncertainty: .none)
    }
    let population = max(pair.map { $0.counts.population[column] }.min() ?? 0, shares.answered)
    let interval = shares.interval(population: population, level: tabulation.settings.level)
    return Cell(
      value: .known(100 * shares.difference.value), base: base,
      uncertainty: interval.map {
        .interval(Interval(lower: 100 * $0.lower, upper: 100 * $0.upper, level: $0.level))
      } ?? .complete)
  }

  private func items(_ frame: TableFrame, _ order: [Int]) -> Dimension {
    Dimension(
      id: "item", name: Words.item,
      categories: order.compactMap { frame.parts[$0].item }
        .map { Category(code: $0.code, label: $0.text) }, role: .item)
  }

  private func title(_ key: String, _ frame: TableFrame, _ level: Category?) -> LocalizedText {
    let title = Words.text(key, ["question": frame.question.name])
    guard let level else { return title }
    return Words.text(
      "survey.title.level", ["title": title, "level": Words.within(level.label)])
  }

  private func universe(_ level: Category?) -> LocalizedText {
    guard let level else { return Words.text("survey.universe.answered") }
    return Words.text(
      "survey.universe.answered.levels", ["levels": Words.within(level.label)])
  }

  private func notes(_ frame: TableFrame) -> [LocalizedText] {
    frame.estimator == .weighted
      ? [Words.text("survey.note.weighted"), Words.text("survey.note.interval.weighted")]
      : [Words.text("survey.note.interval")]
  }
}
