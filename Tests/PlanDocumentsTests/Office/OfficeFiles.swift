import TestSupport

/// Documents of office programs, made for a test.
enum OfficeFiles {
  /// A DOCX.
  ///
  /// - Parameters:
  ///   - body: what stands within `w:body`.
  ///   - styles: what stands within `w:styles`.
  ///   - footnotes: what stands within `w:footnotes`.
  static func docx(_ body: String, styles: String = "", footnotes: String = "") -> [UInt8] {
    let space =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"m\" xmlns:wps=\"s\" xmlns:v=\"v\""
    let type =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return ZipFixture.archive([
      ("[Content_Types].xml", "<Types/>"),
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"\(type)\" Target=\"word/document.xml\"/></Relationships>"
      ),
      ("word/document.xml", "<w:document \(space)><w:body>\(body)</w:body></w:document>"),
      ("word/styles.xml", "<w:styles \(space)>\(styles)</w:styles>"),
      ("word/footnotes.xml", "<w:footnotes \(space)>\(footnotes)</w:footnotes>"),
      ("word/header1.xml", "<w:hdr \(space)><w:p><w:r><w:t>Topptekst</w:t></w:r></w:p></w:hdr>"),
    ])
  }

  /// A paragraph of a DOCX.
  static func p(_ text: String, style: String? = nil, _ properties: String = "") -> String {
    let style = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
    return "<w:p><w:pPr>\(style)\(properties)</w:pPr><w:r><w:t>\(text)</w:t></w:r></w:p>"
  }

  /// An ODT.
  ///
  /// - Parameters:
  ///   - text: what stands within `office:text`.
  ///   - styles: what stands within `office:automatic-styles`.
  static func odt(_ text: String, styles: String = "", manifest: String = "") -> [UInt8] {
    let names = ["office", "text", "table", "style", "draw", "fo", "svg"]
    let spaces = names.map { "xmlns:\($0)=\"urn:\($0)\"" }.joined(separator: " ")
    return ZipFixture.archive([
      ("mimetype", "application/vnd.oasis.opendocument.text"),
      (
        "content.xml",
        "<office:document-content \(spaces)><office:automatic-styles>\(styles)</office:automatic-styles>"
          + "<office:body><office:text>\(text)</office:text></office:body></office:document-content>"
      ),
      ("META-INF/manifest.xml", "<manifest>\(manifest)</manifest>"),
    ])
  }
}
