import Agenda
import Figures
import Indicators
import Languages
import Measures

/// The series of a goal as small charts: the unit's line over the middle half of its peers.
struct ProfileChart {
  let lines: [UnitProfile.Line]
  let goal: Goal
  let unit: String
  let peers: PeerGroup
  let language: Language

  func html(id: String, style: FigureStyle, syntheticNotice: String?) -> String {
    let title = language.text(
      "profile.figure", ["goal": goal.name.text(in: language.tag), "unit": unit])
    let synthetic =
      syntheticNotice.map { " <span class=\"synthetic\">\(HTML.escape($0))</span>" } ?? ""
    var html =
      "<figure class=\"figure\" id=\"\(id)\">\n<figcaption>\(HTML.escape(title))\(synthetic)</figcaption>\n"
    let figure = figure(title: title)
    for width in [FigureWidth.wide, .narrow] {
      html += figure.svg(id: id, width: width, style: style).markup + "\n"
    }
    let sources = Set(lines.map { language.sourceText($0.indicator.source) }).sorted()
    let source = language.text("table.source", ["source": sources.joined(separator: "; ")])
    return html + "<p class=\"figure-base\">\(HTML.escape(source))</p>\n" + table(title: title)
      + "</figure>\n"
  }

  private var years: [Int] {
    Set(lines.flatMap { $0.series.map(\.period.endYear) }).sorted()
  }

  private func figure(title: String) -> SmallMultiples {
    let years = years
    let panels = lines.map { line -> SmallMultiples.Panel in
      let last = lastOfYears(line)
      return SmallMultiples.Panel(
        label: line.title(in: language), values: years.map { value(line, at: last[$0]) },
        band: years.map { year in
          last[year].flatMap { line.quartiles[$0] }.map { $0.lower...max($0.lower, $0.upper) }
        }, target: line.indicator.standards.target?.aim.number)
    }
    return SmallMultiples(
      text: FigureText(
        title: title, description: description, empty: language.text("figure.empty"),
        language: language.tag.rawValue), periods: years.map(String.init), panels: panels,
      scale: .own(note: language.text("figure.own-scale")),
      comparisonNote: language.text(
        lines.contains { $0.indicator.standards.target?.aim.number != nil }
          ? "profile.band-and-target" : "profile.band",
        ["peers": peers.label.text(in: language.tag)]))
  }

  /// The latest value of every series, for those who do not see the drawing.
  private var description: String {
    lines.map { line in
      let value = line.latest.map {
        "\($0.unit.text($0.value.number ?? 0, in: language)) (\($0.period.text(in: language)))"
      }
      return "\(line.title(in: language)): \(value ?? language.text("figure.empty"))"
    }.joined(separator: "; ")
  }

  /// The last period of each year that has a value, so that months and windows stand on one axis.
  private func lastOfYears(_ line: UnitProfile.Line) -> [Int: Int] {
    var last: [Int: Int] = [:]
    for (index, point) in line.series.enumerated()
    where point.value.number != nil || line.quartiles[index] != nil {
      last[point.period.endYear] = index
    }
    return last
  }

  private func value(_ line: UnitProfile.Line, at index: Int?) -> FigureValue {
    guard let index else { return FigureValue(nil, label: "") }
    let value = line.series[index].value
    return FigureValue(
      value.number, label: language.cellText(value, unit: line.indicator.unit))
  }

  /// The numbers that are drawn, one step away from the drawing; all others are in the data files.
  private func table(title: String) -> String {
    let years = years.filter { year in
      lines.contains { line in
        lastOfYears(line)[year].map { line.series[$0].value.number != nil } ?? false
      }
    }
    guard !years.isEmpty else { return "" }
    let heads =
      ["<th scope=\"col\">\(HTML.escape(language.text("profile.head.measure")))</th>"]
      + years.map { "<th scope=\"col\" class=\"number\">\($0)</th>" }
    let rows = lines.map { line -> String in
      let last = lastOfYears(line)
      let cells = years.map { year -> String in
        guard let index = last[year] else { return "<td></td>" }
        let value = language.cellText(line.series[index].value, unit: line.indicator.unit)
        let median = line.quartiles[index].map {
          "<br><small>\(HTML.escape(line.indicator.unit.text($0.median, in: language, withLabel: false)))</small>"
        }
        return "<td class=\"number\">\(HTML.escape(value))\(median ?? "")</td>"
      }
      return
        "<tr><th scope=\"row\">\(HTML.escape(line.title(in: language)))</th>\(cells.joined())</tr>\n"
    }
    let files = lines.map(\.indicator).reduce(into: [Indicator]()) { found, indicator in
      if found.last?.id != indicator.id { found.append(indicator) }
    }.map { indicator in
      "<li><a href=\"../data/\(indicator.address.fileStem).csv\" download>"
        + HTML.escape(language.text("table.csv", ["title": indicator.name.text(in: language.tag)]))
        + "</a> <code>\(indicator.address)</code></li>\n"
    }
    let summary = language.text("figure.show-table", ["title": title])
    return "<details><summary>\(HTML.escape(summary))</summary>\n"
      + "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(HTML.escape(title))\"><table>\n"
      + "<caption>\(HTML.escape(title))</caption>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n"
      + rows.joined() + "</tbody>\n</table></div>\n<ul class=\"table-notes\">\n<li>"
      + HTML.escape(language.text("profile.small-numbers"))
      + "</li>\n\(files.joined())</ul>\n</details>\n"
  }
}
