public import PlanReading
public import Problems

/// A document with its text taken out.
///
/// Reading blocks until it is done: a large PDF takes seconds, recognising scanned pages minutes.
public struct PlanDocument: Sendable {
  /// The document's name, as its passages carry it.
  public let name: String
  /// The format, by what the file holds.
  public let format: DocumentFormat
  /// How many pages it has; nil where the format has none.
  public let pageCount: Int?
  /// Its passages with page and headings.
  public let text: PlanText
  /// What somebody should look at, such as pages without text that can be read: warnings.
  public let notes: [Problem]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - name: the name that passages and problems carry; the path where nil.
  ///   - scans: what is done with pages that are pictures of text.
  ///   - limits: how much is read before it is refused.
  /// - Throws: ``InputRefused`` where the file is missing, cannot be read, or has no text.
  public init(
    file path: String, name: String? = nil, scans: ScannedPages = .refuse,
    limits: DocumentLimits = DocumentLimits()
  ) throws(InputRefused) {
    let name = name ?? path
    let file = try OpenFile(path, name: name)
    let bytes = try file.bytes(most: limits.bytes, name: name)
    try self.init(bytes, in: file, name: name, scans: scans, limits: limits)
  }

  /// Reads a file that is in memory, such as one that was sent in.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: its name; its ending tells Markdown from plain text.
  ///   - scans: what is done with pages that are pictures of text.
  ///   - limits: how much is read before it is refused.
  /// - Throws: ``InputRefused`` where it cannot be read or has no text.
  public init(
    _ bytes: [UInt8], name: String, scans: ScannedPages = .refuse,
    limits: DocumentLimits = DocumentLimits()
  ) throws(InputRefused) {
    try OpenFile.check(size: bytes.count, most: limits.bytes, name: name)
    try self.init(bytes, in: nil, name: name, scans: scans, limits: limits)
  }

  private init(
    _ bytes: [UInt8], in file: OpenFile?, name: String, scans: ScannedPages, limits: DocumentLimits
  ) throws(InputRefused) {
    var notes: [Problem] = []
    let format: DocumentFormat
    let text: PlanText
    var pageCount: Int?
    switch try FileContent(bytes, name: name) {
    case .pdf:
      format = .pdf
      let source: OpenFile
      if let file { source = file } else { source = try OpenFile(holding: bytes, name: name) }
      let pdf = PDFFile(source, name: name, limits: limits)
      let read = try pdf.read(scans)
      (text, pageCount, notes) = (read.text, read.pageCount, read.notes)
    case .archive:
      let package = try OfficePackage(bytes, name: name, limits: limits)
      (format, text) = (package.format, try package.text())
      pageCount = text.passages.last?.page
    case .html:
      format = .html
      text = HypertextReader(TextEncoding.utf8(bytes)).text(document: name)
    case .text(let isMarkdown):
      format = isMarkdown ? .markdown : .plain
      let content = String(decoding: TextEncoding.utf8(bytes), as: UTF8.self)
      text = PlanText(content, format: isMarkdown ? .markdown : .plain, document: name)
      pageCount = text.passages.last?.page
    }
    guard !text.passages.isEmpty else {
      throw InputRefused([Problem("document.no-text", at: Place(name))])
    }
    self.name = name
    self.format = format
    self.pageCount = pageCount
    self.text = text
    self.notes = notes
  }

  /// The text of a file alone.
  ///
  /// - Parameters:
  ///   - path: the file's path.
  ///   - name: the name that passages and problems carry; the path where nil.
  ///   - scans: what is done with pages that are pictures of text.
  ///   - limits: how much is read before it is refused.
  /// - Returns: its passages with page and headings.
  /// - Throws: ``InputRefused`` where the file is missing, cannot be read, or has no text.
  public static func text(
    of path: String, name: String? = nil, scans: ScannedPages = .refuse,
    limits: DocumentLimits = DocumentLimits()
  ) throws(InputRefused) -> PlanText {
    try PlanDocument(file: path, name: name, scans: scans, limits: limits).text
  }
}
