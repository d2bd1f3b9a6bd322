import PlanReading

/// Takes the blocks of a document one after the other, and makes passages of them and of the rows of tables.
struct BlockWriter {
  /// A part of the document that stands on lines of its own.
  struct Block {
    var kind = Passage.Kind.paragraph
    /// The level of a heading; nil for the title and other parts.
    var level: Int?
    var page: Int?
    var isContents = false
    var text: [UInt8] = []
  }

  private var list: PassageList
  /// The rows that are open, each with its cells; the innermost is last.
  private var rows: [[[Block]]] = []
  /// How many rows are open beyond the deepest that is told apart.
  private var deeper = 0

  /// Tables within tables, deeper than this, are read as text of their cell.
  private static let deepest = 8
  /// A longer row is a page laid out by a table: its blocks are passages of their own.
  private static let longestRow = 1500

  init(document: String) {
    list = PassageList(document: document)
  }

  /// The passages so far.
  var passages: [Passage] { list.passages }

  /// Adds a block to the innermost open cell, or else to the document.
  mutating func add(_ block: Block) {
    guard block.text.contains(where: { $0 > 0x20 }) else { return }
    guard let row = rows.indices.last else {
      list.add(
        block.text, as: block.kind, level: block.level, page: block.page,
        isContents: block.isContents)
      return
    }
    if rows[row].isEmpty { rows[row].append([]) }
    rows[row][rows[row].count - 1].append(block)
  }

  mutating func beginRow() {
    if rows.count < BlockWriter.deepest { rows.append([]) } else { deeper += 1 }
  }

  mutating func beginCell() {
    if deeper == 0, let row = rows.indices.last { rows[row].append([]) }
  }

  /// Ends the innermost row: its cells become one passage, parted by bars.
  mutating func endRow() {
    if deeper > 0 {
      deeper -= 1
      return
    }
    guard let cells = rows.popLast()?.filter({ !$0.isEmpty }), let first = cells.first?.first else {
      return
    }
    let blocks = cells.joined()
    let size = blocks.reduce(0) { $0 + $1.text.count }
    let isLayout =
      cells.count == 1 || size > BlockWriter.longestRow || blocks.contains { $0.kind == .heading }
    guard !isLayout else {
      for block in blocks { add(block) }
      return
    }
    let texts = cells.map { cell in Array(cell.map(\.text).joined(separator: [UInt8(ascii: " ")])) }
    let bar = Array(" | ".utf8)
    add(
      Block(
        kind: .row, page: first.page, isContents: first.isContents,
        text: Array(texts.joined(separator: bar))))
  }

  /// Takes back the innermost row with all that was added to it.
  mutating func takeRow() -> [Block] {
    if deeper > 0 {
      deeper -= 1
      return []
    }
    return Array((rows.popLast() ?? []).joined())
  }

  /// Ends the rows that are still open, as in a file without their ends.
  mutating func finish() {
    deeper = 0
    while !rows.isEmpty { endRow() }
  }
}
