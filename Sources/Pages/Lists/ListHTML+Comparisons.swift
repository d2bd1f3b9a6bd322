import Indicators
import Languages
import Measures

extension ListHTML {
  /// The groups of a breakdown, the gaps between them, and whether they close.
  func gaps(_ content: GroupComparison) -> String {
    let groups = content.gaps.values.groups
    let hasSizes = groups.contains { $0.size != nil }
    let hasIntervals = groups.contains { $0.interval != nil }
    let rows = groups.map { group -> String in
      let size = group.size.map { language.number($0, decimals: 0) } ?? ""
      return row(
        words(group.label),
        [valueText(group.value, content.measure)]
          + (hasIntervals ? [intervalText(group.interval, content.measure)] : [])
          + (hasSizes ? [size] : []))
    }
    let heading = [
      "title": content.title.text(in: language.tag),
      "unit": content.unitName.text(in: language.tag),
      "period": content.period.text(in: language),
      "breakdown": content.breakdown.text(in: language.tag),
    ]
    var html = table(
      caption: "gaps.caption", heading,
      heads: ["gaps.head.group", "table.value.value"] + (hasIntervals ? ["table.interval"] : [])
        + (hasSizes ? ["table.base"] : []), numbers: 1..<9, rows: rows.joined())
    html += paragraph(content.sentences(in: language))
    // Without a gap there is neither a trend nor any other way to count it.
    if content.gaps[.difference].number != nil {
      html += paragraph(content.trendSentences(in: language)) + measures(content)
    }
    return html
      + aside(
        content.ruleSentences(in: language)
          + origin(content.measure, content.base, content.sources))
  }

  /// Every way to count the gap, each with its number or why there is none.
  private func measures(_ content: GroupComparison) -> String {
    let gaps = content.gaps.gaps
    let hasIntervals = gaps.contains { $0.interval != nil }
    let rows = gaps.map { gap -> String in
      let interval = gap.intervalText(in: language, unit: content.measure) ?? ""
      return row(
        HTML.escape(gap.measure.name(in: language)),
        [gap.text(in: language, unit: content.measure)] + (hasIntervals ? [interval] : []),
        areNumbers: gap.number != nil)
    }
    return
      "<details><summary>\(says("gaps.more"))</summary>\n"
      + table(
        caption: "gaps.measures",
        heads: ["gaps.head.measure", "table.value.value"]
          + (hasIntervals ? ["table.interval"] : []), numbers: 1..<9, rows: rows.joined())
      + "</details>\n"
  }

  /// Units in the order that was asked for, in groups that can be told apart.
  func league(_ content: UnitOrder) -> String {
    let rows = content.lines.map { line in
      row(
        words(line.name),
        [
          language.number(Double(line.group), decimals: 0), line.ranksText(in: language),
          content.measure.text(line.value, in: language, withLabel: false),
          language.intervalText(line.interval, unit: content.measure),
        ])
    }
    return table(
      caption: "league.caption",
      ["title": content.title.text(in: language.tag), "period": content.period.text(in: language)],
      heads: [
        "dimension.unit", "league.head.group", "league.head.ranks", "table.value.value",
        "table.interval",
      ], numbers: 1..<9, rows: rows.joined())
      + aside(
        content.ruleSentences(in: language)
          + origin(content.measure, content.base, content.sources))
  }

  /// Which units lie outside what chance gives, and all of them one step away.
  func funnel(_ content: FunnelReading) -> String {
    let title = [
      "title": content.title.text(in: language.tag), "period": content.period.text(in: language),
    ]
    let outside = content.outside(in: language).map { unit in
      "<li><strong>\(words(unit.name)).</strong> "
        + HTML.escape(unit.sentences.joined(separator: " ")) + "</li>\n"
    }
    let rows = content.lines.map { line in
      row(
        words(line.name),
        [
          content.measure.text(line.value, in: language, withLabel: false),
          language.number(line.size, decimals: 0),
          language.intervalText(line.limits95, unit: content.measure),
          language.intervalText(line.limits998, unit: content.measure),
          content.measure.text(line.shrunken, in: language, withLabel: false),
          line.place.text(in: language),
        ])
    }
    let all = table(
      caption: "funnel.caption", title,
      heads: [
        "dimension.unit", "table.value.value", "funnel.head.size", "funnel.head.limits95",
        "funnel.head.limits998", "funnel.head.shrunken", "funnel.head.place",
      ], numbers: 1..<9, rows: rows.joined())
    return "<p><strong>\(says("funnel.caption", title)).</strong> "
      + HTML.escape(content.insideText(in: language)) + "</p>\n"
      + (outside.isEmpty ? "" : "<ul>\n\(outside.joined())</ul>\n")
      + "<details><summary>\(says("funnel.all"))</summary>\n\(all)</details>\n"
      + aside(
        content.ruleSentences(in: language)
          + origin(content.measure, content.base, content.sources))
  }

  private func row(_ heading: String, _ cells: [String], areNumbers: Bool = true) -> String {
    let style = areNumbers ? " class=\"number\"" : ""
    return "<tr><th scope=\"row\">\(heading)</th>"
      + cells.map { "<td\(style)>\(HTML.escape($0))</td>" }.joined() + "</tr>\n"
  }

  /// The number, and in words how firm it is; or why there is none.
  private func valueText(_ value: Value, _ unit: UnitOfMeasure) -> String {
    switch value {
    case .unknown(let absence): return language.absenceText(absence)
    case .known(let number, let quality):
      let text = unit.text(number, in: language, withLabel: false)
      return quality == .final
        ? text : text + " (" + language.text("quality.\(quality.rawValue)") + ")"
    }
  }

  private func intervalText(_ interval: Interval?, _ unit: UnitOfMeasure) -> String {
    interval.map { language.intervalText($0, unit: unit) } ?? ""
  }

  private func paragraph(_ sentences: [String]) -> String {
    "<p>\(HTML.escape(sentences.joined(separator: " ")))</p>\n"
  }

  private func aside(_ sentences: [String]) -> String {
    "<p class=\"aside\">\(HTML.escape(sentences.joined(separator: " ")))</p>\n"
  }

  /// What the values measure, whom they are computed on, and where they come from.
  private func origin(
    _ unit: UnitOfMeasure, _ base: LocalizedText, _ sources: [Source]
  ) -> [String] {
    let label = unit.isPercent ? language.text("unit.percent") : unit.label.text(in: language.tag)
    return (label.isEmpty ? [] : [language.text("table.unit", ["unit": label])])
      + [language.text("table.universe", ["universe": base.text(in: language.tag)])]
      + sources.map { language.text("table.source", ["source": language.sourceText($0)]) }
  }
}
