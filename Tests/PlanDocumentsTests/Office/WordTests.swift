import PlanDocuments
import PlanReading
import Problems
import TestSupport
import Testing

@Suite("DOCX")
struct WordTests {
  private func passages(_ bytes: [UInt8]) throws -> [Passage] {
    try PlanDocument(bytes, name: "plan.docx").text.passages
  }

  private func lines(_ bytes: [UInt8]) throws -> [String] {
    try passages(bytes).map { "\($0.kind.rawValue): \($0.text)" }
  }

  private static let styles = """
    <w:style w:type="paragraph" w:styleId="Tittel"><w:name w:val="Title"/></w:style>
    <w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Delmaal"><w:name w:val="Delmål"/><w:basedOn w:val="Under"/></w:style>
    <w:style w:type="paragraph" w:styleId="Under"><w:name w:val="Undertema"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="INNH1"><w:name w:val="toc 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
    <w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="Liste"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
    """

  @Test func `styles make headings, points and the table of contents`() throws {
    let p = OfficeFiles.p
    let body =
      p("Klimaplan", "Tittel", "") + p("Mål side 3", "INNH1", "")
      + p("Innledning", "Overskrift1", "")
      + p("Vi skal.", nil, "") + p("Mål", "Delmaal", "") + p("Et punkt", "Liste", "")
      + p("Et til", nil, "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
      + p("Ring", "Ring", "") + p("Tiltak", nil, "<w:outlineLvl w:val=\"0\"/>")
      + p("Slutt.", nil, "")
    let read = try passages(OfficeFiles.docx(body, styles: Self.styles))
    #expect(
      read.map { "\($0.kind.rawValue): \($0.text)" } == [
        "heading: Klimaplan", "paragraph: Mål side 3", "heading: Innledning", "paragraph: Vi skal.",
        "heading: Mål", "point: Et punkt", "point: Et til", "paragraph: Ring", "heading: Tiltak",
        "paragraph: Slutt.",
      ])
    #expect(read.map(\.boilerplate).prefix(3) == [nil, .contents, nil])
    #expect(read[5].headings == ["Innledning", "Mål"])
    #expect(read[9].headings == ["Tiltak"])
    #expect(read.allSatisfy { $0.page == nil })
  }

  @Test func `what was deleted or hidden is not read, what was added is`() throws {
    let body = """
      <w:p><w:r><w:t xml:space="preserve">Vi skal </w:t></w:r><w:del><w:r><w:delText>ikke </w:delText><w:t>ikke </w:t></w:r></w:del>
      <w:ins><w:r><w:t>kutte</w:t><w:tab/><w:t>utslipp</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>
      <w:r><w:noBreakHyphen/><w:t>CO2</w:t></w:r><w:hyperlink><w:r><w:t>.</w:t></w:r></w:hyperlink>
      <w:moveFrom><w:r><w:t>Flyttet</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>
      """
    #expect(try lines(OfficeFiles.docx(body)) == ["paragraph: Vi skal kutte utslipp-CO2."])
  }

  @Test func `rows of tables are passages, tables for layout are not`() throws {
    func cell(_ content: String) -> String { "<w:tc><w:tcPr/>\(content)</w:tc>" }
    let p = OfficeFiles.p
    let rows =
      "<w:tbl><w:tblPr/><w:tr>\(cell(p("Tiltak", nil, "")))\(cell(p("Ansvar", nil, "")))</w:tr>"
      + "<w:tr>\(cell(p("Buss", nil, "") + p("og bane", nil, "")))\(cell(p("", nil, "")))\(cell(p("Teknisk", nil, "")))</w:tr></w:tbl>"
    let layout =
      "<w:tbl><w:tr>\(cell(p("Mål", "Overskrift1", "") + p("Vi skal.", nil, "")))\(cell(p("Sidetekst", nil, "")))</w:tr></w:tbl>"
    #expect(
      try lines(OfficeFiles.docx(rows + layout, styles: Self.styles)) == [
        "row: Tiltak | Ansvar", "row: Buss og bane | Teknisk", "heading: Mål",
        "paragraph: Vi skal.",
        "paragraph: Sidetekst",
      ])
  }

  @Test func `notes follow their paragraph, text boxes are read once`() throws {
    let box = "<w:txbxContent>\(OfficeFiles.p("I boksen"))</w:txbxContent>"
    let body = """
      <w:p><w:r><w:t>Brødtekst</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent>
      <mc:Choice><w:drawing><wps:txbx>\(box)</wps:txbx></w:drawing></mc:Choice>
      <mc:Fallback><w:pict><v:textbox>\(box)</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t> slutt.</w:t></w:r></w:p>
      """
    let notes =
      "<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\">\(OfficeFiles.p("En note."))</w:footnote>"
    #expect(
      try lines(OfficeFiles.docx(body, footnotes: notes)) == [
        "paragraph: Brødtekst slutt.", "paragraph: En note.", "paragraph: I boksen",
      ])
  }

  @Test func `pages are counted by Word's marks, or by the author's breaks`() throws {
    let p = OfficeFiles.p
    let hard = "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"
    let mark = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>To</w:t></w:r></w:p>"
    #expect(
      try passages(OfficeFiles.docx(p("En", nil, "") + hard + p("To", nil, ""))).map(\.page) == [
        1, 2,
      ])
    #expect(
      try passages(OfficeFiles.docx(p("En", nil, "") + hard + mark + p("Også", nil, ""))).map(
        \.page) == [1, 2, 2])
    let cell = "<w:tc>\(mark)</w:tc>"
    let row = "<w:tbl><w:tr>\(cell)\(cell)</w:tr></w:tbl>"
    #expect(try passages(OfficeFiles.docx(row + p("Etter", nil, ""))).map(\.page) == [2, 2])
  }

  @Test func `hostile parts are refused`() throws {
    func code(_ bytes: [UInt8], _ limits: DocumentLimits = DocumentLimits()) -> String? {
      let refusal = #expect(throws: InputRefused.self) {
        try PlanDocument(bytes, name: "plan.docx", limits: limits)
      }
      return refusal?.problems.first?.code
    }
    func package(_ document: String) -> [UInt8] {
      ZipFixture.archive([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)])
    }
    let bomb =
      "<!DOCTYPE a [<!ENTITY b \"bbb\"><!ENTITY c \"&b;&b;\">]><document><body><p>&c;</p></body></document>"
    #expect(code(package(bomb)) == "xml.document-type")
    let outside = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><document>&b;</document>"
    #expect(code(package(outside)) == "xml.document-type")
    #expect(code(package("<document>\(String(repeating: "<a>", count: 5000))")) == "xml.too-deep")
    #expect(code(package("<document><body>")) == "xml.syntax")
    let large = OfficeFiles.docx(OfficeFiles.p(String(repeating: "a ", count: 10_000)))
    #expect(code(large, DocumentLimits(unpackedBytes: 15_000)) == "document.too-much-inside")
    #expect(code(Array(large.dropLast(large.count / 2))) == "document.damaged")
  }
}
