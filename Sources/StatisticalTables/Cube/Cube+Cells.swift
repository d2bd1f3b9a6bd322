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
    ///
    /// However the numbers are kept; the time it takes depends on the numbers, not on the combinations.
    public static func == (left: Cells, right: Cells) -> Bool {
      guard left.count == right.count, left.statuses == right.statuses,
        left.attributes == right.attributes
      else { return false }
      if case .dense(let first) = left.storage, case .dense(let second) = right.storage {
        return zip(first, second).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
      }
      var rest = right.known.makeIterator()
      for (position, number) in left.known {
        guard let next = rest.next(), next == (position, number) else { return false }
      }
      return rest.next() == nil
    }

    /// The positions that have a number, ascending, with the numbers.
    public var known: some Sequence<(position: Int, number: Double)> {
      let (positions, numbers): ([Int]?, [Double]) =
        switch storage {
        case .dense(let numbers): (nil, numbers)
        case .sparse(let positions, let numbers): (positions, numbers)
        }
      return numbers.indices.lazy.filter { !numbers[$0].isNaN }
        .map { (position: positions?[$0] ?? $0, number: numbers[$0]) }
    }

    /// Whether there is no number, and nothing is said of any cell: the source told only what there is.
    public var isEmpty: Bool {
      guard statuses.isEmpty, attributes.isEmpty else { return false }
      var numbers = known.makeIterator()
      return numbers.next() == nil
    }

    /// Cells that have numbers at some positions, kept in the way that takes less memory.
    ///
    /// - Parameters:
    ///   - count: how many combinations there are.
    ///   - positions: those that have a number, ascending.
    ///   - numbers: the numbers, as many as positions.
    ///   - statuses: what the source says of single cells, by position.
    /// - Returns: the cells.
    public static func fitting(
      count: Int, positions: [Int], numbers: [Double], statuses: [Int: String] = [:]
    ) -> Cells {
      guard count / 2 <= positions.count else {
        return Cells(count: count, positions: positions, numbers: numbers, statuses: statuses)
      }
      var dense = [Double](repeating: .nan, count: count)
      for (position, number) in zip(positions, numbers) { dense[position] = number }
      return Cells(dense, statuses: statuses)
    }

    /// Hashes the count and what is said of single cells.
    public func hash(into hasher: inout Hasher) {
      hasher.combine(count)
      hasher.combine(statuses)
    }
  }
}
