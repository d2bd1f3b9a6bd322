import PlanDocuments
import PlanReading
import Problems
import Testing

@Suite("ODT")
struct OpenDocumentTests {
  private func passages(_ bytes: [UInt8]) throws -> [Passage] {
    try PlanDocument(bytes, name: "plan.odt").text.passages
  }

  @Test func `headings, lists, tables, notes and boxes are read`() throws {
    let text = """
      <text:sequence-decls/><text:tracked-changes><text:changed-region><text:deletion><text:p>Strøket</text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:p text:style-name="Title">Klimaplan</text:p>
      <text:table-of-content><text:index-body><text:p>Mål<text:tab/>3</text:p></text:index-body></text:table-of-content>
      <text:h text:outline-level="1">Mål</text:h><text:h text:outline-level="2">Utslipp</text:h>
      <text:p>Vi<text:s text:c="4000000000"/>skal <text:span>kutte</text:span>.<text:note><text:note-citation>1</text:note-citation>
      <text:note-body><text:p>En note.</text:p></text:note-body></text:note><office:annotation><text:p>Merknad</text:p></office:annotation></text:p>
      <text:list><text:list-item><text:p>Et punkt</text:p><text:list><text:list-item><text:p>Et underpunkt</text:p></text:list-item></text:list></text:list-item></text:list>
      <table:table><table:table-row><table:table-cell><text:p>Buss</text:p></table:table-cell><table:table-cell><text:p>2030</text:p></table:table-cell></table:table-row></table:table>
      <text:p><draw:frame><draw:text-box><text:p>I boksen</text:p></draw:text-box><svg:title>Bilde</svg:title></draw:frame>Ved siden av.</text:p>
      """
    let read = try passages(OfficeFiles.odt(text))
    #expect(
      read.map { "\($0.kind.rawValue): \($0.text)" } == [
        "heading: Klimaplan", "paragraph: Mål 3", "heading: Mål", "heading: Utslipp",
        "paragraph: Vi skal kutte.", "paragraph: En note.", "point: Et punkt",
        "point: Et underpunkt",
        "row: Buss | 2030", "paragraph: Ved siden av.", "paragraph: I boksen",
      ])
    #expect(read[1].boilerplate == .contents)
    #expect(read[4].headings == ["Mål", "Utslipp"])
    #expect(read.allSatisfy { $0.page == nil })
  }

  @Test func `pages end where the program or the author ended them`() throws {
    let soft =
      "<text:p>En <text:soft-page-break/>side</text:p><text:soft-page-break/><text:p>Tre</text:p>"
    #expect(try passages(OfficeFiles.odt(soft)).map(\.page) == [1, 3])
    let style =
      "<style:style style:name=\"P1\" style:parent-style-name=\"Heading_20_2\"><style:paragraph-properties fo:break-before=\"page\"/></style:style>"
    let hard = "<text:p>En</text:p><text:p text:style-name=\"P1\">To</text:p>"
    let read = try passages(OfficeFiles.odt(hard, styles: style))
    #expect(read.map(\.page) == [1, 2])
    #expect(read.map(\.kind) == [.paragraph, .heading])
  }

  @Test func `a password is told of`() {
    let refusal = #expect(throws: InputRefused.self) {
      try PlanDocument(OfficeFiles.odt("", manifest: "<encryption-data/>"), name: "plan.odt")
    }
    #expect(refusal?.problems.map(\.code) == ["document.encrypted"])
  }
}
