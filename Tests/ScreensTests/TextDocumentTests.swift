import Languages
import Measures
import Testing

@testable import Screens

/// The file that a receipt is kept as.
struct TextDocumentTests {
  private func document(_ blocks: Int) -> TextDocument {
    var document = TextDocument(
      title: "Kvittering", language: "nb", made: Moment(milliseconds: 1_800_000_000_000))
    document.add(.title, "Kvittering – Áŋel Øvrebø")
    for number in 0..<blocks {
      document.add(.heading, "Del \(number)")
      document.add(.paragraph, String(repeating: "Ord og mer ord. ", count: 40))
    }
    return document
  }

  @Test func `each object stands where the table says`() throws {
    let bytes = document(20).pdf()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-1.7"))
    #expect(text.hasSuffix("%%EOF\n"))
    let start = try #require(text.firstMatch(of: /startxref\n([0-9]+)/).flatMap { Int($0.1) })
    let table = String(decoding: bytes[start...], as: UTF8.self).split(separator: "\n")
    #expect(table[0] == "xref")
    let places = table.dropFirst(3).prefix { $0.hasSuffix(" n ") }
    #expect(places.count > 20)
    for (index, line) in places.enumerated() {
      let place = try #require(Int(line.prefix(10)))
      let wanted = Array("\(index + 1) 0 obj".utf8)
      #expect(Array(bytes[place..<(place + wanted.count)]) == wanted)
    }
  }

  @Test func `long text takes several pages, and no line is wider than the page`() {
    let document = document(20)
    #expect(document.pages.count > 2)
    let room = (TextDocument.width - 2 * TextDocument.margin) * 1000
    for line in document.pages.joined() {
      let width = line.text.reduce(0) { $0 + Helvetica.width(of: $1, isBold: line.kind.isBold) }
      #expect(Double(width) * line.kind.size <= room)
      #expect(line.y > TextDocument.margin - 1)
    }
    let words = TextDocument.lines(of: String(repeating: "x", count: 1000), kind: .paragraph)
    #expect(words.joined().count == 1000, "a word without an end is cut, and nothing of it lost")
  }

  @Test func `letters beyond ASCII can be read aloud and searched`() {
    let text = String(decoding: document(1).pdf(), as: UTF8.self)
    for (letter, name) in [("00C1", "Aacute"), ("014B", "eng"), ("00D8", "Oslash")] {
      #expect(text.contains("> <\(letter)>"))
      #expect(text.contains("/\(name)"))
    }
    #expect(text.contains("/Lang(nb)") && text.contains("/Marked true"))
  }

  @Test func `the same text gives the same bytes`() {
    #expect(document(3).pdf() == document(3).pdf())
  }
}

/// What respondents read after the deadline.
struct ClosedTests {
  @Test func `after the deadline answers are read, not changed, and the page says so`() throws {
    for language in Language.all {
      let sample = try AnsweringSample(language)
      let rules = try sample.rules(needsSignOff: false)
      let response = try sample.response(rules, answers: AnsweringSample.answers)
      let late = try sample.respondent(response, rules, at: Moment("2027-03-01T09:00:00Z"))
      let frame = SampleScreens.frame(in: language)
      let overview = OverviewScreen(late).screen().html(in: frame)
      #expect(overview.contains(language.text("problem.field.closed")))
      let section = try sample.section(late).html(in: frame)
      #expect(section.contains(language.text("problem.field.closed")))
      #expect(section.contains("Our own"))
      #expect(!section.contains("name=\"go\""))
      #expect(!section.contains("/assets/answer.js"))
    }
  }
}
