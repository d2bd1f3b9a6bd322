import Figures
import Languages
import Measures
import VoluntaryReview

/// A block of the report as HTML.
struct SectionHTML {
  let section: Report.Section
  let language: Language
  let style: FigureStyle
  /// What ids on the page begin with: the block's id.
  let prefix: String
  /// The level of the block's own heading.
  let headingLevel: Int
  let syntheticNotice: String?

  /// The block, its heading included.
  func html() -> String {
    var marked = ""
    var inlines: [Int: String] = [:]
    var blocks: [Int: String] = [:]
    var index = 0
    for part in section.text.parts {
      switch part {
      case .text(let text): marked += text
      case .reference:
        marked += Markdown.mark(index)
        if index < section.parts.count {
          switch section.parts[index] {
          case .inline(let words): inlines[index] = inline(words)
          default: blocks[index] = block(section.parts[index], index: index)
          }
        }
        index += 1
      }
    }
    let body = Markdown(
      text: marked, inlines: inlines, blocks: blocks,
      headingShift: section.title == nil ? headingLevel - 2 : headingLevel - 1,
      idPrefix: prefix, backLabel: language.text("page.back-to-text")
    ).html()
    let lang = section.otherLanguage.map { " lang=\"\($0)\"" } ?? ""
    var html = "<section id=\"\(prefix)\"\(lang)>\n"
    if let title = section.title {
      html += "<h\(headingLevel)>\(HTML.escape(title))</h\(headingLevel)>\n"
    }
    if section.otherLanguage != nil {
      html +=
        "<p class=\"aside\" lang=\"\(language.tag)\">"
        + HTML.escape(language.text("page.not-translated")) + "</p>\n"
    }
    return html + body + "</section>\n"
  }

  /// The numbers of the block, for the list at the chapter's end.
  var numbers: [InlineText] {
    section.parts.compactMap { part in
      guard case .inline(let words) = part, words.measure != nil else { return nil }
      return words
    }
  }

  private func inline(_ words: InlineText) -> String {
    let text = HTML.escape(words.text)
    guard let measure = words.measure, let number = measure.value.number else { return text }
    let value = Rounding.plain(number, decimals: min(measure.unit.decimals + 2, 9))
    return
      "<data value=\"\(value)\" title=\"\(HTML.escape(measure.address.description))\">\(text)</data>"
  }

  private func block(_ part: ReportPart, index: Int) -> String {
    switch part {
    case .inline: ""
    case .table(let table, let layout):
      TableHTML(
        published: table, layout: layout, language: language, csvPath: csvPath(table),
        syntheticNotice: syntheticNotice
      ).html()
    case .chart(let content):
      FigureHTML(
        content: content, language: language, style: style, id: "\(prefix)-figure-\(index)",
        csvPath: csvPath(content.table), syntheticNotice: syntheticNotice
      ).html()
    case .comparison(let comparison):
      ComparisonHTML(
        comparison: comparison, language: language, style: style,
        id: "\(prefix)-comparison-\(index)", syntheticNotice: syntheticNotice
      ).html()
    case .practice(let practice):
      ListHTML(language: language, level: headingLevel + 1).practice(practice)
    case .list(let list):
      ListHTML(language: language, level: headingLevel + 1).html(list)
    }
  }

  private func csvPath(_ table: PublishedTable) -> String {
    "../data/\(table.table.address.fileStem).csv"
  }
}
