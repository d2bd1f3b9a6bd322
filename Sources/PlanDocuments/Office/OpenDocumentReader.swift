import PlanReading
import Problems
import StatisticalTables

/// Makes passages of the content of an ODT: what a reader sees, without what was deleted, comments and the heads
/// and feet of pages.
struct OpenDocumentReader {
  private let xml: XMLStream
  private let name: String
  private var writer: BlockWriter
  /// The styles that stand for others, by name, and those that begin a page.
  private var parents: [String: String] = [:]
  private var breaking: Set<String> = []
  private var page: Int?
  /// Whether the program left marks where its pages ended.
  private let hasSoftBreaks: Bool
  private var isContents = false
  /// Whether the next paragraph is the first of a point of a list.
  private var isPoint = false

  init(_ xml: XMLStream, name: String, hasSoftBreaks: Bool) {
    self.xml = xml
    self.name = name
    self.hasSoftBreaks = hasSoftBreaks
    writer = BlockWriter(document: name)
    page = hasSoftBreaks ? 1 : nil
  }

  /// Reads the document.
  ///
  /// - Throws: ``InputRefused`` where it is not well formed.
  mutating func read() throws(InputRefused) -> PlanText {
    while let event = try xml.next() {
      switch event {
      case .start("automatic-styles"): try readStyles()
      case .start("body"):
        if !hasSoftBreaks, !breaking.isEmpty { page = 1 }
        try readBlocks()
      default: break
      }
    }
    writer.finish()
    return PlanText(document: name, passages: writer.passages)
  }

  private mutating func readStyles() throws(InputRefused) {
    var style = ""
    while let event = try xml.next() {
      switch event {
      case .end("automatic-styles"): return
      case .start("style"):
        style = xml["name"] ?? ""
        if let parent = xml["parent-style-name"] { parents[style] = parent }
      case .start("paragraph-properties"):
        if xml["break-before"] == "page" { breaking.insert(style) }
      default: break
      }
    }
  }

  private static let silent: Set<String> = [
    "tracked-changes", "annotation", "forms", "sequence-decls", "variable-decls",
    "user-field-decls",
    "note-citation", "covered-table-cell", "ruby-text", "title", "desc", "script",
    "index-body-source",
    "table-of-content-source", "object", "plugin",
  ]

  /// Reads what stands on lines of its own, to the end of the element.
  private mutating func readBlocks() throws(InputRefused) {
    while let event = try xml.next() {
      switch event {
      case .end: return
      case .text: break
      case .start("p"), .start("h"): try readParagraph(event)
      case .start("table-row"):
        writer.beginRow()
        try readBlocks()
        writer.endRow()
      case .start("table-cell"):
        writer.beginCell()
        try readBlocks()
      case .start("list-item"):
        isPoint = true
        try readBlocks()
        isPoint = false
      case .start("table-of-content"):
        isContents = true
        try readBlocks()
        isContents = false
      case .start("soft-page-break"):
        turnPage()
        try xml.skip()
      case .start(let name) where OpenDocumentReader.silent.contains(name): try xml.skip()
      case .start: try readBlocks()
      }
    }
  }

  /// A paragraph on its way, with the notes and boxes that are written after it.
  private struct Paragraph {
    var block: BlockWriter.Block
    var boxes: [BlockWriter.Block] = []
  }

  private mutating func readParagraph(_ event: XMLStream.Event) throws(InputRefused) {
    var paragraph = Paragraph(block: BlockWriter.Block())
    let style = xml["style-name"] ?? ""
    if !hasSoftBreaks, breaking.contains(style) { turnPage() }
    paragraph.block.isContents = isContents
    if event == .start("h") {
      paragraph.block.kind = .heading
      paragraph.block.level =
        xml["outline-level"].flatMap { Int($0) }.map { min(max($0, 1), 10) } ?? 1
    } else {
      setKind(of: &paragraph.block, style: style)
    }
    isPoint = false
    paragraph.block.page = page
    try readInline(&paragraph)
    writer.add(paragraph.block)
    for box in paragraph.boxes { writer.add(box) }
  }

  private func setKind(of block: inout BlockWriter.Block, style: String) {
    let base = (parents[style] ?? style).lowercased()
    if base == "title" || base == "subtitle" {
      block.kind = .heading
    } else if base.hasPrefix("heading_20_"), let level = Int(base.dropFirst(11)), (1...10) ~= level
    {
      (block.kind, block.level) = (.heading, level)
    } else if isPoint {
      block.kind = .point
    }
  }

  private mutating func readInline(_ paragraph: inout Paragraph) throws(InputRefused) {
    while let event = try xml.next() {
      switch event {
      case .end: return
      case .text(let text): paragraph.block.text += text.utf8
      case .start("s"), .start("tab"), .start("line-break"):
        paragraph.block.text.append(UInt8(ascii: " "))
        try xml.skip()
      case .start("soft-page-break"):
        turnPage()
        if paragraph.block.text.isEmpty { paragraph.block.page = page }
        try xml.skip()
      case .start("note-body"), .start("text-box"):
        writer.beginRow()
        try readBlocks()
        paragraph.boxes += writer.takeRow()
      case .start(let name) where OpenDocumentReader.silent.contains(name): try xml.skip()
      case .start: try readInline(&paragraph)
      }
    }
  }

  private mutating func turnPage() {
    page = page.map { $0 + 1 }
  }
}
