import PlanReading
import Problems
import StatisticalTables

/// Makes passages of the main part of a DOCX: what a reader sees with all changes accepted.
///
/// What was deleted, hidden text, comments and the heads and feet of pages are left out; notes follow the paragraph
/// that refers to them, text boxes the one that they hang on.
struct WordReader {
  private let xml: XMLStream
  private let name: String
  private let styles: WordStyles
  private let notes: [String: [UInt8]]
  private var writer: BlockWriter
  /// The page; nil where the file says nothing of pages.
  private var page: Int?
  /// Whether Word left marks where its pages ended; else pages end where the author ended them.
  private let hasMarks: Bool

  init(_ parts: OfficeParts, main: String, _ content: [UInt8]) throws(InputRefused) {
    name = parts.name
    styles = try WordStyles(try parts.stream("styles.xml", beside: main))
    var notes: [String: [UInt8]] = [:]
    for kind in ["footnote", "endnote"] {
      guard let xml = try parts.stream("\(kind)s.xml", beside: main) else { continue }
      try WordReader.readNotes(xml, kind, into: &notes)
    }
    self.notes = notes
    xml = try parts.stream(content, main)
    writer = BlockWriter(document: parts.name)
    hasMarks = parts.has("lastRenderedPageBreak", in: content)
    page = hasMarks || parts.has("w:type=\"page\"", in: content) ? 1 : nil
  }

  /// Reads the document.
  ///
  /// - Throws: ``InputRefused`` where it is not well formed.
  mutating func read() throws(InputRefused) -> PlanText {
    while let event = try xml.next() {
      if event == .start("body") { try readBlocks() }
    }
    writer.finish()
    return PlanText(document: name, passages: writer.passages)
  }

  /// Elements with nothing to be read in them.
  private static let silent: Set<String> = [
    "del", "moveFrom", "Fallback", "sectPr", "instrText", "delText", "rPrChange", "pPrChange",
    "tblPr",
    "trPr", "tcPr", "tblGrid", "sdtPr", "sdtEndPr", "softHyphen", "commentReference",
  ]

  /// Reads what stands on lines of its own, to the end of the element.
  private mutating func readBlocks() throws(InputRefused) {
    while let event = try xml.next() {
      switch event {
      case .end: return
      case .start("p"): try readParagraph()
      case .start("tr"): try readRow()
      case .start(let name) where WordReader.silent.contains(name): try xml.skip()
      case .start: try readBlocks()
      case .text: break
      }
    }
  }

  /// A row that goes on over a page's end has the mark of it in each cell.
  private mutating func readRow() throws(InputRefused) {
    writer.beginRow()
    let first = page
    var last = page
    while let event = try xml.next() {
      switch event {
      case .end:
        page = last
        writer.endRow()
        return
      case .start("tc"):
        page = first
        writer.beginCell()
        try readBlocks()
        last = [last, page].compactMap { $0 }.max()
      case .start("sdt"), .start("sdtContent"), .start("ins"): break
      case .start: try xml.skip()
      case .text: break
      }
    }
  }

  /// A paragraph on its way, with what is written after it.
  private struct Paragraph {
    var block: BlockWriter.Block
    var noteIDs: [String] = []
    var boxes: [BlockWriter.Block] = []
  }

  private mutating func readParagraph() throws(InputRefused) {
    var paragraph = Paragraph(block: BlockWriter.Block(page: page))
    try readInline(&paragraph)
    writer.add(paragraph.block)
    for id in paragraph.noteIDs {
      if let text = notes[id] {
        writer.add(BlockWriter.Block(page: paragraph.block.page, text: text))
      }
    }
    for box in paragraph.boxes { writer.add(box) }
  }

  private mutating func readInline(_ paragraph: inout Paragraph) throws(InputRefused) {
    var isHidden = false
    while let event = try xml.next() {
      switch event {
      case .end: return
      case .text: break
      case .start("pPr"): try readProperties(&paragraph.block)
      case .start("rPr"): isHidden = try readIsHidden()
      case .start("t"):
        let text = try xml.content()
        guard !isHidden else { break }
        if paragraph.block.text.isEmpty { paragraph.block.page = page }
        paragraph.block.text += text.utf8
      case .start("txbxContent"):
        writer.beginRow()
        try readBlocks()
        paragraph.boxes += writer.takeRow()
      case .start(let name) where WordReader.silent.contains(name): try xml.skip()
      case .start(let name):
        try readSign(name, &paragraph)
        try readInline(&paragraph)
      }
    }
  }

  /// Elements that stand for a sign, a break or a note.
  private mutating func readSign(_ name: String, _ paragraph: inout Paragraph) throws(InputRefused)
  {
    switch name {
    case "tab", "ptab", "cr", "sym": paragraph.block.text.append(UInt8(ascii: " "))
    case "noBreakHyphen": paragraph.block.text.append(UInt8(ascii: "-"))
    case "br":
      paragraph.block.text.append(UInt8(ascii: " "))
      if !hasMarks, xml["type"] == "page" { turnPage() }
    case "lastRenderedPageBreak": turnPage()
    case "footnoteReference", "endnoteReference":
      if let id = xml["id"] { paragraph.noteIDs.append(name.prefix(1) + id) }
    default: break
    }
  }

  private mutating func turnPage() {
    page = page.map { $0 + 1 }
  }

  /// What a paragraph is by its style, its list and its place in the outline.
  private mutating func readProperties(_ block: inout BlockWriter.Block) throws(InputRefused) {
    var role = WordStyles.Role.plain
    while let child = try xml.nextChild() {
      switch child {
      case "pStyle": role = xml["val"].map(styles.role) ?? role
      case "outlineLvl":
        if let level = xml["val"].flatMap({ Int($0) }), (0..<9).contains(level) {
          role = .heading(level + 1)
        }
      case "numPr":
        let isListed = try readIsListed()
        if role == .plain, isListed { role = .point }
        continue
      case "pageBreakBefore":
        if !hasMarks, xml["val"] != "0", xml["val"] != "false" {
          turnPage()
          block.page = page
        }
      default: break
      }
      try xml.skip()
    }
    switch role {
    case .heading(let level): (block.kind, block.level) = (.heading, level)
    case .title: block.kind = .heading
    case .contents: block.isContents = true
    case .point: block.kind = .point
    case .plain: break
    }
  }

  private func readIsListed() throws(InputRefused) -> Bool {
    var isListed = false
    while let child = try xml.nextChild() {
      if child == "numId" { isListed = xml["val"] != "0" }
      try xml.skip()
    }
    return isListed
  }

  private func readIsHidden() throws(InputRefused) -> Bool {
    var isHidden = false
    while let child = try xml.nextChild() {
      if child == "vanish" { isHidden = xml["val"] != "0" && xml["val"] != "false" }
      try xml.skip()
    }
    return isHidden
  }

  /// The texts of notes by the first letter of their kind and their number.
  private static func readNotes(
    _ xml: XMLStream, _ kind: String, into notes: inout [String: [UInt8]]
  ) throws(InputRefused) {
    var id = ""
    while let event = try xml.next() {
      switch event {
      case .start(kind): id = kind.prefix(1) + (xml["id"] ?? "")
      case .start("del"), .start("moveFrom"): try xml.skip()
      case .start("t"): notes[id, default: []] += try xml.content().utf8
      case .start("tab"), .end("p"): notes[id, default: []].append(UInt8(ascii: " "))
      default: break
      }
    }
  }
}
