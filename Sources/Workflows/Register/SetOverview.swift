import Agenda
import Indicators
public import Languages
public import Problems
import StatisticalTables

/// Sets of a register beside each other.
public struct SetOverview: Sendable {
  private let opened: OpenedRegister
  private let comparison: SetComparison

  /// How many pairs of alike indicators a terminal is shown.
  private static let mostPairs = 20

  /// Compares sets.
  ///
  /// - Parameters:
  ///   - words: the ids of the sets, or how they begin; all sets where there are none.
  ///   - opened: the register.
  /// - Throws: ``InputRefused`` where a word stands for no set, or for several.
  public init(_ words: [String], in opened: OpenedRegister) throws(InputRefused) {
    self.opened = opened
    var ids: [String] = []
    for word in words { ids.append(try opened.set(word)) }
    comparison = SetComparison(
      ids.isEmpty ? opened.register.sets.map(\.id) : ids, in: opened.register)
  }

  /// The comparison.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - language: the reader's language.
  ///   - pairs: whether a CSV holds the pairs of alike indicators instead of the counts.
  /// - Returns: the text.
  public func text(
    as format: OpenedRegister.Format, in language: Language, pairs: Bool = false
  ) -> String {
    let words = RegisterWords(register: opened.register, language: language)
    switch format {
    case .csv: return (pairs ? pairSheet(words) : counts(words)).delimited
    case .json:
      return JSONText.object([
        ("counts", counts(words).json), ("shared", pairSheet(words).json),
      ]).text
    case .text:
      // Beyond a few sets a terminal has room for the totals only: a set is a row then.
      let table = comparison.sets.count > 4 ? totals(words) : counts(words, withCodes: false)
      return (table.lines(in: language) + [""] + pairLines(words)).joined(separator: "\n") + "\n"
    }
  }

  private func counts(_ words: RegisterWords, withCodes: Bool = true) -> Sheet {
    let language = words.language
    var columns = [
      Sheet.Column(id: "measure", heading: "measure"), Sheet.Column(id: "code", heading: "code"),
      Sheet.Column(id: "label", heading: language.text("register.head.measure")),
    ]
    columns += comparison.sets.map { Sheet.Column(id: $0.id, heading: words.set($0.id)) }
    var rows: [[Sheet.Field]] = []
    func add(_ measure: String, _ code: String, _ label: String, _ count: (SetCounts) -> Int) {
      rows.append(
        [.text(measure), .text(code), .text(label)] + comparison.counts.map { .count(count($0)) })
    }
    add("indicators", "", language.text("register.count.indicators")) { $0.indicators }
    for goal in GoalID.all {
      add("goal", goal.description, words.goal(goal)) { $0.goals[goal] ?? 0 }
    }
    add("targets", "", language.text("register.count.targets")) { $0.targets.count }
    add("several-goals", "", language.text("register.count.several-goals")) {
      $0.withSeveralGoals
    }
    let schemes = [
      ClassificationScheme.evaluation, ClassificationScheme.level, ClassificationScheme.quality,
    ]
    for scheme in schemes.compactMap(opened.register.scheme) {
      for concept in scheme.concepts {
        add(scheme.id, concept.code, words.concept(concept.code, in: scheme.id)) {
          $0.concepts[scheme.id]?[concept.code] ?? 0
        }
      }
    }
    add("no-level", "", language.text("register.count.no-level")) { $0.withoutLevel }
    add("no-quality", "", language.text("register.count.no-quality")) { $0.withoutQuality }
    add("no-source", "", language.text("register.count.no-source")) { $0.withoutSourceNote }
    add("no-usable-source", "", language.text("register.count.no-usable-source")) {
      $0.withoutUsableSource
    }
    guard !withCodes else { return Sheet(columns: columns, rows: rows) }
    return Sheet(columns: Array(columns.dropFirst(2)), rows: rows.map { Array($0.dropFirst(2)) })
  }

  private func totals(_ words: RegisterWords) -> Sheet {
    let language = words.language
    let kinds = Indicator.Kind.allCases
    let columns =
      [
        Sheet.Column(id: "set", heading: language.text("register.head.set")),
        Sheet.Column(id: "indicators", heading: language.text("register.count.indicators")),
        Sheet.Column(id: "targets", heading: language.text("register.count.targets")),
      ] + kinds.map { Sheet.Column(id: $0.rawValue, heading: words.kind($0)) } + [
        Sheet.Column(id: "no-level", heading: language.text("register.count.no-level")),
        Sheet.Column(id: "no-quality", heading: language.text("register.count.no-quality")),
        Sheet.Column(
          id: "no-usable-source", heading: language.text("register.count.no-usable-source")),
      ]
    let rows = zip(comparison.sets, comparison.counts).map { set, counts -> [Sheet.Field] in
      [.text(words.set(set.id)), .count(counts.indicators), .count(counts.targets.count)]
        + kinds.map { .count(counts.kinds[$0] ?? 0) } + [
          .count(counts.withoutLevel), .count(counts.withoutQuality),
          .count(counts.withoutUsableSource),
        ]
    }
    return Sheet(columns: columns, rows: rows)
  }

  private func pairSheet(_ words: RegisterWords) -> Sheet {
    Sheet(
      columns: ["first", "first_title", "second", "second_title", "reason"].map {
        Sheet.Column(id: $0, heading: $0)
      },
      rows: comparison.shared.map { pair in
        [
          .text(pair.first.id), .text(words.title(pair.first)), .text(pair.second.id),
          .text(words.title(pair.second)), .text(pair.reason.code),
        ]
      })
  }

  private func pairLines(_ words: RegisterWords) -> [String] {
    let language = words.language
    var lines = [language.text("register.pairs", count: comparison.shared.count)]
    for pair in comparison.shared.prefix(SetOverview.mostPairs) {
      lines.append("\u{2022} \(pair.first.id) – \(pair.second.id) (\(reason(pair, words)))")
      lines += Wrapping.lines(words.title(pair.first), width: 92).map { "    \($0)" }
    }
    if comparison.shared.count > SetOverview.mostPairs {
      lines.append(language.text("register.pairs.more"))
    }
    return lines
  }

  private func reason(_ pair: SetComparison.Pair, _ words: RegisterWords) -> String {
    switch pair.reason {
    case .linked(let kind): words.link(kind)
    case .sameTitle: words.language.text("register.reason.same-title")
    case .sameCode: words.language.text("register.reason.same-code")
    }
  }
}

extension SetComparison.Reason {
  /// The word for it in files.
  fileprivate var code: String {
    switch self {
    case .linked(let kind): kind.rawValue
    case .sameTitle: "same-title"
    case .sameCode: "same-code"
    }
  }
}
