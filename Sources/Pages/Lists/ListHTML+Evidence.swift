import Agenda
import CaseStudies
import Indicators
import Languages
import Measures

extension ListHTML {
  /// Indicators with their goals, unit and source.
  func indicators(_ items: [Indicator]) -> String {
    let rows = items.map { indicator -> String in
      let goals = indicator.goals.map { String($0.rawValue) } + indicator.targets.map(\.rawValue)
      let unit =
        indicator.unit.isPercent
        ? language.text("unit.percent") : indicator.unit.label.text(in: language.tag)
      return
        "<tr><th scope=\"row\">\(words(indicator.name))<br><span class=\"aside\">\(words(indicator.definition))</span></th>"
        + "<td>\(HTML.escape(goals.joined(separator: ", ")))</td><td>\(HTML.escape(unit))</td>"
        + "<td>\(HTML.escape(language.sourceText(indicator.source)))</td></tr>\n"
    }
    return table(
      caption: "list.indicators",
      heads: ["name", "goals", "unit", "source"].map { "indicators.head.\($0)" },
      rows: rows.joined())
  }

  /// Cases by title and unit, each in full.
  func cases(_ items: [CaseContent]) -> String {
    items.map(practice).joined()
  }

  /// One case.
  func practice(_ content: CaseContent) -> String {
    let item = content.practice
    let heading = "h\(level)"
    var html = "<article class=\"case\" id=\"case-\(item.id)\">\n"
    html += "<\(heading)>\(words(item.title))</\(heading)>\n<p class=\"aside\">"
    html += HTML.escape("\(content.unitName.text(in: language.tag)), \(item.year)")
    if item.isSynthetic { html += " – " + HTML.escape(language.text("case.synthetic")) }
    html += "</p>\n" + tiles(item.goals)
    html += "<p><strong>\(words(item.summary))</strong></p>\n"
    let body = item.body.text(in: language.tag)
    let other = item.body.otherLanguage(for: language.tag)
    if let other { html += "<div lang=\"\(other)\">\n" }
    html += Markdown(
      text: body, inlines: [:], blocks: [:], headingShift: level - 1, idPrefix: "case-\(item.id)",
      backLabel: language.text("page.back-to-text")
    ).html()
    if other != nil { html += "</div>\n" }
    if !item.groups.isEmpty {
      let groups = language.list(item.groups.map { $0.text(in: language.tag) })
      html += "<p>\(HTML.escape(language.text("case.groups", ["groups": groups])))</p>\n"
    }
    if let link = item.link, HTML.isSafeLink(link) {
      html +=
        "<p><a href=\"\(HTML.escape(link))\">\(HTML.escape(language.text("case.more")))</a></p>\n"
    }
    if let contact = item.contact {
      html += "<p>\(HTML.escape(language.text("case.contact", ["contact": contact])))</p>\n"
    }
    return html + "</article>\n"
  }

  /// Numbered tiles in the goals' colours, with their names for those who do not see the colour.
  func tiles(_ goals: [GoalID]) -> String {
    guard !goals.isEmpty else { return "" }
    let items = goals.map { id -> String in
      let goal = Agenda2030.goal(id)
      return "<li>\(GoalTile.html(goal))<span>\(words(goal.name))</span></li>"
    }
    return "<ul class=\"goals\">\(items.joined())</ul>\n"
  }
}
