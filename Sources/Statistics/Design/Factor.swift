/// A category for each row of a sample, as small numbers.
public struct Factor: Hashable, Sendable {
  /// The category of each row, from 0; ``missing`` where it is not known.
  public let codes: [UInt16]
  /// How many categories there are.
  public let count: Int

  /// The code of a row without a category.
  public static let missing = UInt16.max

  /// Categories that are numbered already.
  ///
  /// - Parameters:
  ///   - codes: the category of each row, below `count`, or ``missing``.
  ///   - count: how many categories there are.
  public init(codes: [UInt16], count: Int) {
    precondition(count < Int(Factor.missing), "at most 65 534 categories")
    precondition(
      codes.allSatisfy { Int($0) < count || $0 == Factor.missing }, "codes below the count")
    self.codes = codes
    self.count = count
  }

  /// The crossing of two factors: the second varies fastest.
  ///
  /// - Parameter other: categories of the same rows.
  /// - Returns: a category for each pair; missing where either is.
  public func crossed(with other: Factor) -> Factor {
    precondition(codes.count == other.codes.count, "factors of the same rows")
    precondition(count * other.count < Int(Factor.missing), "at most 65 534 pairs")
    let width = UInt16(other.count)
    let pairs = zip(codes, other.codes).map { first, second in
      first == Factor.missing || second == Factor.missing
        ? Factor.missing : first * width + second
    }
    return Factor(codes: pairs, count: count * other.count)
  }

  /// Whether each row has the category: 1 or 0.
  ///
  /// - Parameter category: the category's number.
  /// - Returns: a number for each row; 0 where the category is missing.
  public func indicator(of category: Int) -> [Double] {
    codes.map { Int($0) == category ? 1 : 0 }
  }

  /// Whether each row has each category: a column of 1 and 0 for every category.
  public var indicators: [[Double]] { (0..<count).map(indicator) }
}
