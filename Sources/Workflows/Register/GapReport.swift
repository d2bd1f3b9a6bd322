import Agenda
import Indicators
public import Languages
public import Problems
import StatisticalTables

/// What the indicators of a register cover of the agenda, and what they do not.
public struct GapReport: Sendable {
  let opened: OpenedRegister
  let gaps: RegisterGaps
  let sets: [IndicatorSet]
  let includingMeans: Bool

  /// Finds the gaps.
  ///
  /// - Parameters:
  ///   - words: the ids of the sets that count, or how they begin; all sets where there are none.
  ///   - includingMeans: whether the targets that tell how to reach the goals are told too.
  ///   - opened: the register.
  /// - Throws: ``InputRefused`` where a word stands for no set, or for several.
  public init(
    _ words: [String], includingMeans: Bool = false, in opened: OpenedRegister
  ) throws(InputRefused) {
    self.opened = opened
    self.includingMeans = includingMeans
    var ids: Set<String> = []
    for word in words { ids.insert(try opened.set(word)) }
    gaps = RegisterGaps(opened.register, sets: ids.isEmpty ? nil : ids)
    sets = opened.register.sets.filter { ids.isEmpty || ids.contains($0.id) }
  }

  /// What is covered: goals in a terminal, with each target that has a gap; goals and targets in files.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - language: the reader's language.
  /// - Returns: the text.
  public func text(as format: OpenedRegister.Format, in language: Language) -> String {
    let words = RegisterWords(register: opened.register, language: language)
    switch format {
    case .csv: return covers(words).delimited
    case .json: return covers(words).json.text
    case .text:
      var lines = [language.text("register.gaps.goals"), ""]
      lines += goals(words).lines(in: language)
      lines += ["", language.text("register.gaps.kinds"), ""] + kinds(words).lines(in: language)
      for gap in RegisterGaps.Gap.allCases where gap != .none {
        lines += targetLines(gap, words)
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }

  private func columns(_ language: Language) -> [Sheet.Column] {
    [
      Sheet.Column(id: "indicators", heading: language.text("register.count.indicators")),
      Sheet.Column(id: "local", heading: language.text("register.cover.local")),
      Sheet.Column(id: "measured", heading: language.text("register.cover.measured")),
      Sheet.Column(id: "results", heading: language.text("register.cover.results")),
      Sheet.Column(
        id: "results_elsewhere", heading: language.text("register.cover.results-elsewhere")),
    ]
  }

  private func fields(_ cover: RegisterGaps.Cover) -> [Sheet.Field] {
    [
      .count(cover.indicators), .count(cover.local), .count(cover.measured),
      .count(cover.results), .count(cover.resultsElsewhere),
    ]
  }

  private func goals(_ words: RegisterWords) -> Sheet {
    let head = Sheet.Column(id: "goal", heading: words.language.text("register.head.goal"))
    let all: [Sheet.Field] = [.text(words.language.text("register.all"))]
    return Sheet(
      columns: [head] + columns(words.language),
      rows: GoalID.all.map { goal in
        [.text(words.goal(goal))] + fields(gaps.goals[goal] ?? RegisterGaps.Cover())
      } + [all + fields(gaps.all)])
  }

  private func kinds(_ words: RegisterWords) -> Sheet {
    let language = words.language
    return Sheet(
      columns: [
        Sheet.Column(id: "kind", heading: words.scheme(ClassificationScheme.evaluation)),
        Sheet.Column(id: "indicators", heading: language.text("register.count.indicators")),
        Sheet.Column(id: "measured", heading: language.text("register.cover.measured")),
      ],
      rows: Indicator.Kind.allCases.map { kind in
        [
          .text(words.kind(kind)), .count(gaps.all.kinds[kind] ?? 0),
          .count(gaps.all.measuredKinds[kind] ?? 0),
        ]
      })
  }

  private func targetLines(_ gap: RegisterGaps.Gap, _ words: RegisterWords) -> [String] {
    let found = gaps.gaps(includingMeans: includingMeans).filter { $0.cover.gap == gap }
    guard !found.isEmpty else { return [] }
    let count = words.language.number(Double(found.count), decimals: 0)
    let list = found.map(\.target.description).joined(separator: " ")
    return ["", "\(words.gap(gap)) (\(count))"]
      + Wrapping.lines(list, width: 92).map { "    \($0)" }
  }

  /// A row for each goal and each target, with every count.
  private func covers(_ words: RegisterWords) -> Sheet {
    let kinds = Indicator.Kind.allCases
    let names =
      ["goal", "target", "title", "gap"] + columns(words.language).map(\.id)
      + kinds.map { "all_\($0.rawValue)" } + kinds.map { "measured_\($0.rawValue)" }
      + ["no_quality", "no_level", "means_of_implementation"]
    func row(
      _ goal: GoalID, _ target: TargetID?, _ title: LocalizedText, _ cover: RegisterGaps.Cover
    ) -> [Sheet.Field] {
      [
        .text(goal.description), .optional(target?.description),
        .text(title.text(in: words.language.tag)), .text(cover.gap.rawValue),
      ] + fields(cover) + kinds.map { .count(cover.kinds[$0] ?? 0) }
        + kinds.map { .count(cover.measuredKinds[$0] ?? 0) } + [
          .count(cover.withoutQuality), .count(cover.withoutLevel),
          target.map { .flag($0.isMeansOfImplementation) } ?? .none,
        ]
    }
    var rows: [[Sheet.Field]] = []
    for goal in GoalID.all {
      let none = RegisterGaps.Cover()
      rows.append(row(goal, nil, Agenda2030.goal(goal).name, gaps.goals[goal] ?? none))
      for target in TargetID.all(in: goal) {
        rows.append(
          row(goal, target, Agenda2030.target(target).title, gaps.targets[target] ?? none))
      }
    }
    return Sheet(columns: names.map { Sheet.Column(id: $0, heading: $0) }, rows: rows)
  }
}
