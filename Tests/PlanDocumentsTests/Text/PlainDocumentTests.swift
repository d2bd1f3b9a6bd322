import PlanDocuments
import PlanReading
import Problems
import TestSupport
import Testing

@Suite("Text files and what is none")
struct PlainDocumentTests {
  private static let text =
    "1 Mål\n\nKommunen skal bidra til bærekraft i Øyer, Ås og Ål – også i år.\n"

  private static func windows(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { $0 == "–" ? 0x96 : UInt8(truncatingIfNeeded: $0.value) }
  }

  private static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let (low, high) = (UInt8(unit & 255), UInt8(unit >> 8))
      return isLittle ? [low, high] : [high, low]
    }
  }

  static let encodings: [[UInt8]] = [
    Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), windows(text),
    [0xFF, 0xFE] + utf16(text, isLittle: true), [0xFE, 0xFF] + utf16(text, isLittle: false),
    utf16(text, isLittle: true), utf16(text, isLittle: false),
  ]

  @Test(arguments: encodings) func `letters are right in every encoding`(bytes: [UInt8]) throws {
    let document = try PlanDocument(bytes, name: "plan.txt")
    #expect(document.format == .plain)
    #expect(
      document.text.passages.map(\.text) == [
        "1 Mål", "Kommunen skal bidra til bærekraft i Øyer, Ås og Ål – også i år.",
      ])
    #expect(document.text.passages.last?.headings == ["1 Mål"])
  }

  @Test func `the content tells the format, not the name`() throws {
    let page = Array("<!-- a --><!DOCTYPE html><h1>Mål</h1><p>Vi skal.</p>".utf8)
    #expect(try PlanDocument(page, name: "plan.txt").format == .html)
    let markdown = Array("# Plan\n\nVi skal.\n\n## Mål\n\nOgså her.\n".utf8)
    #expect(try PlanDocument(markdown, name: "plan.md").format == .markdown)
    #expect(try PlanDocument(markdown, name: "plan").format == .markdown)
    #expect(try PlanDocument(markdown, name: "plan.txt").format == .plain)
  }

  @Test func `form feeds make pages`() throws {
    let document = try PlanDocument(Array("En side.\n\u{0C}En til.\n".utf8), name: "plan.txt")
    #expect(document.text.passages.map(\.page) == [1, 2])
    #expect(document.pageCount == 2)
  }

  static let others: [(bytes: [UInt8], code: String)] = [
    ([], "document.no-text"), (Array(" \n\n".utf8), "document.no-text"),
    ([0xD0, 0xCF, 0x11, 0xE0] + Array("Word".utf8), "document.old-word"),
    (
      [0xD0, 0xCF, 0x11, 0xE0] + "EncryptedPackage".utf8.flatMap { [$0, 0] }, "document.encrypted"
    ),
    (Array("{\\rtf1 Hei}".utf8), "document.old-word"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "document.picture"),
    ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], "document.picture"),
    ([1, 2, 3, 0, 5, 6, 7, 0, 0, 0, 9], "document.not-text"),
    (ZipFixture.archive([("a.txt", "Hei")]), "document.other-format"),
    (
      ZipFixture.archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]),
      "document.other-format"
    ),
    (ZipFixture.workbook([("A", "<sheetData/>")]), "document.other-format"),
    ([0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "document.damaged"),
  ]

  @Test(arguments: others) func `what cannot be read is named`(bytes: [UInt8], code: String) {
    let refusal = #expect(throws: InputRefused.self) { try PlanDocument(bytes, name: "plan.docx") }
    #expect(refusal?.problems.map(\.code) == [code])
  }

  @Test func `files are read by their path`() throws {
    try TemporaryFolder.use { folder in
      try folder.write(Self.text, to: "plan.txt")
      #expect(
        try PlanDocument.text(of: "\(folder.path)/plan.txt", name: "p").passages.first?.document
          == "p")
      let missing = #expect(throws: InputRefused.self) {
        try PlanDocument(file: "\(folder.path)/none.pdf")
      }
      #expect(missing?.problems.map(\.code) == ["file.missing"])
      let directory = #expect(throws: InputRefused.self) { try PlanDocument(file: folder.path) }
      #expect(directory?.problems.map(\.code) == ["file.not-a-file"])
    }
  }
}
