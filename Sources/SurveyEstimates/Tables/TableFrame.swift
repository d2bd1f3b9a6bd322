import Languages
import Measures
import Surveys

/// How the numbers of a table are made.
enum Estimator {
  /// Each answer counts as one, and there are no weights.
  case plain
  /// Answers are weighted.
  case weighted
  /// Each answer counts as one, beside the weighted table.
  case raw
}

/// What the tables of one question by one attribute have in common: dimensions, words, notes.
struct TableFrame {
  let question: Question
  let columns: Columns
  /// The attribute that divides the table; nil for all together.
  let division: Int?
  let parts: [TableWriter.Part]
  let tabulation: Tabulation
  let estimator: Estimator

  /// The columns that are shown: all, then the groups.
  var shownColumns: [Int] {
    [Columns.total] + (division.map { Array(columns.range(of: $0)) } ?? [])
  }

  /// The rows of a table of answers with their categories.
  var answerRows: [(row: Row, category: Category)] {
    var rows: [(row: Row, category: Category)] = question.answers.enumerated().map {
      (.part($0), Category(code: $1.code, label: $1.text))
    }
    if parts.first?.counts.ends != nil {
      rows.append((.top, Category(code: AnswerCode.top, label: Words.top)))
      rows.append((.bottom, Category(code: AnswerCode.bottom, label: Words.bottom)))
    }
    rows.append((.all, Category(code: AnswerCode.all, label: Words.all, role: .total)))
    if let dontKnow = question.dontKnow {
      rows.append(
        (.dontKnow, Category(code: AnswerCode.dontKnow, label: dontKnow.text, role: .outside)))
    }
    rows.append(
      (
        .notAnswered,
        Category(
          code: AnswerCode.notAnswered,
          label: tabulation.frame == nil ? Words.notAnswered : Words.notCoded, role: .outside)
      ))
    return rows
  }

  /// The rows as a dimension.
  var answerDimension: Dimension {
    Dimension(
      id: "answer", name: tabulation.frame == nil ? Words.answer : Words.code,
      categories: answerRows.map(\.category), role: .answer)
  }

  /// The rows of a matrix.
  var itemDimension: [Dimension] {
    guard question.kind == .matrix else { return [] }
    let items = question.items.map { Category(code: $0.code, label: $0.text) }
    return [Dimension(id: "item", name: Words.item, categories: items, role: .item)]
  }

  /// The groups, the total first.
  var groupDimension: [Dimension] {
    guard let division else { return [] }
    let grouping = columns.groupings[division]
    let total = Category(code: AnswerCode.all, label: Words.everybody, role: .total)
    return [
      Dimension(
        id: grouping.id, name: grouping.name,
        categories: [total] + columns.categories(of: division), role: .group)
    ]
  }

  /// A dimension with all in one group, for a table that has no other.
  var everybody: Dimension {
    let total = Category(code: AnswerCode.all, label: Words.everybody, role: .total)
    return Dimension(id: "group", name: Words.group, categories: [total], role: .group)
  }

  /// The table.
  func table(dimensions: [Dimension], cells: [Cell], quantity: Table.Quantity) -> Table {
    Table(
      address: address(quantity), title: title(quantity), dimensions: dimensions, cells: cells,
      unit: unit(quantity), quantity: quantity, period: tabulation.settings.period,
      universe: universe(quantity), question: question.text,
      notes: notes(quantity, cells: cells), sources: tabulation.settings.sources)
  }

  private func address(_ quantity: Table.Quantity) -> TableAddress {
    var words = ["survey", question.id]
    if quantity == .mean { words.append(question.kind == .ranking ? "borda" : "mean") }
    if tabulation.frame != nil { words.append("codes") }
    if estimator == .raw { words.append("raw") }
    if let division { words += ["by", columns.groupings[division].id] }
    return TableAddress(words)
  }

