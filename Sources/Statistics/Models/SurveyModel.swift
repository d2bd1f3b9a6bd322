/// A model fitted to a survey's answers: coefficients of columns that belong to terms.
public protocol SurveyModel: Sendable {
  /// The columns that were offered.
  var matrix: ModelMatrix { get }
  /// The columns that have a coefficient, by their number in the matrix.
  var kept: [Int] { get }
  /// The coefficients of the columns kept, first of all, with covariance and residual degrees of
  /// freedom.
  var estimates: Estimates { get }
}

extension SurveyModel {
  /// The names of the columns that have a coefficient.
  public var names: [String] { kept.map { matrix.names[$0] } }

  /// Each coefficient with its standard error, test and interval.
  ///
  /// - Parameter level: the level of confidence, between 0 and 1.
  /// - Returns: the coefficients of the columns kept, in their order.
  public func coefficients(level: Double = 0.95) -> [Coefficient] {
    Coefficient.table(names, estimates, level: level)
  }

  /// Whether all coefficients of some terms are 0, by Wald's F on the residual degrees of freedom.
  ///
  /// - Parameter terms: the terms' names.
  /// - Returns: the test; nil where the terms have no coefficient or the covariance is singular.
  public func waldTest(of terms: [String]) -> WaldTest? {
    let ranges = terms.compactMap { matrix.position(of: $0) }.map { matrix.ranges[$0] }
    let places = kept.indices.filter { place in ranges.contains { $0.contains(kept[place]) } }
    return WaldTest(of: estimates, places)
  }

  /// Whether terms that go together, such as size and centrality, can be told apart.
  ///
  /// Source: J. Fox, Applied Regression Analysis and Generalized Linear Models, 3rd ed. 2016,
  /// section 13.1: of collinear terms the joint test can be clear where no single one is.
  ///
  /// - Parameters:
  ///   - terms: the terms' names, two or more.
  ///   - level: the probability below which a test is clear.
  /// - Returns: the answer; nil where a test cannot be made.
  public func distinction(of terms: [String], level: Double = 0.05) -> TermDistinction? {
    guard let together = waldTest(of: terms) else { return nil }
    var clear: [String] = []
    for term in terms {
      guard let single = waldTest(of: [term]) else { return nil }
      if single.pValue < level { clear.append(term) }
    }
    if clear.count == terms.count { return .eachClear }
    if !clear.isEmpty { return .someClear(clear) }
    return together.pValue < level ? .onlyTogether : .noneClear
  }
}

/// What can be said of terms that go together.
public enum TermDistinction: Hashable, Sendable {
  /// Each term is clear with the others in the model.
  case eachClear
  /// Some are, those named.
  case someClear([String])
  /// None is by itself, but together they are: the answers do not say which of them it is.
  case onlyTogether
  /// Neither by themselves nor together.
  case noneClear
}
