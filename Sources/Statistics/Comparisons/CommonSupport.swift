/// The rows of which groups can be compared: those whose like are found in every group.
///
/// Outside it a model compares what it has never seen side by side. Source: R. H. Dehejia and S. Wahba,
/// "Causal effects in nonexperimental studies", JASA 94 (1999) 1053–1062, section 4: rows outside the
/// other group's range are left out.
public struct CommonSupport: Hashable, Sendable {
  /// Whether each row is in the common support.
  public let holds: [Bool]
  /// For each number the range found in all groups; nil where the ranges do not meet.
  public let ranges: [ClosedRange<Double>?]
  /// For each factor the categories found in all groups.
  public let categories: [[Int]]
  /// The groups that are compared.
  public let groups: [Int]
  /// How many rows each group has in the common support.
  public let inside: [Int]
  /// How many rows each group has.
  public let sizes: [Int]

  /// The common support of groups.
  ///
  /// Rows without a number, a category or a group are outside. A range is that of the rows with
  /// categories found in all groups; a category that a group has only outside the ranges goes, and the
  /// ranges are then looked for again.
  ///
  /// - Parameters:
  ///   - groups: the group of each row.
  ///   - compared: the groups; all that have rows where nil.
  ///   - numbers: numbers that rows must have the like of, such as the logarithm of the population.
  ///   - factors: categories that rows must have the like of.
  ///   - trim: the share of each group's rows at either end of a number's range that does not
  ///     count as found there, below 0.5.
  ///   - domain: which rows count at all.
  public init(
    of groups: Factor, compared: [Int]? = nil, numbers: [[Double]], factors: [Factor] = [],
    trim: Double = 0, where domain: (Int) -> Bool = { _ in true }
  ) {
    precondition(
      numbers.allSatisfy { $0.count == groups.codes.count }
        && factors.allSatisfy { $0.codes.count == groups.codes.count }, "columns of one length")
    precondition((0..<0.5).contains(trim), "a share below one half")
    let found = Set(groups.codes.indices.filter(domain).map { groups.codes[$0] })
    let compared =
      compared ?? found.filter { $0 != Factor.missing }.map { Int($0) }.sorted()
    let members = compared.map { group in
      groups.codes.indices.filter { row in
        Int(groups.codes[row]) == group && domain(row)
          && numbers.allSatisfy { $0[row].isFinite }
          && factors.allSatisfy { $0.codes[row] != Factor.missing }
      }
    }
    self.groups = compared
    sizes = compared.map { group in
      groups.codes.indices.count { Int(groups.codes[$0]) == group && domain($0) }
    }
    var ranges: [ClosedRange<Double>?] = []
    var categories = factors.map { CommonSupport.categories(of: $0, in: members) }
    var left = members
    while true {
      let alike = members.map { rows in
        rows.filter { row in
          zip(factors, categories).allSatisfy { $1.contains(Int($0.codes[row])) }
        }
      }
      ranges = numbers.map { CommonSupport.range(of: $0, in: alike, trim: trim) }
      left = alike.map { rows in
        rows.filter { row in
          zip(numbers, ranges).allSatisfy { $1?.contains($0[row]) ?? false }
        }
      }
      let found = factors.map { CommonSupport.categories(of: $0, in: left) }
      if found == categories { break }
      categories = found
    }
    self.ranges = ranges
    self.categories = categories
    inside = left.map(\.count)
    var holds = [Bool](repeating: false, count: groups.codes.count)
    for row in left.joined() { holds[row] = true }
    self.holds = holds
  }

  private static func range(
    of numbers: [Double], in members: [[Int]], trim: Double
  ) -> ClosedRange<Double>? {
    var lower = -Double.infinity
    var upper = Double.infinity
    for rows in members {
      let values = rows.map { numbers[$0] }
      guard let least = Quantile.value(trim, of: values),
        let most = Quantile.value(1 - trim, of: values)
      else { return nil }
      lower = max(lower, least)
      upper = min(upper, most)
    }
    return members.isEmpty || lower > upper ? nil : lower...upper
  }

  private static func categories(of factor: Factor, in members: [[Int]]) -> [Int] {
    (0..<factor.count).filter { category in
      members.allSatisfy { rows in rows.contains { Int(factor.codes[$0]) == category } }
    }
  }
}
