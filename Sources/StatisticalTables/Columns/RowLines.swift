/// The line that each row of a file begins on.
///
/// Rows mostly follow each other line by line, so only those are kept that do not.
struct RowLines: Hashable, Sendable {
  private struct Break: Hashable, Sendable {
    let row: Int
    let line: Int
  }

  private var breaks: [Break] = []

  /// Adds the rows of a batch.
  ///
  /// - Parameters:
  ///   - batch: the rows, in order.
  ///   - rows: how many rows came before them.
  mutating func add(_ batch: RowBatch, after rows: Int) {
    for index in 0..<batch.count {
      let line = batch.lines[index]
      if let last = breaks.last, last.line + rows + index - last.row == line { continue }
      breaks.append(Break(row: rows + index, line: line))
    }
  }

  /// The line of a row that was added.
  func line(of row: Int) -> Int {
    var low = 0
    var high = breaks.count
    while low + 1 < high {
      let middle = low + (high - low) / 2
      if breaks[middle].row <= row { low = middle } else { high = middle }
    }
    return breaks[low].line + row - breaks[low].row
  }
}
