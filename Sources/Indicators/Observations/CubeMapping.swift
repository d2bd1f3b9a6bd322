public import Measures
public import Problems

/// How a source's cube becomes observations: which dimension is what, and what its codes are called here.
///
/// Nothing is guessed. A dimension that nobody names, a code that is no unit, period, indicator or
/// category, and a status without a meaning are told; only what is named to be left out is left out.
public struct CubeMapping: Hashable, Sendable {
  /// Whose figures they are.
  public let unit: Codes
  /// When.
  public let period: Codes
  /// What is measured, where the cube has several measures; codes must be named.
  public let metric: Codes?
  /// The indicator, where the cube has one measure.
  public let indicator: String?
  /// The breakdowns, by their ids in the indicators.
  public let breakdowns: [Breakdown]
  /// Dimensions of which one category is taken.
  public let fixed: [String: String]
  /// What the source's signs mean, besides and before ``standardStatuses``.
  public let statuses: [String: Status]
  /// What numbers are multiplied by, by indicator.
  public let factors: [String: Double]
  /// The day of the next year on which the source revises its figures; before it they are preliminary.
  public let revisedOn: DayOfYear?
  /// Where the mapping stands.
  public let place: Place

  /// A dimension of the cube and what its codes are called here.
  public struct Codes: Hashable, Sendable {
    /// The dimension's id at the source.
    public let dimension: String
    /// Codes that are called something else here.
    public let codes: [String: String]
    /// Beginnings that are taken off codes, such as `K-`.
    public let strip: [String]
    /// Codes that are not wanted.
    public let leaveOut: Set<String>

    /// A dimension and its codes.
    ///
    /// - Parameters:
    ///   - dimension: its id at the source.
    ///   - codes: codes that are called something else here.
    ///   - strip: beginnings that are taken off the others.
    ///   - leaveOut: codes that are not wanted.
    public init(
      dimension: String, codes: [String: String] = [:], strip: [String] = [],
      leaveOut: Set<String> = []
    ) {
      self.dimension = dimension
      self.codes = codes
      self.strip = strip
      self.leaveOut = leaveOut
    }

    /// What a code is called here; nil where it is left out.
    ///
    /// - Parameter code: the source's code.
    /// - Returns: the code here.
    public func code(of code: String) -> String? {
      if leaveOut.contains(code) { return nil }
      if let named = codes[code] { return named }
      for beginning in strip where code.hasPrefix(beginning) {
        return String(code.dropFirst(beginning.count))
      }
      return code
    }
  }

  /// A breakdown and the dimension that it comes from.
  public struct Breakdown: Hashable, Sendable {
    /// The breakdown's id in the indicators.
    public let id: String
    /// The dimension and its codes.
    public let codes: Codes

    /// A breakdown.
    ///
    /// - Parameters:
    ///   - id: its id in the indicators.
    ///   - codes: the dimension and its codes.
    public init(id: String, codes: Codes) {
      self.id = id
      self.codes = codes
    }
  }

  /// What a sign beside a number, or instead of one, means.
  public enum Status: Hashable, Sendable, CaseIterable {
    /// The number is as firm as this.
    case firm(Quality)
    /// There is no number, whatever stands there.
    case absent(Absence)
    /// Nothing: the number is zero.
    case zero

    /// Every meaning, in the words of mapping files.
    public static let allCases: [Status] =
      Quality.allCases.map { .firm($0) }
      + [.missing, .confidential, .notPublished, .notApplicable].map { .absent($0) } + [.zero]

    /// The word in mapping files.
    public var word: String {
      switch self {
      case .firm(let quality): quality.rawValue
      case .absent(let absence): absence.rawValue
      case .zero: "zero"
      }
    }

    /// Reads a word of a mapping file.
    ///
    /// - Parameter word: such as `confidential`.
    public init?(_ word: String) {
      guard let known = Status.allCases.first(where: { $0.word == word }) else { return nil }
      self = known
    }
  }

  /// A day that comes back each year.
  public struct DayOfYear: Hashable, Sendable {
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month.
    public let day: Int

    /// Reads `06-15`.
    ///
    /// - Parameter text: month and day, two digits each.
    public init?(_ text: String) {
      guard let day = Day("2023-\(text)") else { return nil }
      month = day.month
      self.day = day.day
    }
  }

  /// The standard signs of official statistics in the Nordic countries: `.` not applicable, `..` missing,
  /// `...` not published yet, `:` confidential, `-` nothing (zero) and `*` preliminary.
  public static let standardStatuses: [String: Status] = [
    ".": .absent(.notApplicable), "..": .absent(.missing), "...": .absent(.notPublished),
    "…": .absent(.notPublished), ":": .absent(.confidential), "-": .zero, "–": .zero,
    "*": .firm(.preliminary),
  ]

  /// A mapping.
  ///
  /// - Parameters:
  ///   - unit: whose figures they are.
  ///   - period: when.
  ///   - metric: what is measured, where the cube has several measures.
  ///   - indicator: the indicator, where it has one.
  ///   - breakdowns: the breakdowns.
  ///   - fixed: dimensions of which one category is taken.
  ///   - statuses: what the source's signs mean.
  ///   - factors: what numbers are multiplied by.
  ///   - revisedOn: the day of the next year on which the source revises its figures.
  ///   - place: where the mapping stands.
  public init(
    unit: Codes, period: Codes, metric: Codes? = nil, indicator: String? = nil,
    breakdowns: [Breakdown] = [], fixed: [String: String] = [:], statuses: [String: Status] = [:],
    factors: [String: Double] = [:], revisedOn: DayOfYear? = nil, place: Place = Place("")
  ) {
    self.unit = unit
    self.period = period
    self.metric = metric
    self.indicator = indicator
    self.breakdowns = breakdowns
    self.fixed = fixed
    self.statuses = statuses
    self.factors = factors
    self.revisedOn = revisedOn
    self.place = place
  }
}
