/// The rows of a table of numbers that lie nearest to each row.
///
/// All pairs are compared, four rows with four at a time: for some thousands of rows and tens of
/// columns that is faster than any tree of neighbours, and the answer is exact.
struct NearestRows {
  private static let width = 4
  private let rows: Int
  private let columns: Int
  /// Groups of four rows: column by column the four numbers.
  private let packed: [SIMD4<Double>]
  /// The squared length of each row, infinite for the rows that only fill the last group.
  private let lengths: [SIMD4<Double>]

  /// Rows of numbers.
  ///
  /// - Parameters:
  ///   - values: row by row; all are known.
  ///   - columns: how many numbers a row has.
  init(_ values: [Double], columns: Int) {
    precondition(columns > 0 && values.count % columns == 0, "whole rows")
    self.columns = columns
    rows = values.count / columns
    let groups = (rows + NearestRows.width - 1) / NearestRows.width
    var packed = [SIMD4<Double>](repeating: .zero, count: groups * columns)
    var lengths = [SIMD4<Double>](repeating: SIMD4(repeating: .infinity), count: groups)
    for row in 0..<rows {
      var length = 0.0
      for column in 0..<columns {
        let value = values[row * columns + column]
        packed[row / 4 * columns + column][row % 4] = value
        length += value * value
      }
      lengths[row / 4][row % 4] = length
    }
    self.packed = packed
    self.lengths = lengths
  }

  /// The nearest other rows of each row, the nearest first, of equal ones the first.
  ///
  /// - Parameter count: how many; no more than there are other rows.
  /// - Returns: `count` positions for each row, row by row.
  func nearest(_ count: Int) -> [Int32] {
    precondition(count > 0 && count < rows, "other rows")
    let groups = lengths.count
    // The best so far of each row, the farthest last, with the squared distance less the row's length.
    var keys = [Double](repeating: .infinity, count: groups * 4 * count)
    var found = [Int32](repeating: -1, count: groups * 4 * count)
    let block = max(1, 4096 / columns)
    packed.withUnsafeBufferPointer { packed in
      keys.withUnsafeMutableBufferPointer { keys in
        found.withUnsafeMutableBufferPointer { found in
          for start in stride(from: 0, to: groups, by: block) {
            for group in 0..<groups {
              scan(
                group, start..<min(start + block, groups), packed, keys, found, count)
            }
          }
        }
      }
    }
    found.removeLast((groups * 4 - rows) * count)
    return found
  }

  /// Compares the four rows of a group with those of other groups.
  @inline(__always)
  private func scan(
    _ group: Int, _ others: Range<Int>, _ packed: UnsafeBufferPointer<SIMD4<Double>>,
    _ keys: UnsafeMutableBufferPointer<Double>, _ found: UnsafeMutableBufferPointer<Int32>,
    _ count: Int
  ) {
    let first = group * 4
    let own = group * columns
    // The farthest that each of the four still takes.
    var limits = SIMD4<Double>()
    for lane in 0..<4 { limits[lane] = keys[(first + lane) * count + count - 1] }
    for other in others {
      let base = other * columns
      let lengths = lengths[other]
      var a = lengths
      var b = lengths
      var c = lengths
      var d = lengths
      for column in 0..<columns {
        let numbers = packed[base + column]
        let mine = packed[own + column] * -2
        a += numbers * mine[0]
        b += numbers * mine[1]
        c += numbers * mine[2]
        d += numbers * mine[3]
      }
      if (a .< limits[0]) != Self.none { take(a, first, other, keys, found, count, &limits[0]) }
      if (b .< limits[1]) != Self.none { take(b, first + 1, other, keys, found, count, &limits[1]) }
      if (c .< limits[2]) != Self.none { take(c, first + 2, other, keys, found, count, &limits[2]) }
      if (d .< limits[3]) != Self.none { take(d, first + 3, other, keys, found, count, &limits[3]) }
    }
  }

  private static let none = SIMDMask<SIMD4<Int64>>(repeating: false)

  /// Puts those of four rows that are near enough among the best of a row.
  @inline(never)
  private func take(
    _ distances: SIMD4<Double>, _ row: Int, _ other: Int,
    _ keys: UnsafeMutableBufferPointer<Double>, _ found: UnsafeMutableBufferPointer<Int32>,
    _ count: Int, _ limit: inout Double
  ) {
    let start = row * count
    for lane in 0..<4 {
      let distance = distances[lane]
      let candidate = other * 4 + lane
      guard distance < limit, candidate != row else { continue }
      var place = start + count - 1
      while place > start, keys[place - 1] > distance {
        keys[place] = keys[place - 1]
        found[place] = found[place - 1]
        place -= 1
      }
      keys[place] = distance
      found[place] = Int32(candidate)
      limit = keys[start + count - 1]
    }
  }
}
