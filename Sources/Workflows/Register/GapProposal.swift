import Agenda
import Indicators
import Languages
public import Problems
import StatisticalTables
import Store

/// A proposal made of the gaps: which local results should be measured, and what is there to build on.
public struct GapProposal: Sendable {
  private let report: GapReport

  /// How many indicators of other levels are named as models for a target.
  private static let mostModels = 3

  /// The proposal of a report.
  ///
  /// - Parameter report: the gaps.
  public init(_ report: GapReport) {
    self.report = report
  }

  /// Writes `proposal.<language>.md` and `proposal.<language>.csv` in every language of the product.
  ///
  /// - Parameter path: the folder.
  /// - Returns: the paths written.
  /// - Throws: ``InputRefused`` where the folder cannot be written.
  public func write(to path: String) throws(InputRefused) -> [String] {
    let folder = FolderFiles(path)
    var written: [String] = []
    for language in Language.all {
      let name = "proposal.\(language.tag)"
      try folder.write(markdown(in: language), to: "\(name).md")
      try folder.write(sheet(in: language).delimited, to: "\(name).csv")
      written += ["\(path)/\(name).md", "\(path)/\(name).csv"]
    }
    return written
  }

  private var found: [(target: TargetID, cover: RegisterGaps.Cover)] {
    report.gaps.gaps(includingMeans: report.includingMeans)
  }

  /// The indicators that measure a result of the target elsewhere: in the country, or in another set.
  private func models(_ target: TargetID) -> [RegisteredIndicator] {
    let register = report.opened.register
    let counted = Set(report.sets.map(\.id))
    return register.indicators.filter { indicator in
      indicator.isResult && indicator.targets.contains(target) && counted.contains(indicator.set)
        && !register.hasMunicipalSource(indicator)
    }
  }

  private func sheet(in language: Language) -> Sheet {
    let words = RegisterWords(register: report.opened.register, language: language)
    let names = [
      "target", "title", "gap", "missing", "indicators", "local", "measured", "results",
      "results_elsewhere", "models",
    ]
    return Sheet(
      columns: names.map { Sheet.Column(id: $0, heading: $0) },
      rows: found.map { target, cover in
        [
          .text(target.description),
          .text(Agenda2030.target(target).title.text(in: language.tag)),
          .text(cover.gap.rawValue), .text(words.gap(cover.gap)), .count(cover.indicators),
          .count(cover.local), .count(cover.measured), .count(cover.results),
          .count(cover.resultsElsewhere), .list(models(target).map(\.id)),
        ]
      })
  }

  private func markdown(in language: Language) -> String {
    let words = RegisterWords(register: report.opened.register, language: language)
    let considered = TargetID.all.count { report.includingMeans || !$0.isMeansOfImplementation }
    var counts: [RegisterGaps.Gap: Int] = [:]
    for (_, cover) in found { counts[cover.gap, default: 0] += 1 }
    func number(_ value: Int) -> String { language.number(Double(value), decimals: 0) }
    var lines = [
      "# \(language.text("register.proposal.title"))", "",
      language.text(
        "register.proposal.lead",
        ["targets": number(considered), "gaps": number(found.count)]), "",
      language.text("register.proposal.how"), "",
      language.text(
        "register.proposal.sets",
        [
          "indicators": number(report.gaps.all.indicators), "n": number(report.sets.count),
          "sets": language.list(report.sets.map { words.set($0.id) }),
        ]), "", "## \(language.text("register.proposal.summary"))", "",
      "| \(language.text("register.head.gap")) | \(language.text("register.count.targets")) |",
      "| --- | ---: |",
    ]
    for gap in RegisterGaps.Gap.allCases where gap != .none {
      lines.append("| \(words.gap(gap)) | \(number(counts[gap] ?? 0)) |")
    }
    for goal in GoalID.all {
      let targets = found.filter { $0.target.goal == goal }
      guard !targets.isEmpty else { continue }
      lines += ["", "## \(words.goal(goal))", ""]
      for (target, cover) in targets {
        lines += self.lines(target, cover, words)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(
    _ target: TargetID, _ cover: RegisterGaps.Cover, _ words: RegisterWords
  ) -> [String] {
    let language = words.language
    let title = Agenda2030.target(target).title.text(in: language.tag)
    var lines = ["- **\(target)** \(GapProposal.escaped(title)) – \(words.gap(cover.gap))."]
    let models = models(target)
    for model in models.prefix(GapProposal.mostModels) {
      let facts = [words.set(model.set), words.levels(model), words.source(model)]
      lines.append(
        "  - \(GapProposal.escaped(words.title(model))) "
          + "(\(GapProposal.escaped(facts.compactMap { $0 }.joined(separator: "; "))))")
    }
    if models.count > GapProposal.mostModels {
      lines.append(
        "  - "
          + language.text(
            "register.proposal.more", count: models.count - GapProposal.mostModels))
    }
    return lines
  }

  /// A text of the catalogue as Markdown that shows it as it is.
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      if "\\`*_{}[]<>#|".contains(character) { result.append("\\") }
      result.append(character)
    }
  }
}
