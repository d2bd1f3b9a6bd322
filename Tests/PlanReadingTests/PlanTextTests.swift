import PlanReading
import Testing

@Suite("A plan as passages")
struct PlanTextTests {
  @Test func `paragraphs, headings and points are told apart`() {
    let text = """
      1 Innledning

      Kommunen skal bidra til bærekrafts-
      målene, og til klima-
      og energiplanen.

      1.2 Tiltak

      • Etablere møteplasser
        for ungdom
      • Bygge gangvei
      a) Kjøpe inn buss

      Om planen

      Slik ble den laget.
      """
    let plan = PlanText(text, document: "plan.txt")
    #expect(
      plan.passages.map { "\($0.kind.rawValue): \($0.text)" } == [
        "heading: 1 Innledning",
        "paragraph: Kommunen skal bidra til bærekraftsmålene, og til klima- og energiplanen.",
        "heading: 1.2 Tiltak", "point: • Etablere møteplasser for ungdom", "point: • Bygge gangvei",
        "point: a) Kjøpe inn buss", "heading: Om planen", "paragraph: Slik ble den laget.",
      ])
    #expect(plan.passages[3].headings == ["1 Innledning", "1.2 Tiltak"])
    #expect(plan.passages[7].headings == ["1 Innledning", "1.2 Tiltak", "Om planen"])
    #expect(plan.passages.allSatisfy { $0.page == nil && $0.document == "plan.txt" })
    let bytes = Array(text.utf8)
    #expect(
      String(decoding: bytes[plan.passages[1].source], as: UTF8.self).hasPrefix("Kommunen skal"))
  }

  @Test func `words keep their hyphens where they must`() {
    let text =
      "Vi følger FN-\nmålene, CO2-\nutslipp og bære\u{AD}kraft i prak\u{AD}sis på en ﬁn måte.\n"
    let plan = PlanText(text, document: "d")
    #expect(
      plan.passages.map(\.text) == [
        "Vi følger FN-målene, CO2-utslipp og bærekraft i praksis på en fin måte."
      ])
  }

  @Test func `letters of two signs become one`() {
    let plan = PlanText("Ma\u{30A}l for a\u{30A}ret.\n", document: "d")
    #expect(plan.passages[0].text.unicodeScalars.elementsEqual("Mål for året.".unicodeScalars))
  }

  @Test func `running heads and page numbers are dropped`() {
    let pages = (1...6).map { number in
      "Kommuneplan for Lia\n\nTekst om emne \("abcdef".dropFirst(number - 1).first ?? "x") her.\n\nSide \(number) av 6\n"
    }
    let plan = PlanText(pages: pages, document: "d")
    #expect(plan.passages.count == 6)
    #expect(plan.passages.map(\.page) == [1, 2, 3, 4, 5, 6])
    #expect(plan.passages[2].text == "Tekst om emne c her.")
    let formFeeds = PlanText(pages.joined(separator: "\u{0C}"), document: "d")
    #expect(formFeeds.passages.map(\.text) == plan.passages.map(\.text))
    #expect(formFeeds.passages.map(\.page) == plan.passages.map(\.page))
  }

  @Test func `a table of contents is marked`() {
    let plan = PlanText(
      "Innhold\n\n1 Innledning ........ 3\n2 Mål .............. 4\n\nTeksten begynner.\n",
      document: "d")
    #expect(plan.passages.map(\.boilerplate) == [nil, .contents, .contents, nil])
  }

  @Test func `Markdown is read without its marks`() {
    let text = """
      ---
      title: Plan
      ---
      # Samfunnsdel

      Vi **skal** nå [bærekraftsmål 13](https://example.org/sdg_3) `nå`.

      ## Tiltak ##

      - Etablere _møteplasser_
        for ungdom
      1. Bygge gangvei

      | Mål | År |
      |-----|----|
      | 13  | 2030 |

      ```
      kode
      ```
      Under
      -----
      > Sitat
      """
    let plan = PlanText(text, format: .markdown, document: "d.md")
    #expect(
      plan.passages.map { "\($0.kind.rawValue): \($0.text)" } == [
        "heading: Samfunnsdel", "paragraph: Vi skal nå bærekraftsmål 13 nå.", "heading: Tiltak",
        "point: Etablere møteplasser for ungdom", "point: Bygge gangvei", "row:  Mål | År ",
        "row:  13  | 2030 ", "heading: Under", "paragraph:  Sitat",
      ])
    #expect(plan.passages[3].headings == ["Samfunnsdel", "Tiltak"])
    #expect(plan.passages[8].headings == ["Samfunnsdel", "Under"])
  }

  @Test func `the page that shows all goals is marked`() {
    let goals = (1...17).map { "Bærekraftsmål \($0)" }.joined(separator: "\n\n")
    let pages = ["Kommunen arbeider med bærekraftsmål 13.\n", goals, "Vi følger opp SDG 3.\n"]
    let read = PlanReader(Lexicon([])).read(PlanText(pages: pages, document: "d"))
    #expect(read.passages.filter { $0.boilerplate == .goalList }.count == 17)
    #expect(read.content.flatMap { $0.reading.references.map(\.code) } == ["13", "3"])
  }

  @Test func `headings give a bare goal its meaning`() {
    let text =
      "# FNs bærekraftsmål\n\nMål 3 og 11 er viktigst.\n\n# Våre mål\n\nMål 3 og 11 er viktigst.\n"
    let read = PlanReader(Lexicon([])).read(PlanText(text, format: .markdown, document: "d"))
    #expect(read.readings.map { $0.references.map(\.code) } == [[], ["3", "11"], [], []])
  }

  @Test func `a line without end is cut`() {
    let plan = PlanText(String(repeating: "ord ", count: 20_000), document: "d")
    #expect(plan.passages.count >= 5)
    #expect(plan.passages.allSatisfy { $0.text.utf8.count <= 16_001 })
    let unbroken = PlanText(String(repeating: "å", count: 40_000), document: "d")
    #expect(unbroken.passages.map(\.text).joined() == String(repeating: "å", count: 40_000))
  }
}
