import Testing

@testable import Pages

/// Markdown as the pages show it.
struct MarkdownTests {
  private func html(
    _ text: String, inlines: [Int: String] = [:], blocks: [Int: String] = [:], shift: Int = 0
  ) -> String {
    Markdown(
      text: text, inlines: inlines, blocks: blocks, headingShift: shift, idPrefix: "b",
      backLabel: "Back"
    ).html()
  }

  @Test func `tables tell which cells are headings, of what, and which are numbers`() {
    let table = html("| Unit | n |\n| --- | ---: |\n| Ås | 5 |\n")
    #expect(table.contains("<th scope=\"col\">Unit</th><th scope=\"col\" class=\"number\">n</th>"))
    #expect(table.contains("<th scope=\"row\">Ås</th><td class=\"number\">5</td>"))
    #expect(table.contains("tabindex=\"0\""))
  }

  @Test func `a footnote leads there and back, also when it is named twice`() throws {
    let text = html("One[^a] and two[^b], again[^a].\n\n[^a]: First.\n[^b]: Second *note*.\n")
    let ids = text.matches(of: /id="([^"]+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count, "\(ids)")
    for link in text.matches(of: /href="#([^"]+)"/) { #expect(ids.contains(String(link.1))) }
    #expect(text.contains("<li id=\"b-fn1\">First."))
    #expect(text.contains("Second <em>note</em>."))
    #expect(text.contains("aria-label=\"Back\""))
  }

  @Test func `headings get ids of their own and stand below the page's`() {
    let text = html("# A\n\n# A\n\n# A 2\n\n## Å, ø og æ!\n\n###### Deep\n", shift: 1)
    #expect(text.contains("<h2 id=\"b-a\">A</h2>"))
    #expect(text.contains("<h3 id=\"b-a-o-og-ae\">"))
    #expect(text.contains("<h6 id=\"b-deep\">"))
    let ids = text.matches(of: /id="([^"]+)"/).map { String($0.1) }
    #expect(ids.count == 5 && Set(ids).count == 5, "\(ids)")
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "text <img src=x onerror=alert(1)> text", "<a href='x'>y</a>",
    "<!-- c -->", "<svg onload=alert(1)>",
  ])
  func `HTML in the text is shown, not run`(_ text: String) {
    let result = html(text)
    #expect(result.contains("&lt;"))
    #expect(result.firstMatch(of: /<(script|img|a|svg|!)/) == nil, "\(result)")
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](JavaScript:alert(1))", "[x](<java\tscript:alert(1)>)",
    "[x](data:text/html,x)", "[x](vbscript:x)", "[x](javascript&#58;alert(1))",
    "[x](&#1;javascript:a)",
    "<javascript:alert(1)>", "[x](file:///etc/passwd)",
  ])
  func `a link that could do harm is text only`(_ text: String) {
    let result = html(text)
    #expect(!result.contains("<a "), "\(result)")
    #expect(!result.contains("href"))
  }

  @Test(arguments: [
    ("[x](https://example.org/?a=1&b=2)", "https://example.org/?a=1&amp;b=2"),
    ("[x](#b-a)", "#b-a"),
    ("[x](chapter-5.html)", "chapter-5.html"), ("<post@example.org>", "mailto:post@example.org"),
  ])
  func `a harmless link is a link`(_ text: String, _ address: String) {
    #expect(html(text).contains("<a href=\"\(address)\">"))
  }

  @Test func `references stand in headings, cells and lists`() {
    let mark = Markdown.mark(0)
    let text = html(
      "## Share \(mark)\n\n- Item \(mark)\n\n| A | \(mark) |\n| - | - |\n| \(mark) | **\(mark)** |\n",
      inlines: [0: "<data>60%</data>"])
    #expect(text.contains("Share <data>60%</data></h"))
    #expect(text.contains("<li>Item <data>60%</data></li>"))
    #expect(text.contains("<th scope=\"col\"><data>60%</data></th>"))
    #expect(text.contains("<strong><data>60%</data></strong>"))
    #expect(!text.contains("\u{E000}") && !text.contains("\u{E001}"))
  }

  @Test func `a block stands alone, not in a paragraph`() {
    let text = html("Before\n\n\(Markdown.mark(0))\n\nAfter\n", blocks: [0: "<div>T</div>\n"])
    #expect(text == "<p>Before</p>\n<div>T</div>\n<p>After</p>\n")
  }

  @Test func `text nested far too deep is read to its end`() {
    for text in [
      String(repeating: ">", count: 20_000) + "x", String(repeating: "*a ", count: 20_000),
      String(repeating: "[", count: 50_000), String(repeating: "- ", count: 5_000) + "x",
      String(repeating: "**a", count: 5_000) + String(repeating: "**", count: 5_000),
    ] {
      #expect(TagBalance.problems(in: html(text)).isEmpty)
    }
  }
}
