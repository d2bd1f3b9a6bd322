import Figures
import Languages
import Measures
import VoluntaryReview

/// One chapter as a page of its own, or as a part of the one page for printing.
struct ChapterHTML {
  let report: Report
  let version: Report.Version
  let index: Int

  var chapter: Report.Chapter { version.chapters[index] }
  private var language: Language { version.language }

  /// The name of a chapter's page: the same in every language, so that readers can switch.
  static func file(of chapter: Report.Chapter) -> String {
    "chapter-\(HTML.slug(chapter.number)).html"
  }

  var file: String { ChapterHTML.file(of: chapter) }
  var anchor: String { "chapter-\(HTML.slug(chapter.number))" }
  var heading: String { "\(chapter.number) \(chapter.title)" }

  /// The content of the chapter's page.
  func html() -> String {
    templates.render(
      "chapter",
      View(
        [
          "number": chapter.number, "title": chapter.title,
          "sections": sections(level: 2, prefix: ""),
          "numbers": numbers(), "previous": neighbour(-1) as Any? ?? false,
          "next": neighbour(1) as Any? ?? false,
        ], language: language))
  }

  /// The chapter among the others on one page: everything one level lower.
  func htmlForOnePage() -> String {
    "<section class=\"chapter\" id=\"\(anchor)\">\n<h2><span class=\"numeral\">\(HTML.escape(chapter.number))</span> "
      + "\(HTML.escape(chapter.title))</h2>\n\(sections(level: 3, prefix: "p-"))</section>\n"
  }

  private func sections(level: Int, prefix: String) -> String {
    chapter.sections.map { section(of: $0, level: level, prefix: prefix).html() }.joined()
  }

  private func section(of section: Report.Section, level: Int, prefix: String) -> SectionHTML {
    SectionHTML(
      section: section, language: language,
      style: report.review.accent.flatMap { Colour(hex: $0) }.map { FigureStyle(accent: $0) }
        ?? .standard,
      prefix: prefix + section.id, headingLevel: section.title == nil ? level : level,
      syntheticNotice: report.review.syntheticNotice == nil ? nil : language.text("page.synthetic"))
  }

  private func neighbour(_ step: Int) -> View? {
    let other = index + step
    guard version.chapters.indices.contains(other) else { return nil }
    let chapter = version.chapters[other]
    return View(
      ["href": ChapterHTML.file(of: chapter), "title": "\(chapter.number) \(chapter.title)"],
      language: language)
  }

  /// Every number of the chapter with its meaning, base, interval, period and source.
  private func numbers() -> String {
    var seen: Set<InlineText> = []
    let numbers = chapter.sections
      .flatMap { section(of: $0, level: 2, prefix: "").numbers }
      .filter { seen.insert($0).inserted }
    guard !numbers.isEmpty else { return "" }
    let rows = numbers.compactMap { words -> String? in
      guard let measure = words.measure else { return nil }
      let cells = [
        words.meaning, language.baseText(measure.base),
        language.uncertaintyText(measure.uncertainty, unit: measure.unit),
        measure.period.text(in: language),
        measure.sources.map { $0.name.text(in: language.tag) }.joined(separator: "; "),
      ]
      let link =
        "<a href=\"../data/\(measure.address.table.fileStem).csv\" download><code>\(HTML.escape(measure.address.description))</code></a>"
      return "<tr><th scope=\"row\">\(HTML.escape(words.text))</th>"
        + cells.map { "<td>\(HTML.escape($0))</td>" }.joined() + "<td>\(link)</td></tr>\n"
    }
    let heads = ["number", "meaning", "base", "interval", "period", "source", "address"]
      .map { "numbers.head.\($0)" }
    return
      "<details class=\"numbers\"><summary>\(HTML.escape(language.text("numbers.title", count: numbers.count)))</summary>\n"
      + ListHTML(language: language, level: 3).table(
        caption: "numbers.caption", heads: heads, rows: rows.joined()) + "</details>\n"
  }
}
