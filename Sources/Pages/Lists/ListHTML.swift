import FollowUp
import Languages
import Measures
import VoluntaryReview

/// Lists from the review's files as HTML.
struct ListHTML {
  let language: Language
  /// The heading level for the parts of a list.
  let level: Int

  func html(_ list: ListContent) -> String {
    switch list {
    case .recommendations(let items, let claims): recommendations(items, claims: claims)
    case .milestones(let items): milestones(items)
    case .involvement(let items): involvement(items)
    case .actions(let followUp, let day): actions(followUp, on: day)
    case .findings(let items): findings(items)
    case .indicators(let items): indicators(items)
    case .mandate(let mandate): self.mandate(mandate)
    case .coverage(let coverage): self.coverage(coverage)
    case .sources(let sources): self.sources(sources)
    case .questions(let questions): self.questions(questions)
    case .method(let paragraphs): paragraphs.map { "<p>\(words($0))</p>\n" }.joined()
    case .reading(let sentences):
      "<ul>\n\(sentences.map { "<li>\(words($0))</li>\n" }.joined())</ul>\n"
    case .cases(let cases): self.cases(cases)
    case .codebook(let codebook): self.codebook(codebook)
    case .quotes(let quotes): self.quotes(quotes)
    case .gaps(let comparison): gaps(comparison)
    case .league(let order): league(order)
    case .funnel(let reading): funnel(reading)
    case .plans(let plans): self.plans(plans)
    case .passages(let passages): self.passages(passages)
    }
  }

  func words(_ text: LocalizedText) -> String {
    let escaped = HTML.escape(text.text(in: language.tag))
    guard let other = text.otherLanguage(for: language.tag) else { return escaped }
    return "<span lang=\"\(other)\">\(escaped)</span>"
  }

  func says(_ key: String, _ values: [String: String] = [:]) -> String {
    HTML.escape(language.text(key, values))
  }

  private func recommendations(_ items: [Recommendation], claims: [String: String]) -> String {
    guard !items.isEmpty else { return empty("list.recommendations.empty") }
    let lines = items.map { item -> String in
      var html = "<li id=\"recommendation-\(item.id)\"><p>\(words(item.text))</p>"
      if let original = item.original, original != language.tag,
        let name = Language.named(original)?.name
      {
        html += "<p class=\"aside\">\(says("list.translated-from", ["language": name]))</p>"
      }
      let resting = item.findings.compactMap { claims[$0] }
      if !resting.isEmpty {
        html +=
          "<p class=\"aside\">\(says("list.rests-on-findings")) \(resting.joined(separator: " "))</p>"
      }
      return html + "</li>\n"
    }
    return "<ol class=\"recommendations\">\n\(lines.joined())</ol>\n"
  }

  private func milestones(_ items: [Milestone]) -> String {
    guard !items.isEmpty else { return empty("list.milestones.empty") }
    let lines = items.sorted { $0.date < $1.date }.map { item -> String in
      let gate = item.gate.map {
        " <span class=\"aside\">\(says("list.gate", ["who": $0.text(in: language.tag)]))</span>"
      }
      return
        "<li><time datetime=\"\(item.date)\">\(HTML.escape(language.dayText(item.date)))</time> "
        + "<span>\(words(item.title))\(gate ?? "")</span></li>\n"
    }
    return "<ol class=\"timeline\">\n\(lines.joined())</ol>\n"
  }

  private func involvement(_ items: [Involvement]) -> String {
    guard !items.isEmpty else { return empty("list.involvement.empty") }
    let rows = items.sorted { $0.date < $1.date }.map { item in
      "<tr><th scope=\"row\">\(HTML.escape(language.dayText(item.date)))</th><td>\(words(item.who)) "
        + "(\(says("involvement.\(item.form.rawValue)")))</td><td>\(words(item.said))</td>"
        + "<td>\(words(item.outcome))</td></tr>\n"
    }
    return table(
      caption: "list.involvement",
      heads: ["when", "who", "said", "outcome"].map { "involvement.head.\($0)" },
      rows: rows.joined())
  }

