/// The combinations of several factors that occur in a sample.
public struct CrossedCells: Sendable {
  /// The cell of each row; −1 where the row does not count.
  let cellOfRow: [Int32]
  /// For each factor the category of each cell.
  let categories: [[Int32]]
  /// For each factor how many categories it has.
  let sizes: [Int]
  /// How many cells occur.
  let count: Int

  /// The cells of the rows that count, numbered as they first occur.
  ///
  /// Where a row that counts has no category, the result is that row and the factor.
  static func crossing(
    _ factors: [Factor], where weights: [Double]
  ) -> Result<CrossedCells, Uncategorised> {
    var cells = weights.map { $0 == 0 ? -1 : 0 as Int32 }
    var categories: [[Int32]] = []
    var count = 1
    for (index, factor) in factors.enumerated() {
      var numbers = Numbering(keys: count * factor.count)
      var parents: [Int32] = []
      var codes: [Int32] = []
      for row in cells.indices where cells[row] >= 0 {
        let code = factor.codes[row]
        if code == Factor.missing {
          return .failure(Uncategorised(factor: index, row: row))
        }
        let parent = cells[row]
        let number = numbers.number(of: Int(parent) * factor.count + Int(code))
        if number == parents.count {
          parents.append(parent)
          codes.append(Int32(code))
        }
        cells[row] = Int32(number)
      }
      for before in categories.indices {
        let old = categories[before]
        categories[before] = parents.map { old[Int($0)] }
      }
      categories.append(codes)
      count = parents.count
    }
    return .success(
      CrossedCells(
        cellOfRow: cells, categories: categories, sizes: factors.map(\.count), count: count))
  }

  /// The sum of a column in each cell.
  func sums(of column: [Double]) -> [Double] {
    var sums = [Double](repeating: 0, count: count)
    for row in column.indices {
      let cell = cellOfRow[row]
      if cell >= 0 { sums[Int(cell)] += column[row] }
    }
    return sums
  }

  /// A row that counts, without a category.
  struct Uncategorised: Error {
    let factor: Int
    let row: Int
  }

  /// Numbers keys from 0 as they first come: by a table where it is small, else by hashing.
  private struct Numbering {
    private var table: [Int32]
    private var hashed: [Int: Int] = [:]
    private var next = 0

    init(keys: Int) {
      table = keys <= 1 << 22 ? [Int32](repeating: -1, count: keys) : []
    }

    mutating func number(of key: Int) -> Int {
      if !table.isEmpty {
        if table[key] >= 0 { return Int(table[key]) }
        table[key] = Int32(next)
      } else if let known = hashed[key] {
        return known
      } else {
        hashed[key] = next
      }
      next += 1
      return next - 1
    }
  }
}
