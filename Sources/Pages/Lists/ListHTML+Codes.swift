import Languages
import Surveys

extension ListHTML {
  /// What the answers in words to a question are sorted by.
  func codebook(_ content: CodebookContent) -> String {
    let hasExamples = content.frame.codes.contains { $0.example != nil }
    let rows = content.frame.codes.map { code in
      "<tr><th scope=\"row\">\(words(code.name)) <code>\(HTML.escape(code.id))</code></th>"
        + "<td>\(words(code.definition))</td>"
        + (hasExamples ? "<td>\(code.example.map(words) ?? "")</td>" : "") + "</tr>\n"
    }
    let heads = ["code", "definition"] + (hasExamples ? ["example"] : [])
    let listing = table(
      caption: "list.codebook", ["question": content.question.text(in: language.tag)],
      heads: heads.map { "codebook.head.\($0)" }, rows: rows.joined())
    guard content.frame.isMachineMade else { return listing }
    return listing + "<p class=\"aside\">\(says("survey.note.codes.machine"))</p>\n"
  }

  /// Passages of answers, each with the unit that gave it.
  func quotes(_ quotes: [QuoteContent]) -> String {
    guard !quotes.isEmpty else { return empty("list.quotes.empty") }
    let items = quotes.map { quote -> String in
      let tag = quote.quotation.language
      let lang = tag.flatMap { $0 == language.tag ? nil : " lang=\"\($0)\"" } ?? ""
      let marks =
        (quote.isMachineMade ? [language.text("quote.machine")] : [])
        + (quote.isSynthetic ? [language.text("quote.synthetic")] : [])
      let aside = marks.isEmpty ? "" : HTML.escape(" – " + marks.joined(separator: ", "))
      return
        "<li><blockquote\(lang)><p>\(HTML.escape(quote.quotation.text))</p></blockquote>\n"
        + "<p class=\"aside\">\(words(quote.unitName))\(aside)</p></li>\n"
    }
    return "<ul class=\"quotes\">\n\(items.joined())</ul>\n"
  }
}
