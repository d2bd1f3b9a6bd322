import Agenda
import Indicators
public import Languages
public import Problems
import StatisticalTables

/// Indicators of a register that fit a filter, as text, CSV or JSON.
public struct RegisterSearch: Sendable {
  private let opened: OpenedRegister
  private let hits: [IndicatorRegister.Hit]

  /// Searches a register.
  ///
  /// - Parameters:
  ///   - wish: what is looked for.
  ///   - opened: the register.
  /// - Throws: ``InputRefused`` where a set, scheme or concept that is named is not there.
  public init(_ wish: RegisterWish, in opened: OpenedRegister) throws(InputRefused) {
    self.opened = opened
    hits = opened.register.search(try wish.filter(in: opened))
  }

  /// What was found.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - language: the reader's language.
  ///   - limit: how many are shown; 0: all.
  /// - Returns: the text.
  public func text(
    as format: OpenedRegister.Format, in language: Language, limit: Int = 0
  ) -> String {
    let shown = limit > 0 ? Array(hits.prefix(limit)) : hits
    let words = RegisterWords(register: opened.register, language: language)
    switch format {
    case .csv: return IndicatorSheet(words).sheet(shown).delimited
    case .json: return IndicatorSheet(words).sheet(shown).json.text
    case .text:
      var lines = shown.flatMap { RegisterSearch.lines($0.indicator, words) }
      let isPartial = hits.first.map { !$0.hasAllWords } ?? false
      lines.append(
        language.text(isPartial ? "register.found-some" : "register.found", count: hits.count))
      if shown.count < hits.count {
        lines.append(
          language.text(
            "register.shown", ["n": language.number(Double(shown.count), decimals: 0)]))
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// An indicator in two or three lines.
  static func lines(_ indicator: RegisteredIndicator, _ words: RegisterWords) -> [String] {
    let language = words.language
    var facts = [
      language.text(
        "register.goals", ["goals": indicator.goals.map(\.description).joined(separator: ", ")])
    ]
    if !indicator.targets.isEmpty {
      facts.append(indicator.targets.map(\.description).joined(separator: ", "))
    }
    facts += [
      words.concepts(indicator, in: ClassificationScheme.evaluation).joined(separator: ", "),
      words.levels(indicator) ?? language.text("register.level.none"),
      words.concepts(indicator, in: ClassificationScheme.quality).joined(separator: ", "),
      words.periodicity(indicator) ?? "", indicator.answer ?? "", words.source(indicator) ?? "",
    ]
    let title = Wrapping.lines(words.title(indicator), width: 92).map { "    \($0)" }
    return [indicator.id] + title + ["    " + facts.filter { !$0.isEmpty }.joined(separator: " · ")]
  }
}

/// Indicators as rows with all that is known of them.
struct IndicatorSheet {
  private let words: RegisterWords
  private let schemes: [String]

  init(_ words: RegisterWords) {
    self.words = words
    let used = Set(words.register.indicators.flatMap(\.concepts.keys))
    schemes = words.register.schemes.map(\.id).filter {
      used.contains($0) && $0 != ClassificationScheme.level
    }
  }

  var columns: [Sheet.Column] {
    let names =
      ["id", "set", "code", "title", "goals", "targets", "level", "level_by_set"] + schemes + [
        "months", "periodicity", "answer", "hosts", "tables", "addresses", "source", "iri",
      ]
    return names.map { Sheet.Column(id: $0, heading: $0) }
  }

  func fields(_ indicator: RegisteredIndicator) -> [Sheet.Field] {
    let levels = words.register.levels(of: indicator)
    var months = Sheet.Field.none
    if case .months(let number) = indicator.periodicity { months = .count(number) }
    return [
      .text(indicator.id), .text(indicator.set), .optional(indicator.code),
      .text(words.title(indicator)), .list(indicator.goals.map(\.description)),
      .list(indicator.targets.map(\.description)), .list(levels.concepts),
      levels.concepts.isEmpty ? .none : .flag(levels.areBySet),
    ] + schemes.map { .list(indicator.concepts(in: $0)) } + [
      months, .optional(indicator.periodicityText), .optional(indicator.answer),
      .list(indicator.source?.hosts ?? []), .list(indicator.source?.tables ?? []),
      .list(indicator.source?.addresses ?? []), .optional(indicator.source?.text),
      .text(indicator.iri),
    ]
  }

  func sheet(_ hits: [IndicatorRegister.Hit]) -> Sheet {
    Sheet(
      columns: columns + [Sheet.Column(id: "score", heading: "score")],
      rows: hits.map { fields($0.indicator) + [.number($0.score, decimals: 2)] })
  }
}