  private func title(_ quantity: Table.Quantity) -> LocalizedText {
    var title = question.name
    if quantity == .mean {
      let key = question.kind == .ranking ? "survey.title.borda" : "survey.title.mean"
      title = Words.text(key, ["question": title])
    }
    if let frame = tabulation.frame { title = frame.title(of: title) }
    if estimator == .raw { title = Words.text("survey.title.raw", ["question": title]) }
    guard let division else { return title }
    let attribute = Words.within(columns.groupings[division].name)
    return Words.text("survey.title.by", ["question": title, "attribute": attribute])
  }

  private func unit(_ quantity: Table.Quantity) -> UnitOfMeasure {
    switch quantity {
    case .mean:
      question.kind == .number
        ? question.unit
          ?? UnitOfMeasure(
            code: "number", label: LocalizedText(same: ""),
            decimals: tabulation.settings.meanDecimals)
        : UnitOfMeasure(
          code: "points", label: Words.text("survey.unit.points"),
          decimals: tabulation.settings.meanDecimals)
    case .count, .value:
      UnitOfMeasure(code: "responses", label: Words.text("survey.unit.responses"), decimals: 0)
    case .share: .percent(decimals: tabulation.settings.shareDecimals)
    }
  }

  private func universe(_ quantity: Table.Quantity) -> LocalizedText {
    let key =
      quantity == .count
      ? "survey.universe.asked"
      : tabulation.frame != nil
        ? "survey.universe.coded"
        : question.kind == .ranking ? "survey.universe.ranked" : "survey.universe.answered"
    let wanted = Set(question.levels)
    let named = tabulation.levels.filter { wanted.contains($0.code) }
    guard !named.isEmpty, named.count < tabulation.levels.count else { return Words.text(key) }
    return LocalizedText { language in
      language.text(
        key + ".levels",
        [
          "levels": language.list(
            named.map { Words.within($0.label).text(in: language.tag) })
        ])
    }
  }

  private func notes(_ quantity: Table.Quantity, cells: [Cell]) -> [LocalizedText] {
    var keys: [String] = []
    let isShare = quantity == .share
    if let frame = tabulation.frame {
      keys += frame.notes
    } else if question.kind == .multiple, isShare {
      keys.append("survey.note.multiple")
    }
    if isShare, parts.first?.counts.ends != nil { keys.append("survey.note.ends") }
    if question.kind == .ranking {
      keys.append(isShare ? "survey.note.ranking" : "survey.note.borda")
    }
    if isShare, tabulation.frame == nil { keys.append("survey.note.outside") }
    let hasInterval = cells.contains { if case .interval = $0.uncertainty { true } else { false } }
    if estimator == .weighted, quantity != .count { keys.append("survey.note.weighted") }
    if estimator == .raw { keys.append("survey.note.raw") }
    if hasInterval, estimator == .weighted {
      keys.append("survey.note.interval.weighted")
    } else if hasInterval {
      keys.append(isShare ? "survey.note.interval" : "survey.note.interval.mean")
    }
    if parts.contains(where: \.counts.isRouted) { keys.append("survey.note.routed") }
    if division.map({ columns.groupings[$0].overlaps }) == true {
      keys.append("survey.note.overlap")
    }
    if cells.contains(where: { $0.value == .unknown(.suppressed) }) {
      keys.append("survey.note.suppressed")
    }
    if cells.contains(where: { $0.base == .withheld }) { keys.append("survey.note.withheld") }
    if cells.contains(where: { $0.uncertainty == .notComputed }) {
      keys.append("survey.note.rounded-mean")
    }
    var notes = keys.map { Words.text($0) }
    if let step = parts.lazy.compactMap(\.step).first {
      notes.append(
        LocalizedText { language in
          let number = language.number(Double(step), decimals: 0)
          return language.text("survey.note.rounded", ["step": number])
        })
    }
    return notes + tabulation.settings.notes
  }
}
