import Indicators
import Languages
import Measures

/// The series of a goal as a table: latest value, where it is going, its target, its place among peers.
struct ProfileTable {
  let lines: [UnitProfile.Line]
  let language: Language

  func html(caption: String) -> String {
    let columns =
      ["measure", "latest", "trend"]
      + (hasTargets ? ["target"] : []) + (hasPeers ? ["peers"] : [])
    let heads = columns.map {
      "<th scope=\"col\" role=\"columnheader\">\(says("profile.head.\($0)"))</th>"
    }
    // The roles keep the table a table where the rows are stacked on a narrow screen.
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(HTML.escape(caption))\"><table class=\"words profile-lines\" role=\"table\">\n"
      + "<caption>\(HTML.escape(caption))</caption>\n<thead role=\"rowgroup\"><tr role=\"row\">\(heads.joined())</tr></thead>\n<tbody role=\"rowgroup\">\n"
      + lines.map { row($0, columns) }.joined() + "</tbody>\n</table></div>\n"
  }

  private func row(_ line: UnitProfile.Line, _ columns: [String]) -> String {
    let contents =
      [latest(line), trend(line)] + (hasTargets ? [target(line)] : [])
      + (hasPeers ? [peers(line)] : [])
    let cells = zip(columns.dropFirst(), contents).map { column, content in
      "<td role=\"cell\" data-label=\"\(says("profile.head.\(column)"))\"><div>\(content)</div></td>"
    }
    return
      "<tr role=\"row\"><th scope=\"row\" role=\"rowheader\">\(HTML.escape(line.title(in: language)))</th>"
      + cells.joined() + "</tr>\n"
  }

  /// Whether any series has a target: an empty column says less than a sentence.
  private var hasTargets: Bool { lines.contains { line in line.indicator.standards.target != nil } }

  /// Whether any series can be placed beside others: totals follow size.
  private var hasPeers: Bool { lines.contains { $0.position != nil } }

  private func latest(_ line: UnitProfile.Line) -> String {
    guard let measure = line.latest else {
      let reason = line.series.last?.value.absence.map(language.absenceText)
      return aside(reason ?? language.text("absence.missing"))
    }
    let number = language.cellText(measure.value, unit: measure.unit)
    let unit = measure.unit.isPercent ? "" : measure.unit.label.text(in: language.tag)
    return "<strong>\(HTML.escape(number))</strong>"
      + (unit.isEmpty ? "" : " \(HTML.escape(unit))")
      + "<br>" + aside(measure.period.text(in: language))
  }

  private func trend(_ line: UnitProfile.Line) -> String {
    guard let assessment = line.assessments.first else { return "" }
    if line.isAlwaysZero { return aside(language.text("profile.always-zero")) }
    let words = AssessmentWords(language)
    switch assessment.headline {
    case .verdict(let verdict):
      return words.sign(verdict.plain) + " " + HTML.escape(words.say(verdict.text))
        + (words.pace(assessment, of: line).map { "<br>" + aside($0) } ?? "")
    case .notAssessable(let reason):
      return aside(words.say(Judgement.notAssessable(reason).text ?? reason.text))
    case .outside:
      return aside(language.text("profile.not-judged"))
    }
  }

  private func target(_ line: UnitProfile.Line) -> String {
    let words = AssessmentWords(language)
    guard let text = words.target(line.indicator) else {
      return aside(language.text("profile.no-target"))
    }
    guard let standing = line.standing, let result = standing.standing.text else {
      return HTML.escape(text)
    }
    let sign = standing.standing.verdict.map { words.sign($0.plain) + " " } ?? ""
    return HTML.escape(text) + "<br>" + sign + HTML.escape(words.say(result))
      + (words.distance(standing, of: line).map { "<br>" + aside($0) } ?? "")
  }

  private func peers(_ line: UnitProfile.Line) -> String {
    guard let position = line.position else {
      return aside(line.latest == nil ? "" : language.text("profile.follows-size"))
    }
    let words = AssessmentWords(language)
    return HTML.escape(words.place(position))
      + (words.middle(position, unit: line.indicator.unit).map { "<br>" + aside($0) } ?? "")
  }

  private func aside(_ text: String) -> String {
    "<span class=\"aside\">\(HTML.escape(text))</span>"
  }

  private func says(_ key: String) -> String { HTML.escape(language.text(key)) }
}

extension UnitProfile.Line {
  /// Whether every known value is zero: what is counted does not occur here, and has no trend.
  var isAlwaysZero: Bool {
    let numbers = series.compactMap(\.value.number)
    return !numbers.isEmpty && numbers.allSatisfy { $0 == 0 }
  }

  /// The indicator's name with its categories: "Life expectancy at birth: women".
  func title(in language: Language) -> String {
    let name = indicator.name.text(in: language.tag)
    guard !categories.isEmpty else { return name }
    return language.text(
      "profile.line",
      ["name": name, "categories": language.list(categories.map { $0.text(in: language.tag) })])
  }
}
