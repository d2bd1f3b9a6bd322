import Statistics

/// One estimate of a query's answer, with all that is told of it.
struct EstimateLine: Sendable {
  /// What was estimated.
  let measure: Measure
  /// The group it is of: a category for each column of `by`.
  var groups: [String] = []
  /// What tells it from the others: a category, a row and a column, a term.
  let parts: [Part]
  /// The estimate; nil where it is kept back or cannot be computed.
  var estimate: Double?
  /// Its standard error.
  var standardError: Double?
  /// Its interval.
  var interval: ConfidenceInterval?
  /// The degrees of freedom of its standard error.
  var degreesOfFreedom: Double?
  /// How many times larger the variance is than that of a simple random sample.
  var designEffect: Double?
  /// How many rows it rests on.
  var rows: Int
  /// How many of those have the property, of a share.
  var count: Int?
  /// The sum of their weights.
  var weight: Double?
  /// Whether it is kept back, as too few rows are behind it.
  var isSuppressed = false

  /// What an estimate is.
  enum Measure: String, Sendable {
    case total, mean, share, ratio, quantile, difference, coefficient, threshold, margin, alpha
    case kappa
    case cellShare = "cell-share"
    case rowShare = "row-share"
    case columnShare = "column-share"
    case cramersV = "cramers-v"
    case rankDifference = "rank-difference"
    case oddsRatio = "odds-ratio"

    /// Whether it is printed in per cent.
    var isShare: Bool { [.share, .cellShare, .rowShare, .columnShare].contains(self) }
  }

  /// A key with what it says of the estimate.
  struct Part: Sendable {
    let key: Key
    let text: String

    /// What a part says, in the order in which parts are written.
    enum Key: String, Sendable, CaseIterable {
      case row, column, term, category, of, to, at, group, reference
    }

    init(_ key: Key, _ text: String) {
      self.key = key
      self.text = text
    }
  }

  /// The same with nothing but how many rows there are.
  var suppressed: EstimateLine {
    EstimateLine(
      measure: measure, groups: groups, parts: parts, rows: rows, isSuppressed: true)
  }
}

/// A test of a query's answer.
struct TestLine: Sendable {
  /// What is tested, and how.
  let test: Kind
  /// The group that it is of: a category for each column of `by`.
  var groups: [String] = []
  /// The term that is tested, of a model.
  let term: String?
  /// The statistic.
  let statistic: Double
  /// Its degrees of freedom: one number for t and chi-square, two for F.
  let degreesOfFreedom: [Double]
  /// The probability of one at least as far out.
  let pValue: Double

  /// What is tested.
  enum Kind: String, Sendable {
    case t, wald
    case adjustedWald = "adjusted-wald"
    case raoScott = "rao-scott"
    case raoScottChiSquare = "rao-scott-chi-square"
    case rankT = "rank-t"
    case rankWald = "rank-wald"
  }

  init(_ test: Kind, term: String? = nil, _ statistic: Double, df: [Double], p: Double) {
    self.test = test
    self.term = term
    self.statistic = statistic
    degreesOfFreedom = df
    pValue = p
  }

  init(_ kind: Kind, term: String? = nil, _ test: WaldTest) {
    self.init(
      kind, term: term, test.f, df: [Double(test.numerator), test.denominator], p: test.pValue)
  }
}
