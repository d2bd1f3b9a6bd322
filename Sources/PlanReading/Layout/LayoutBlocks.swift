/// The blocks of a page: how wide they are, and which lines stand beside others as cells of a table do.
struct LayoutBlocks {
  private struct Block {
    var left = Float.infinity
    var right = -Float.infinity
    var lineCount = 0
  }

  private var blocks: [Int: Block] = [:]
  private var beside: Set<Int> = []
  private var rows: Set<Int> = []

  /// On a page with more lines, none is looked at for what stands beside it.
  private static let mostLines = 1500

  init(_ page: LaidOutPage, _ lines: [Int]) {
    for index in lines {
      let line = page.lines[index]
      var block = blocks[line.block] ?? Block()
      block.left = min(block.left, line.left)
      block.right = max(block.right, line.right)
      block.lineCount += 1
      blocks[line.block] = block
    }
    for (line, next) in zip(lines, lines.dropFirst())
    where !page.lines[line].gaps.isEmpty && !page.lines[next].gaps.isEmpty {
      // A wide space in one line may come from setting it to both edges.
      rows.formUnion([line, next])
    }
    guard lines.count <= Self.mostLines else { return }
    let ordered = lines.sorted { page.lines[$0].top < page.lines[$1].top }
    for (place, index) in ordered.enumerated() {
      let line = page.lines[index]
      for other in ordered[(place + 1)...] {
        let next = page.lines[other]
        guard next.top < line.bottom - 0.5 * (line.bottom - line.top) else { break }
        guard next.block != line.block, !next.isTurned, !line.isTurned else { continue }
        if lineCount(next.block) < 3 { beside.insert(index) }
        if lineCount(line.block) < 3 { beside.insert(other) }
      }
    }
  }

  /// How many lines a block has.
  func lineCount(_ block: Int) -> Int { blocks[block]?.lineCount ?? 0 }

  /// Whether something of one or two lines stands beside a line.
  func isBeside(_ index: Int) -> Bool { beside.contains(index) }

  /// Whether a line is a row of a table: it has wide spaces, and so has the one before or behind it.
  func isRow(_ index: Int) -> Bool { rows.contains(index) }

  /// Whether a line ends well before the right edge of its block.
  func isShort(_ line: LaidOutPage.Line) -> Bool {
    guard let block = blocks[line.block] else { return false }
    return line.right < block.right - 0.2 * (block.right - block.left)
  }

  /// Whether a line begins to the right of the left edge of its block.
  func isIndented(_ line: LaidOutPage.Line) -> Bool {
    guard let block = blocks[line.block] else { return false }
    return line.left > block.left + 0.7 * line.size
  }
}
