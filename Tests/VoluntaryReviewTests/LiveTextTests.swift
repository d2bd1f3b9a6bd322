import Problems
import Testing
import VoluntaryReview

@Suite("Text with references")
struct LiveTextTests {
  struct Reading {
    let text: LiveText
    let problems: [Problem]

    init(_ markdown: String, firstLine: Int = 1) {
      var log = ProblemLog()
      text = LiveText(markdown, file: "intro.md", firstLine: firstLine, log: &log)
      problems = log.problems
    }

    var sources: [String] { text.references.map(\.source) }
    var lines: [Int?] { text.references.map(\.place.line) }
    var written: String {
      text.parts.map { if case .text(let text) = $0 { text } else { "§" } }.joined()
    }
  }

  @Test func `references and text alternate as written`() {
    let reading = Reading("A {{ share a }} and {{ number b }}{{ unit c }}.")
    #expect(reading.written == "A § and §§.")
    #expect(reading.sources == ["share a", "number b", "unit c"])
    #expect(reading.problems.isEmpty)
  }

  @Test func `a text without references is one part`() {
    #expect(Reading("Plain { text } here.").text.parts == [.text("Plain { text } here.")])
    #expect(Reading("").text.parts.isEmpty)
  }

  @Test func `each reference knows its line in the file`() {
    let reading = Reading("One {{ a }}\n\n{{ b\n  c }} {{ d }}\r\nand\n{{ e }}", firstLine: 5)
    #expect(reading.lines == [5, 7, 8, 10])
    #expect(
      reading.text.references.map(\.place.file) == ["intro.md", "intro.md", "intro.md", "intro.md"])
  }

  @Test func `lines in code are counted too`() {
    let reading = Reading("```\n{{ a }}\n```\n\n{{ b }}")
    #expect(reading.sources == ["b"])
    #expect(reading.lines == [5])
  }

  @Test(arguments: [
    "See `{{ a }}` here.", "See ``{{ a ` }}`` here.", "```\n{{ a }}\n\n{{ b }}\n```\n",
    "````md\n```\n{{ a }}\n```\n````\n",
  ])
  func `braces in code are left as written`(markdown: String) {
    let reading = Reading(markdown)
    #expect(reading.text.parts == [.text(markdown)])
    #expect(reading.problems.isEmpty)
  }

  @Test func `a reference after closed code counts`() {
    #expect(
      Reading("`x` {{ a }} ``y`` {{ b }}\n\n```\nz\n```\n{{ c }}").sources == ["a", "b", "c"])
  }

  @Test func `a lone backtick is a sign and hides nothing below`() {
    #expect(Reading("The ` is a sign.\n\n{{ a }}").sources == ["a"])
  }

  @Test func `a reference that cannot be read is left out and told`() {
    let reading = Reading("{{ a }}\n{{ share b[ }}\n{{ c }}")
    #expect(reading.sources == ["a", "c"])
    #expect(reading.problems.map(\.code) == ["reference.open-bracket"])
    #expect(reading.problems.map(\.place) == [Place("intro.md", line: 2)])
  }

  @Test func `braces that are never closed are told where they open`() {
    let reading = Reading("{{ a }}\n\ntext {{ b\n\nmore")
    #expect(reading.sources == ["a"])
    #expect(reading.problems == [Problem("reference.open-braces", at: Place("intro.md", line: 3))])
  }
}
