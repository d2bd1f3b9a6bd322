import Foundation
import PlanDocuments
import PlanReading
import Problems
import Testing

@Suite("The text of a PDF", .needsPoppler)
struct PDFTextTests {
  private func passages(_ pages: [SmallPDF.Page]) throws -> [Passage] {
    try PlanDocument(SmallPDF(pages: pages).bytes, name: "plan.pdf").text.passages
  }

  private static let body = [
    "Kommunen skal arbeide for bærekraft og for at alle barn og unge får",
    "en trygg oppvekst i Ås, Bø og Øyer i hele perioden fram til 2030.",
  ]

  @Test func `a page has headings, paragraphs and points`() throws {
    let read = try passages([
      SmallPDF.page(
        ["# 1 Innledning"] + Self.body + [
          "", "Neste avsnitt handler om bærekrafts-", "målene og om klima-",
          "og energiplanen, som kommer senere.", "", "• Etablere møteplasser for ungdom i hver",
          "  bygd", "• Bygge gangvei",
        ]
      ),
      SmallPDF.page(["# 1.1 Tiltak"] + Self.body),
    ])
    #expect(
      read.map { "\($0.page ?? 0) \($0.kind.rawValue): \($0.text)" } == [
        "1 heading: 1 Innledning", "1 paragraph: \(Self.body.joined(separator: " "))",
        "1 paragraph: Neste avsnitt handler om bærekraftsmålene og om klima- og energiplanen, som kommer senere.",
        "1 point: • Etablere møteplasser for ungdom i hver bygd", "1 point: • Bygge gangvei",
        "2 heading: 1.1 Tiltak", "2 paragraph: \(Self.body.joined(separator: " "))",
      ])
    #expect(read.last?.headings == ["1 Innledning", "1.1 Tiltak"])
  }

  @Test func `two columns are read one after the other, and a sentence goes on in the next`() throws
  {
    let left = [
      "Kommunen vil verne om dyrket mark", "og natur. Arealbruken skal vurderes",
      "i hver sak som gjelder utbygging av", "boliger, og det skal legges vekt på",
    ]
    let right = [
      "hensynet til klima og til de som bor", "her. Kollektivtransport skal være det",
      "første valget for de fleste reiser i", "de største tettstedene i kommunen.",
    ]
    let texts =
      left.enumerated().map {
        SmallPDF.Text(words: $0.element, x: 60, y: 120 + $0.offset * 14, size: 10)
      }
      + right.enumerated().map {
        SmallPDF.Text(words: $0.element, x: 320, y: 120 + $0.offset * 14, size: 10)
      }
    let read = try passages([.texts(texts.sorted { ($0.y, $0.x) < ($1.y, $1.x) })])
    #expect(read.map(\.text) == [(left + right).joined(separator: " ")])
  }

  @Test func `a sentence goes on over a page's end, past running heads and page numbers`() throws {
    let pages = (1...5).map { number in
      SmallPDF.page(
        [
          "\(["A", "B", "C", "D", "E"][number - 1]) begynner her og er et langt avsnitt som går",
          "over flere linjer og handler om emne \(number) og dessuten om",
        ]
          + (number < 5 ? [] : ["slutten."]),
        head: "Kommuneplan for Lia kommune", foot: "Side \(number)")
    }
    let read = try passages(pages)
    #expect(!read.contains { $0.text.contains("Kommuneplan") || $0.text.contains("Side") })
    #expect(read.map(\.page) == [1, 2, 3, 4, 5])
    let joined = try passages([
      SmallPDF.page(
        ["Dette avsnittet begynner på en side og", "fortsetter på den neste, der det blir"],
        foot: "1"),
      SmallPDF.page(["avsluttet med et punktum."], foot: "2"),
      SmallPDF.page(["Slutt på planen."], foot: "3"),
    ])
    #expect(
      joined.map(\.text) == [
        "Dette avsnittet begynner på en side og fortsetter på den neste, der det blir avsluttet med et punktum.",
        "Slutt på planen.",
      ])
    #expect(joined.first?.page == 1)
  }

  @Test func `text up the side of a page is no heading`() throws {
    let read = try passages([
      .texts([
        SmallPDF.Text(words: "KLIMA OG MILJØ I LIA", x: 30, y: 600, size: 18, isTurned: true),
        SmallPDF.Text(words: Self.body[0], x: 60, y: 120),
        SmallPDF.Text(words: Self.body[1], x: 60, y: 134),
      ])
    ])
    #expect(read.allSatisfy { $0.kind == .paragraph })
    #expect(read.contains { $0.text == Self.body.joined(separator: " ") })
  }

  @Test func `cells side by side make rows, a number before a heading does not`() throws {
    let cells = [
      ("Tiltak i planen", "Ansvar"), ("Bygge gangvei", "Teknisk"), ("Kjøpe buss", "Fylket"),
    ]
    var texts = [
      SmallPDF.Text(words: "2.1", x: 60, y: 100, size: 16),
      SmallPDF.Text(words: "Tiltak", x: 110, y: 100, size: 16),
    ]
    for (number, cell) in cells.enumerated() {
      texts.append(SmallPDF.Text(words: cell.0, x: 60, y: 130 + number * 15))
      texts.append(SmallPDF.Text(words: cell.1, x: 190, y: 130 + number * 15))
    }
    texts += Self.body.enumerated().map {
      SmallPDF.Text(words: $0.element, x: 60, y: 220 + $0.offset * 14)
    }
    let read = try passages([.texts(texts)])
    #expect(read.first.map { "\($0.kind.rawValue): \($0.text)" } == "heading: 2.1 Tiltak")
    #expect(
      read.filter { $0.kind == .row }.map(\.text) == [
        "Tiltak i planen | Ansvar", "Bygge gangvei | Teknisk", "Kjøpe buss | Fylket",
      ])
  }

  @Test func `two thousand pages are read`() throws {
    let page = SmallPDF.page(Self.body)
    let document = try PlanDocument(
      SmallPDF(pages: Array(repeating: page, count: 2000)).bytes, name: "plan.pdf")
    #expect(document.pageCount == 2000)
    #expect(document.format == .pdf)
    #expect(document.text.passages.last?.page == 2000)
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips tests, saying so, where poppler is not installed.
  static var needsPoppler: Self {
    .enabled(
      if: ["/usr/bin", "/usr/local/bin"].contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/pdftotext")
      },
      "poppler-utils is not installed")
  }
}
