import PlanReading
import Problems
import StatisticalTables

/// The parts of a DOCX or ODT in its ZIP archive.
struct OfficePackage {
  let format: DocumentFormat
  private let parts: OfficeParts
  /// The path of the part that holds the text.
  private let main: String

  /// Opens a package.
  ///
  /// - Throws: ``InputRefused`` where it is damaged, too large, behind a password, or another kind of file.
  init(_ bytes: [UInt8], name: String, limits: DocumentLimits) throws(InputRefused) {
    parts = try OfficeParts(bytes, name: name, limits: limits)
    let other = InputRefused([Problem("document.other-format", at: Place(name))])
    if let kind = try parts["mimetype"] {
      guard String(decoding: kind, as: UTF8.self).hasPrefix(Self.openDocumentText) else {
        throw other
      }
      let manifest = try parts["META-INF/manifest.xml"] ?? []
      guard !String(decoding: manifest, as: UTF8.self).contains("encryption-data") else {
        throw InputRefused([Problem("document.encrypted", at: Place(name))])
      }
      format = .odt
      main = "content.xml"
    } else {
      guard try parts["[Content_Types].xml"] != nil else { throw other }
      format = .docx
      main = try OfficePackage.officeDocument(parts) ?? "word/document.xml"
      guard main.hasPrefix("word/") else { throw other }
    }
  }

  private static let openDocumentText = "application/vnd.oasis.opendocument.text"

  /// The passages of the document.
  ///
  /// - Throws: ``InputRefused`` where a part is damaged or not well formed.
  func text() throws(InputRefused) -> PlanText {
    guard let content = try parts[main] else { throw parts.damaged(main) }
    switch format {
    case .odt:
      var reader = OpenDocumentReader(
        try parts.stream(content, main), name: parts.name,
        hasSoftBreaks: parts.has("soft-page-break", in: content))
      return try reader.read()
    default:
      var reader = try WordReader(parts, main: main, content)
      return try reader.read()
    }
  }

  /// The path of the main part of an Office Open XML package.
  private static func officeDocument(_ parts: OfficeParts) throws(InputRefused) -> String? {
    guard let bytes = try parts["_rels/.rels"] else { return nil }
    let xml = try parts.stream(bytes, "_rels/.rels")
    while let event = try xml.next() {
      guard case .start("Relationship") = event, let target = xml["Target"],
        xml["Type"]?.hasSuffix("/officeDocument") == true
      else { continue }
      return target.hasPrefix("/") ? String(target.dropFirst()) : target
    }
    return nil
  }
}
