/// The tables of a page: lines of several blocks side by side, again and again at the same left edges.
struct LayoutRows {
  /// A row: for each column, the lines of its cell from the top down.
  typealias Row = [[Int]]

  /// The rows of each table, by the line of it that is read first.
  private(set) var tables: [Int: [Row]] = [:]
  /// The lines that are cells.
  private(set) var cells: Set<Int> = []

  /// How many rows at least make a table.
  private static let leastRows = 3
  /// In some column, each line has at most so many words: two columns of text are no table.
  private static let mostWords = 4
  /// On a page with more lines, no tables are looked for.
  private static let mostLines = 1500
  private static let mostColumns = 12

  private let page: LaidOutPage

  init(_ page: LaidOutPage, _ lines: [Int]) {
    self.page = page
    guard lines.count <= Self.mostLines else { return }
    var table: [Row] = []
    var edges: [Float] = []
    var bottom: Float = 0
    for band in bands(lines) {
      let first = page.lines[band[0]]
      let space = (first.top - bottom) / max(1, first.bottom - first.top)
      if let row = row(band, edges), !table.isEmpty, space < 2.5, band.count > 1 || space < 0.6 {
        // Some of the columns, close to the row above: cells of several lines.
        if band.count < edges.count, space < 0.6 {
          for column in row.indices { table[table.count - 1][column] += row[column] }
        } else {
          table.append(row)
        }
      } else {
        take(table)
        let isRow = (2...Self.mostColumns).contains(band.count)
        table = isRow ? [band.map { [$0] }] : []
        edges = isRow ? band.map { page.lines[$0].left } : []
      }
      bottom = band.map { page.lines[$0].bottom }.max() ?? bottom
    }
    take(table)
  }

  private mutating func take(_ table: [Row]) {
    guard table.count >= Self.leastRows, hasNarrowColumn(table) else { return }
    let lines = table.joined().joined()
    guard let first = lines.min() else { return }
    tables[first] = table
    cells.formUnion(lines)
  }

  /// The lines that stand at one height, from left to right, from the top down.
  private func bands(_ lines: [Int]) -> [[Int]] {
    var bands: [[Int]] = []
    for index in lines.sorted(by: { page.lines[$0].top < page.lines[$1].top })
    where !page.lines[index].isTurned {
      if let first = bands.last?.first, abs(page.lines[index].top - page.lines[first].top) <= 2 {
        bands[bands.count - 1].append(index)
      } else {
        bands.append([index])
      }
    }
    return bands.map { band in band.sorted { page.lines[$0].left < page.lines[$1].left } }
  }

  /// The lines by the columns that they begin at; nil where one begins elsewhere, or runs into the next column.
  private func row(_ band: [Int], _ edges: [Float]) -> Row? {
    var row = Row(repeating: [], count: edges.count)
    for index in band {
      let line = page.lines[index]
      guard let column = edges.firstIndex(where: { abs($0 - line.left) <= 3 }),
        column + 1 == edges.count || line.right < edges[column + 1]
      else { return nil }
      row[column].append(index)
    }
    return row
  }

  private func hasNarrowColumn(_ table: [Row]) -> Bool {
    (0..<(table.first?.count ?? 0)).contains { column in
      table.allSatisfy { row in
        row[column].allSatisfy { index in
          let words = page.text[page.lines[index].range].count { $0 == UInt8(ascii: " ") } + 1
          return words <= Self.mostWords
        }
      }
    }
  }
}
