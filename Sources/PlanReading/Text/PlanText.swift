/// A plan as passages in reading order.
public struct PlanText: Sendable {
  /// How the text of a document is marked up.
  public enum Format: Sendable {
    /// Lines; a form feed ends a page, as in what `pdftotext` writes.
    case plain
    /// Markdown with tables.
    case markdown
  }

  /// The document's name.
  public let document: String
  /// The passages in reading order.
  public let passages: [Passage]

  /// A plan of these passages.
  ///
  /// - Parameters:
  ///   - document: the document's name.
  ///   - passages: its passages in reading order.
  public init(document: String, passages: [Passage]) {
    self.document = document
    self.passages = passages
  }

  /// Parts a text into passages.
  ///
  /// - Parameters:
  ///   - text: the document's text; what is no UTF-8 is replaced before.
  ///   - format: how it is marked up.
  ///   - document: the document's name.
  public init(_ text: String, format: Format = .plain, document: String) {
    var text = text
    let passages = text.withUTF8 { bytes -> [Passage] in
      switch format {
      case .markdown:
        var splitter = MarkdownSplitter(bytes, document: document)
        return splitter.split()
      case .plain:
        return PlanText.plainPassages(bytes, document: document)
      }
    }
    self.init(document: document, passages: passages)
  }

  /// Parts the pages of a document into passages, without running heads and page numbers.
  ///
  /// - Parameters:
  ///   - pages: the text of each page, from page 1 on.
  ///   - document: the document's name.
  public init(pages: [String], document: String) {
    let pages = pages.map { Array($0.utf8) }
    let lines = pages.map { page in page.withUnsafeBufferPointer { TextLine.lines(of: $0) } }
    let heads = RunningHeads(zip(pages, lines).map { PageLines(bytes: $0, lines: $1) })
    var headings = HeadingPath()
    var passages: [Passage] = []
    for (number, page) in pages.enumerated() {
      page.withUnsafeBufferPointer { bytes in
        var splitter = PlainSplitter(
          bytes, lines: heads.without(lines[number], of: number), document: document,
          page: number + 1, headings: headings)
        passages += splitter.split()
        headings = splitter.headings
      }
    }
    self.init(document: document, passages: passages)
  }

  /// Parts pages whose lines have places into passages, without running heads and page numbers.
  ///
  /// - Parameters:
  ///   - layout: the pages, from page 1 on.
  ///   - document: the document's name.
  package init(layout: [LaidOutPage], document: String) {
    var reader = LayoutReader(layout)
    self.init(document: document, passages: reader.passages(document: document))
  }

  private static func plainPassages(
    _ bytes: UnsafeBufferPointer<UInt8>, document: String
  ) -> [Passage] {
    guard bytes.contains(0x0C) else {
      var splitter = PlainSplitter(
        bytes, lines: TextLine.lines(of: bytes), document: document, page: nil,
        headings: HeadingPath())
      return splitter.split()
    }
    let lines = TextLine.lines(of: bytes)
    var pages: [[TextLine]] = [[]]
    for line in lines {
      if line.beginsPage { pages.append([]) }
      pages[pages.count - 1].append(line)
    }
    let all = Array(bytes)
    let heads = RunningHeads(pages.map { PageLines(bytes: all, lines: $0) })
    var headings = HeadingPath()
    var passages: [Passage] = []
    for (number, page) in pages.enumerated() {
      var splitter = PlainSplitter(
        bytes, lines: heads.without(page, of: number), document: document, page: number + 1,
        headings: headings)
      passages += splitter.split()
      headings = splitter.headings
    }
    return passages
  }
}
