import Figures
import Indicators
import Languages
import Measures

/// A unit's value beside its county, a similar group and the country: dots on one axis, and a table.
struct ComparisonHTML {
  let comparison: Comparison
  let language: Language
  let style: FigureStyle
  let id: String
  let syntheticNotice: String?

  func html() -> String {
    let indicator = comparison.indicator
    let title = language.text(
      "comparison.title",
      [
        "name": (indicator.title ?? indicator.name).text(in: language.tag),
        "period": comparison.period.text(in: language),
      ])
    let synthetic =
      syntheticNotice.map { " <span class=\"synthetic\">\(HTML.escape($0))</span>" } ?? ""
    var html =
      "<figure class=\"figure\" id=\"\(id)\">\n<figcaption>\(HTML.escape(title))\(synthetic)</figcaption>\n"
    let figure = plot(title: title)
    for width in [FigureWidth.wide, .narrow] {
      html += figure.svg(id: id, width: width, style: style).markup + "\n"
    }
    let source = language.text("table.source", ["source": language.sourceText(indicator.source)])
    html +=
      "<p class=\"figure-base\">\(HTML.escape(language.text("comparison.note"))) \(HTML.escape(source))</p>\n"
    html +=
      "<details><summary>\(HTML.escape(language.text("figure.show-table", ["title": title])))</summary>\n"
    return html + table(title: title) + "</details>\n</figure>\n"
  }

  private func plot(title: String) -> DotPlot {
    let values = comparison.lines.map { line in
      FigureValue(
        line.measure.value.number,
        label: line.measure.value.number == nil
          ? line.measure.value.absence.map(language.absenceText) ?? ""
          : language.cellText(line.measure.value, unit: line.measure.unit))
    }
    let numbers = values.compactMap(\.number)
    let unit = comparison.indicator.unit
    let axis = ValueAxis(covering: numbers, includesZero: unit.isPercent, intervals: 4) {
      unit.isPercent ? language.percent($0, decimals: $1) : language.number($0, decimals: $1)
    }
    let description = zip(comparison.lines, values)
      .map { "\(name($0)): \($1.label)" }.joined(separator: "; ")
    return DotPlot(
      text: FigureText(
        title: title, description: description, empty: language.text("figure.empty"),
        language: language.tag.rawValue),
      rows: zip(comparison.lines, values).map { line, value in
        DotPlot.Row(label: name(line), values: [value])
      }, axis: axis)
  }

  private func name(_ line: Comparison.Line) -> String {
    let label = line.label.text(in: language.tag)
    return line.groupSize.map {
      language.text("comparison.middle", ["group": label, "n": String($0)])
    }
      ?? label
  }

  private func table(title: String) -> String {
    let unit = comparison.indicator.unit
    let rows = comparison.lines.map { line in
      "<tr><th scope=\"row\">\(HTML.escape(name(line)))</th><td class=\"number\">"
        + HTML.escape(language.cellText(line.measure.value, unit: unit))
        + "</td><td>\(HTML.escape(line.measure.period.text(in: language)))</td></tr>\n"
    }
    let heads = [
      language.text("dimension.unit"), language.text("table.value.value"),
      language.text("dimension.period"),
    ]
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(HTML.escape(title))\"><table>\n<caption>\(HTML.escape(title))</caption>\n<thead><tr>"
      + heads.map { "<th scope=\"col\">\(HTML.escape($0))</th>" }.joined()
      + "</tr></thead>\n<tbody>\n\(rows.joined())</tbody>\n</table></div>\n"
  }
}
