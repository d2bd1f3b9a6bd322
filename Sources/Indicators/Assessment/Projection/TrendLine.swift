import Statistics

/// A straight line through values over years, or through their logarithms, by least squares.
///
/// Source: N. R. Draper and H. Smith, Applied Regression Analysis, 3rd ed., 1998, 1.4 (interval of the
/// slope) and 3.1 (interval of a new observation). The years' values are taken as independent; where
/// good and bad years follow each other, the truth is less sure than the interval says.
public struct TrendLine: Hashable, Sendable {
  /// What the line goes through.
  public enum Form: String, Hashable, Sendable {
    /// The values: the same change every year.
    case linear
    /// The logarithms of the values: the same growth every year.
    case growth
  }

  /// The change a year, and how sure it is.
  public struct Slope: Hashable, Sendable {
    /// The change a year: in the unit of the values, or as a rate where the line is of logarithms.
    public let estimate: Double
    /// The lower end of the interval.
    public let lower: Double
    /// The upper end of the interval.
    public let upper: Double
    /// The level of the interval.
    public let level: Double
    /// What the line goes through.
    public let form: Form
    /// How many values it goes through.
    public let count: Int

    /// Whether the change is more than chance alone would make: 0 lies outside the interval.
    public var excludesZero: Bool { lower > 0 || upper < 0 }
  }

  /// Below this many values the residuals say nothing of how far the next value may fall.
  public static let fewest = 4
  /// The level of all intervals.
  public static let level = 0.95

  /// What the line goes through: that which was asked for, or values where one is not above 0.
  public let form: Form
  /// How many values it goes through.
  public let count: Int
  private let meanYear: Double
  private let meanValue: Double
  private let estimate: Double
  private let squaresOfYears: Double
  /// The standard deviation of the residuals, with n − 2 in the denominator.
  private let deviation: Double

  /// The line of least squares.
  ///
  /// - Parameters:
  ///   - values: a value for each year, all finite, the years different.
  ///   - form: through the values or their logarithms; values where one is not above 0.
  public init?(_ values: [Assessment.DatedValue], form: Form) {
    guard values.count >= TrendLine.fewest else { return nil }
    let isPositive = values.allSatisfy { $0.value > 0 }
    self.form = isPositive ? form : .linear
    count = values.count
    let years = values.map { Double($0.year) }
    let heights = values.map {
      form == .growth && isPositive ? GrowthRate.logarithm($0.value) : $0.value
    }
    let n = Double(values.count)
    let meanYear = years.reduce(0, +) / n
    let meanValue = heights.reduce(0, +) / n
    let squares = years.reduce(0) { $0 + ($1 - meanYear) * ($1 - meanYear) }
    guard squares > 0 else { return nil }
    let slope =
      zip(years, heights).reduce(0) { $0 + ($1.0 - meanYear) * ($1.1 - meanValue) } / squares
    let rest = zip(years, heights).reduce(0) { sum, point in
      let residual = point.1 - meanValue - slope * (point.0 - meanYear)
      return sum + residual * residual
    }
    self.meanYear = meanYear
    self.meanValue = meanValue
    estimate = slope
    squaresOfYears = squares
    deviation = (rest / (n - 2)).squareRoot()
    guard slope.isFinite, deviation.isFinite else { return nil }
  }

  /// The change a year with its interval.
  ///
  /// - Parameter level: of the interval, above 0 and below 1.
  /// - Returns: the slope; a rate where the line is of logarithms.
  public func slope(level: Double) -> Slope {
    let reach = quantile(level) * deviation / squaresOfYears.squareRoot()
    func rate(_ slope: Double) -> Double {
      form == .growth ? GrowthRate.exponential(slope) - 1 : slope
    }
    return Slope(
      estimate: rate(estimate), lower: rate(estimate - reach), upper: rate(estimate + reach),
      level: level, form: form, count: count)
  }

  /// The value of a year, and the interval that a new value of that year would fall in.
  ///
  /// - Parameters:
  ///   - year: the year.
  ///   - level: of the interval, above 0 and below 1.
  /// - Returns: the value on the line and the ends of the interval.
  public func value(
    in year: Int, level: Double
  ) -> (estimate: Double, lower: Double, upper: Double) {
    let away = Double(year) - meanYear
    let height = meanValue + estimate * away
    let reach =
      quantile(level) * deviation
      * (1 + 1 / Double(count) + away * away / squaresOfYears).squareRoot()
    func back(_ height: Double) -> Double {
      form == .growth ? GrowthRate.exponential(height) : height
    }
    return (back(height), back(height - reach), back(height + reach))
  }

  /// The quantiles at the usual level for 3 to 100 values: found once, since many series ask.
  private static let usual: [Double] = (1...98).map { degrees in
    StudentT(degreesOfFreedom: Double(degrees)).quantile((1 + level) / 2)
  }

  private func quantile(_ level: Double) -> Double {
    if level == TrendLine.level, count - 3 < TrendLine.usual.count {
      return TrendLine.usual[count - 3]
    }
    return StudentT(degreesOfFreedom: Double(count - 2)).quantile((1 + level) / 2)
  }
}
