extension SampleDesign {
  /// The domain of the rows whose numbers are all known.
  ///
  /// - Parameter columns: numbers of the rows; NaN where missing.
  /// - Returns: the design, in which rows with a missing number weigh nothing.
  public func answered(_ columns: [[Double]]) -> SampleDesign {
    restricted { row in columns.allSatisfy { !$0[row].isNaN } }
  }

  /// The domain of the rows whose category is known.
  ///
  /// - Parameter factor: categories of the rows.
  /// - Returns: the design, in which rows without a category weigh nothing.
  public func answered(_ factor: Factor) -> SampleDesign {
    restricted { factor.codes[$0] != Factor.missing }
  }

  /// The domain of the rows of one category.
  ///
  /// - Parameters:
  ///   - factor: categories of the rows.
  ///   - category: the category's number.
  /// - Returns: the design, in which all other rows weigh nothing.
  public func restricted(to factor: Factor, category: Int) -> SampleDesign {
    restricted { Int(factor.codes[$0]) == category }
  }

  /// Whether every row of the domain weighs the same and was drawn by itself, not in a cluster.
  ///
  /// Then counts of rows say all that the sample says, and exact intervals hold.
  public var isSelfWeighted: Bool {
    var common: Double?
    for weight in weights where weight != 0 {
      if let common, (weight - common).magnitude > 1e-12 * common { return false }
      common = common ?? weight
    }
    return !plan.hasClusters
  }
}
