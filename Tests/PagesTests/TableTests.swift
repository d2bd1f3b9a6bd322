import Languages
import Measures
import Testing

@testable import Pages

/// Tables as HTML.
struct TableTests {
  @Test func `a table has a caption, headings with their scope, n and its question`() throws {
    let html = try Sample.html(Sample.shares(Sample.known))
    #expect(html.contains("<caption>Goals in the &lt;plan&gt;</caption>"))
    #expect(html.contains("<th scope=\"col\">Size</th>"))
    #expect(html.contains("<th scope=\"row\">Small</th>"))
    #expect(html.contains("<tr class=\"total\"><th scope=\"row\">All</th>"))
    #expect(html.contains("<td class=\"number\">40</td></tr>"), "n")
    #expect(html.contains("Are the goals in the plan?"))
    #expect(html.contains("The &lt;Office&gt;"))
    #expect(TagBalance.problems(in: html).isEmpty)
  }

  @Test func `a single question shows count and interval`() throws {
    let html = try Sample.html(Sample.single([.known(60), .known(40)]))
    #expect(
      html.contains(
        "<td class=\"number\">60%</td><td class=\"number\">24</td><td class=\"number\">55–65%</td>")
    )
  }

  @Test(arguments: Absence.allCases)
  func `what is unknown has its own sign, explained below, and is never 0`(_ absence: Absence)
    throws
  {
    for language in Language.all {
      let html = try Sample.html(
        Sample.series(Array(repeating: .unknown(absence), count: 6)), in: language)
      let sign = HTML.escape(language.absenceSign(absence))
      #expect(!sign.isEmpty && sign != "0")
      #expect(html.contains("<td class=\"number\">\(sign)</td>"))
      #expect(!html.contains("<td class=\"number\">0"))
      #expect(!html.contains("<td class=\"number\"></td>"))
      #expect(html.contains("<li>\(sign) \(HTML.escape(language.absenceText(absence)))</li>"))
    }
  }

  @Test func `only signs that are used are explained`() throws {
    let english = Sample.english
    let plain = try Sample.html(Sample.series([1, 2, 3, 4, 5, 6].map { .known($0) }))
    for absence in Absence.allCases {
      #expect(!plain.contains("<li>\(english.absenceSign(absence)) "))
    }
    let mixed = try Sample.html(Sample.series(Sample.years))
    #expect(
      mixed.contains(english.absenceText(.missing))
        && mixed.contains(english.absenceText(.suppressed)))
    #expect(!mixed.contains(english.absenceText(.notAsked)))
    #expect(mixed.contains("<td class=\"number\">3.0\(english.qualitySign(.preliminary))</td>"))
    #expect(mixed.contains(english.text("quality.preliminary")))
  }

  @Test func `every sign is another`() {
    for language in Language.all {
      let signs =
        Absence.allCases.map(language.absenceSign)
        + [Quality.preliminary, .estimated].map(language.qualitySign)
      #expect(Set(signs).count == signs.count, "\(language.tag): \(signs)")
    }
  }

  @Test func `a real zero is a zero`() throws {
    let html = try Sample.html(
      Sample.series([.known(0), .known(0), .known(0), .known(1), .known(1), .known(1)]))
    #expect(html.contains("<td class=\"number\">0.0</td>"))
  }
}