  private func actions(_ followUp: ReviewFollowUp, on day: Day) -> String {
    guard !followUp.actions.isEmpty else { return empty("list.actions.empty") }
    var html = ""
    for agreement in followUp.agreements {
      let parties = language.list(agreement.parties.map { $0.text(in: language.tag) })
      html += "<p><strong>\(words(agreement.title))</strong> ("
      html += says(
        "list.agreement", ["parties": parties, "date": language.dayText(agreement.date)])
      html += ")</p>\n"
    }
    let rows = followUp.actions.map { action -> String in
      let due = action.due.map(language.dayText) ?? language.text("list.no-date")
      let overdue = action.isOverdue(on: day) ? " – " + language.text("status.overdue") : ""
      let shown =
        (action.evidence.map { words($0) } ?? "")
        + action.history.map {
          "<br>\(HTML.escape(language.dayText($0.date))): \(words($0.note))"
        }.joined()
      return
        "<tr><th scope=\"row\">\(words(action.text))</th><td>\(words(action.owner))</td>"
        + "<td>\(HTML.escape(due))</td><td>\(says("status.\(action.status.rawValue)"))\(HTML.escape(overdue))</td>"
        + "<td>\(shown)</td></tr>\n"
    }
    return html
      + table(
        caption: "list.actions",
        heads: ["what", "who", "due", "status", "evidence"].map { "actions.head.\($0)" },
        rows: rows.joined())
  }

  private func findings(_ items: [(finding: Finding, claim: String)]) -> String {
    guard !items.isEmpty else { return empty("list.findings.empty") }
    let lines = items.map { item -> String in
      let cells = item.finding.cells.map { "<li><code>\(HTML.escape($0))</code></li>" }
      let resting = HTML.escape(language.text("list.rests-on", count: cells.count))
      return "<li id=\"finding-\(item.finding.id)\"><p>\(item.claim)</p>"
        + "<details class=\"aside\"><summary>\(resting)</summary>"
        + "<ul>\(cells.joined())</ul></details></li>\n"
    }
    return "<ol class=\"findings\">\n\(lines.joined())</ol>\n"
  }

  private func mandate(_ mandate: Mandate) -> String {
    var html = "<p>\(words(mandate.text)) "
    html += says(
      "list.mandate",
      ["by": mandate.by.text(in: language.tag), "date": language.dayText(mandate.date)])
    html += "</p>\n"
    if let national = mandate.nationalReview { html += "<p>\(words(national))</p>\n" }
    return html
  }

  private func coverage(_ coverage: Coverage) -> String {
    let rows = coverage.lines.map { line -> String in
      let style = line.isChild ? " class=\"child\"" : ""
      return
        "<tr\(style)><th scope=\"row\">\(HTML.escape(line.element.id)) \(words(line.element.title))</th>"
        + "<td>\(says("coverage.\(line.degree.rawValue)"))"
        + (line.element.isRequired ? "" : " (\(says("coverage.optional")))") + "</td>"
        + "<td class=\"number\">\(HTML.escape(language.number(Double(line.words), decimals: 0)))</td></tr>\n"
    }
    return "<p>\(words(coverage.framework.name)). \(words(coverage.framework.source)).</p>\n"
      + table(
        caption: "list.coverage",
        heads: ["element", "degree", "words"].map { "coverage.head.\($0)" },
        rows: rows.joined())
  }

  func sources(_ sources: [Source]) -> String {
    guard !sources.isEmpty else { return empty("list.sources.empty") }
    let lines = sources.map { source -> String in
      let link = source.address.flatMap { HTML.isSafeLink($0) ? $0 : nil }
      let text = HTML.escape(language.sourceText(source))
      return link.map { "<li><a href=\"\(HTML.escape($0))\">\(text)</a></li>\n" }
        ?? "<li>\(text)</li>\n"
    }
    return "<ul>\n\(lines.joined())</ul>\n"
  }

  private func questions(_ questions: [QuestionContent]) -> String {
    let items = questions.map { question -> String in
      var html =
        "<li id=\"question-\(question.id)\"><p><strong>\(words(question.text))</strong></p>"
      if !question.condition.isEmpty {
        html += "<p class=\"aside\">\(words(question.condition))</p>"
      }
      if !question.options.isEmpty {
        html += "<p>\(question.options.map(words).joined(separator: " · "))</p>"
      }
      return html + "</li>\n"
    }
    return "<ol class=\"questions\">\n\(items.joined())</ol>\n"
  }

  /// A table of words, or of numbers in the columns that are named.
  func table(
    caption: String, _ values: [String: String] = [:], heads: [String],
    numbers: Range<Int> = 0..<0, rows: String
  ) -> String {
    let title = says(caption, values)
    let head = heads.enumerated().map { index, head in
      let style = numbers.contains(index) ? " class=\"number\"" : ""
      return "<th scope=\"col\"\(style)>\(says(head))</th>"
    }.joined()
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(title)\"><table class=\"words\">\n"
      + "<caption>\(title)</caption>\n<thead><tr>\(head)</tr></thead>\n<tbody>\n\(rows)</tbody>\n</table></div>\n"
  }

  func empty(_ key: String) -> String { "<p class=\"empty\">\(says(key))</p>\n" }
}
