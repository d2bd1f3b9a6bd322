extension Cube {
  /// The numbers of a cube, and what the source says of each.
  ///
  /// Most cubes hold a number for nearly every combination and are kept as one array, with NaN where there
  /// is no number. A cube with few numbers among very many combinations (as SDMX can have) is kept as the
  /// positions that have one.
  public struct Cells: Hashable, Sendable {
    /// How many combinations there are.
    public let count: Int
    /// How the numbers are kept.
    public let storage: Storage
    /// What the source says of single cells, by position.
    ///
    /// Such as two dots, a colon or a letter; most cells have none.
    public var statuses: [Int: String]
    /// Other texts about single cells: a comment, a decimal count; by name, then by position.
    public var attributes: [String: [Int: String]] = [:]

    /// How the numbers are kept.
    public enum Storage: Hashable, Sendable {
      /// A number for each combination; NaN where there is none.
      case dense([Double])
      /// The positions that have a number, ascending, and the numbers.
      case sparse(positions: [Int], numbers: [Double])
    }

    /// Cells with a place for every number.
    ///
    /// - Parameters:
    ///   - numbers: a number for each combination; NaN where there is none.
    ///   - statuses: what the source says of single cells, by position.
    public init(_ numbers: [Double], statuses: [Int: String] = [:]) {
      count = numbers.count
      storage = .dense(numbers)
      self.statuses = statuses
    }

    /// Cells of which few have a number.
    ///
    /// - Parameters:
    ///   - count: how many combinations there are.
    ///   - positions: those that have a number, ascending.
    ///   - numbers: the numbers, as many as positions.
    ///   - statuses: what the source says of single cells, by position.
    /// - Precondition: as many numbers as positions.
    public init(
      count: Int, positions: [Int], numbers: [Double], statuses: [Int: String] = [:]
    ) {
      precondition(positions.count == numbers.count, "a number for each position")
      self.count = count
      storage = .sparse(positions: positions, numbers: numbers)
      self.statuses = statuses
    }

    /// The number of a cell.
    ///
    /// - Parameter position: the cell's position.
    /// - Returns: the number, or nil where there is none.
    public subscript(position: Int) -> Double? {
      switch storage {
      case .dense(let numbers):
        let number = numbers[position]
        return number.isNaN ? nil : number
      case .sparse(let positions, let numbers):
        var low = 0
        var high = positions.count
        while low < high {
          let middle = (low + high) / 2
          if positions[middle] < position { low = middle + 1 } else { high = middle }
        }
        guard low < positions.count, positions[low] == position, !numbers[low].isNaN else {
          return nil
        }
        return numbers[low]
      }
    }

    /// Equal where count, numbers, statuses and attributes are the same; no number equals no number.
    public static func == (left: Cells, right: Cells) -> Bool {
      guard left.count == right.count, left.statuses == right.statuses,
        left.attributes == right.attributes
      else { return false }
      return (0..<left.count).allSatisfy { left[$0] == right[$0] }
    }

    /// Hashes the count and what is said of single cells.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(count)
      hasher.combine(statuses)
    }
  }
}
