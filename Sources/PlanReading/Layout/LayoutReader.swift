/// Parts pages whose lines have places into headings, paragraphs and points of lists.
///
/// Lines make a paragraph where they stand close and look alike; one that is cut by the end of a column or
/// a page goes on behind it. Running heads and page numbers are dropped.
struct LayoutReader {
  private let pages: [LaidOutPage]
  private let measures: LayoutMeasures
  private let margins: MarginLines
  private var done: [LayoutParagraph] = []
  /// The last paragraph of running text, which may go on.
  private var open: LayoutParagraph?
  /// What was met behind an open paragraph and is no part of it, such as a footnote.
  private var held: [LayoutParagraph] = []

  init(_ pages: [LaidOutPage]) {
    self.pages = pages
    measures = LayoutMeasures(pages)
    margins = MarginLines(pages, body: measures.body)
  }

  /// The passages in reading order.
  mutating func passages(document: String) -> [Passage] {
    for number in pages.indices { read(number) }
    close()
    let headings = LayoutHeadings(done, measures)
    var list = PassageList(document: document)
    for (index, paragraph) in done.enumerated() {
      let (kind, level) = headings.part(of: index)
      list.add(
        joined: paragraph.bytes, as: kind, level: level, page: paragraph.page + 1,
        source: paragraph.source)
    }
    return list.passages
  }

  private mutating func read(_ number: Int) {
    let page = pages[number]
    let lines = page.lines.indices.filter { !margins.contains($0, of: number) }
    let blocks = LayoutBlocks(page, lines)
    let tables = LayoutRows(page, lines)
    var before: LaidOutPage.Line?
    for index in lines {
      if let table = tables.tables[index] {
        close()
        done += table.map { LayoutParagraph(row: $0, of: page, number: number) }
      }
      if tables.cells.contains(index) { continue }
      let line = page.lines[index]
      let isBeside = blocks.isBeside(index)
      if let small = held.last, !blocks.isRow(index), goesOn(small, line, page, number, blocks) {
        held[held.count - 1].take(line, of: page, number: number)
      } else if let current = open, !blocks.isRow(index),
        goesOn(current, line, page, number, blocks, isBeside: isBeside)
      {
        open?.take(line, of: page, number: number)
      } else {
        let isApart =
          before.map { $0.block != line.block || space(from: $0, to: line) > Self.wide } ?? true
        begin(
          LayoutParagraph(
            line, of: page, number: number, isApart: isApart, isBeside: isBeside,
            isRow: blocks.isRow(index)))
      }
      before = line
    }
  }

  private mutating func begin(_ paragraph: LayoutParagraph) {
    // Small letters under a text that has no end yet: it may go on behind them.
    if let current = open, current.isOpen, current.lineCount > 1, held.count < 20,
      paragraph.size < min(measures.body, current.size) * 0.93
    {
      held.append(paragraph)
    } else {
      close()
      open = paragraph
    }
  }

  private mutating func close() {
    if let open { done.append(open) }
    done += held
    open = nil
    held = []
  }

  /// More space than this, in heights of letters beyond the usual, parts paragraphs.
  private static let wide: Float = 0.4

  private func space(from line: LaidOutPage.Line, to next: LaidOutPage.Line) -> Float {
    (next.top - line.bottom - measures.gap) / max(1, min(line.size, next.size))
  }

  /// Whether a line belongs to a paragraph that stands before it.
  private func goesOn(
    _ paragraph: LayoutParagraph, _ line: LaidOutPage.Line, _ page: LaidOutPage, _ number: Int,
    _ blocks: LayoutBlocks, isBeside: Bool = false
  ) -> Bool {
    let last = paragraph.last
    let text = page.text[line.range]
    let isSmall = LayoutParagraph.beginsSmall(text)
    // A number or a bullet with a wide space behind it.
    if paragraph.isMarker, paragraph.lastPage == number, !paragraph.isRow, line.left >= last.right,
      abs(line.top - last.top) < 0.4 * line.size
    {
      return true
    }
    guard abs(line.size - last.size) <= 0.12 * max(line.size, last.size),
      line.isTurned == paragraph.isTurned, !paragraph.isRow, !paragraph.shape(\.isContents)
    else { return false }
    let (isPoint, isContents, isNumbered) = text.withUnsafeBufferPointer {
      let shape = LineShape($0[...])
      return (shape.isPoint, shape.isContents, shape.sectionDepth != nil)
    }
    guard !isPoint, !isContents else { return false }
    guard paragraph.lastPage == number, last.block == line.block else {
      // In another column or on the next page.
      let isNear = paragraph.lastPage == number || paragraph.lastPage == number - 1
      guard isNear, paragraph.isOpen, isSmall, !line.isTurned, !isBeside, !paragraph.isBeside else {
        return false
      }
      return paragraph.lastPage != number
        || (paragraph.lineCount > 1 && blocks.lineCount(line.block) > 1)
    }
    let space = space(from: last, to: line)
    if space > Self.wide { return space < 2 && paragraph.isOpen && isSmall }
    if isNumbered, !paragraph.isOpen || blocks.isShort(last) { return false }
    guard !paragraph.isOpen, !isSmall else { return true }
    return !blocks.isShort(last) && !blocks.isIndented(line)
  }
}
