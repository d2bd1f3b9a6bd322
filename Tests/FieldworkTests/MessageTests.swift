import Fieldwork
import Languages
import Problems
import StatisticalTables
import Testing

@Suite("Messages to those who are asked")
struct MessageTests {
  @Test(arguments: MessageKind.allCases)
  func `the templates that come with the product are whole in every language`(kind: MessageKind) {
    for language in Language.all {
      let template = MessageTemplate(kind, in: language)
      #expect(template.problems(at: Place("template")) == [])
      let values = Dictionary(uniqueKeysWithValues: kind.places.map { ($0, "<\($0)>") })
      let message = Message(template, values, unsubscribe: "https://a.example/u")
      #expect(!message.text.contains("{"))
      #expect(message.text.contains("https://a.example/u") == kind.canBeEnded)
    }
  }

  @Test func `unknown and missing places are told`() {
    let template = MessageTemplate(
      kind: .reminder, language: .nb, subject: " ", body: "Hei {unitt}, {colour} { brace }")
    let problems = template.problems(at: Place("t"))
    #expect(
      problems.map(\.code) == [
        "template.empty", "template.unknown-place-near", "template.unknown-place",
        "template.missing-place",
      ])
    #expect(problems[1].values["nearest"] == "unit")
    #expect(problems[3].values["place"] == "link")
  }

  @Test func `what is filled in adds no place, tag or line`() {
    let template = MessageTemplate(
      kind: .sentBack, language: .nb, subject: "{from} spør", body: "{words}\n\nSvar: {link}.")
    let message = Message(
      template,
      [
        "from": "Kari\r\nBcc: alle@example.org", "words": "<b>{link}</b> & \"så\"",
        "link": "https://a.example/s/abc",
      ], unsubscribe: "https://a.example/u")
    #expect(message.subject == "Kari Bcc: alle@example.org spør")
    #expect(message.text == "<b>{link}</b> & \"så\"\n\nSvar: https://a.example/s/abc.\n")
    #expect(message.html.contains("<p>&lt;b&gt;{link}&lt;/b&gt; &amp; &quot;så&quot;</p>"))
    #expect(
      message.html.contains(
        "<a href=\"https://a.example/s/abc\">https://a.example/s/abc</a>."))
    #expect(message.unsubscribe == nil, "what somebody asked for needs no way out")
    #expect(message.paragraphs.count == 2)
  }

  @Test func `a list to merge elsewhere holds no formulas`() throws {
    let message = Message(
      MessageTemplate(kind: .invitation, language: .nn, subject: "Hei", body: "{link}"),
      ["link": "https://a.example"])
    let csv = MergeList.csv([
      MergeList.Row(
        unit: "1811", unitName: "=HYPERLINK(\"x\")", contact: nil, link: "https://a.example",
        code: "abcde-fghjk", message: message)
    ])
    let file = try DelimitedFile(Array(csv.utf8), file: "merge.csv")
    let row = try #require(file.rows.first)
    #expect(row.fields[1] == "'=HYPERLINK(\"x\")")
    #expect(row.fields[4...6] == ["nn", "https://a.example", "abcde-fghjk"])
  }
}
