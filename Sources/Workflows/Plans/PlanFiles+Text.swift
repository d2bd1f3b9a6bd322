import Agenda
public import Languages
import PlanReading

extension PlanFiles {
  /// The findings in a format.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - language: the reader's language, for text.
  ///   - quotations: how many quotations are kept for each goal, or shown in text; nil for all, and
  ///     three in text.
  /// - Returns: the file.
  public func text(as format: Format, in language: Language, quotations: Int? = nil) -> String {
    switch format {
    case .text:
      documents.map { document in
        PlanOverview(document: document, language: language, quotations: quotations ?? 3)
          .lines.map { $0 + "\n" }.joined()
      }.joined(separator: "\n")
    case .csv: csv
    case .jsonl: jsonLines
    case .reading: kept(quotations: quotations)
    }
  }
}

/// What was found in a document, to be read in a terminal.
struct PlanOverview {
  let document: PlanFiles.Document
  let language: Language
  /// How many passages are shown for each goal.
  let quotations: Int

  private static let width = 92

  var lines: [String] {
    let profile = PlanProfile(of: [document.reading])
    return head(profile) + [""] + table(profile).lines + standings(profile) + passages(profile)
  }

  private func head(_ profile: PlanProfile) -> [String] {
    let left =
      document.leftOut == 0 ? "" : ", " + language.text("read.left-out", count: document.leftOut)
    let read = language.text("read.passages", count: profile.passages)
    return [
      document.name,
      language.text(
        "read.head",
        [
          "language": language.text("passage.language.\(document.language.rawValue)"),
          "passages": read, "left": left,
        ]),
    ]
  }

  private func table(_ profile: PlanProfile) -> PlainTable {
    var table = PlainTable(
      headings: ["goal", "named", "worked", "suggested", "share", "commitment"].map {
        language.text("read.head.\($0)")
      })
    for line in profile.goals {
      table.rows.append([
        name(line.goal), count(line.named), count(line.worked), count(line.suggested),
        language.percent(profile.share(line) ?? 0, decimals: 1),
        line.highest.map { language.text("commitment.\($0.rawValue)") } ?? "–",
      ])
    }
    return table
  }

  private func standings(_ profile: PlanProfile) -> [String] {
    let told: [(GoalStanding, String)] = [
      (.claimed, "read.claimed"), (.leftOut, "read.left-out-goals"),
    ]
    let sentences = told.compactMap { standing, key -> String? in
      let goals = profile.goals(standing).map(\.description)
      return goals.isEmpty ? nil : language.text(key, ["goals": language.list(goals)])
    }
    return sentences.isEmpty ? [] : [""] + sentences
  }

  private func passages(_ profile: PlanProfile) -> [String] {
    profile.goals.flatMap { line -> [String] in
      let shown = PassageChoice(goal: line.goal).of([document.reading]).prefix(quotations)
      guard !shown.isEmpty else { return [] }
      return ["", name(line.goal)] + shown.flatMap { lines(of: $0.passage, $0.finding) }
    }
  }

  private func lines(of passage: KeptPassage, _ finding: KeptFinding) -> [String] {
    let page = passage.page.map { language.text("read.page", ["page": String($0)]) }
    let place = ([page].compactMap { $0 } + passage.headings.suffix(2)).joined(separator: " › ")
    let what = [
      language.text("finding.\(finding.kind.rawValue)"),
      language.text("commitment.\(passage.commitment.rawValue)"),
      finding.band == .suggest ? language.text("band.suggest") : nil,
      finding.targets.first.map { language.text("read.target", ["target": $0.rawValue]) },
    ].compactMap { $0 }
    let head =
      "  [\(passage.id)] \(place.isEmpty ? "" : place + ". ")\(what.joined(separator: ", "))"
    let words = language.text(
      "read.words", ["words": finding.evidence.joined(separator: ", ")])
    return [head]
      + Wrapping.lines(finding.quotation, width: Self.width - 4).map { "    " + $0 }
      + Wrapping.lines(words, width: Self.width - 4).map { "    " + $0 }
  }

  private func name(_ goal: GoalID) -> String {
    "\(goal) \(Agenda2030.goal(goal).name.text(in: language.tag))"
  }

  private func count(_ number: Int) -> String { language.number(Double(number), decimals: 0) }
}
