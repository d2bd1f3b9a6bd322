/// What is kept back of the tables of a survey, because so few stand behind it.
///
/// With ``Method/suppress`` a group whose base is below ``minimumBase`` is kept back whole, and so is
/// every count of at least one and fewer than ``minimumCount``. Then further counts are kept back, the
/// least important first, until each of them might as well be another number: one less, and one that
/// would have been shown. That is shown by other whole numbers that fit everything published: totals,
/// bases, means, and all tables of the question at once. Counts of everybody are kept back only where
/// one would else be known for certain. What a base alone tells, or a total of nobody or everybody, is
/// not hidden.
///
/// With ``Method/round(base:)`` every count is rounded instead, so that tables still add up.
///
/// Sources: A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapters 4 and 5.
public struct Disclosure: Hashable, Sendable {
  /// The smallest base of a group that is shown.
  public let minimumBase: Int
  /// The smallest count above none that is shown.
  public let minimumCount: Int
  /// When a mean of numbers tells too much of the largest of them; never where nil.
  public let dominance: Dominance?
  /// The questions whose answers are protected.
  public let questions: Questions
  /// How small counts are protected.
  public let method: Method

  /// When a sum of numbers tells too much of those who gave the largest.
  ///
  /// Either rule is enough to keep a group's mean back. Source: Hundepool et al. 2012, table 4.2.
  public struct Dominance: Hashable, Sendable {
    /// How many of the largest are looked at.
    public let largest: Int
    /// How much of the sum they may make up together, in per cent.
    public let share: Double
    /// How near the second largest may come to the largest by taking its own number from the sum, in
    /// per cent of the largest (the p% rule); not looked at where nil.
    public let nearness: Double?

    /// A rule.
    ///
    /// - Parameters:
    ///   - largest: how many of the largest are looked at, at least 1.
    ///   - share: how much of the sum they may make up, in per cent.
    ///   - nearness: the p of the p% rule, in per cent.
    public init(largest: Int = 1, share: Double = 85, nearness: Double? = nil) {
      self.largest = largest
      self.share = share
      self.nearness = nearness
    }
  }

  /// Which questions are protected.
  public enum Questions: Hashable, Sendable {
    /// All of them.
    case all
    /// These; the answers to others are public facts.
    case only([String])
    /// All but these, the answers to which are public facts.
    case allBut([String])
  }

  /// How small counts are protected.
  public enum Method: Hashable, Sendable {
    /// They are kept back, with as many others as it takes.
    case suppress
    /// All counts are rounded to multiples of a number.
    case round(base: Int)
  }

  /// A policy.
  ///
  /// - Parameters:
  ///   - minimumBase: the smallest base of a group that is shown; 0 or 1 shows all.
  ///   - minimumCount: the smallest count above none that is shown; 0 or 1 shows all.
  ///   - dominance: when a mean of numbers tells too much of the largest of them.
  ///   - questions: the questions whose answers are protected.
  ///   - method: how small counts are protected.
  public init(
    minimumBase: Int = 5, minimumCount: Int = 3, dominance: Dominance? = Dominance(),
    questions: Questions = .all, method: Method = .suppress
  ) {
    self.minimumBase = minimumBase
    self.minimumCount = minimumCount
    self.dominance = dominance
    self.questions = questions
    self.method = method
  }

  /// Protects no question: for answers that are public facts about public bodies.
  public static let open = Disclosure(
    minimumBase: 1, minimumCount: 1, dominance: nil, questions: .only([]))

  /// Whether the answers to a question are protected.
  ///
  /// - Parameter question: the question's id.
  /// - Returns: false where its answers are public facts.
  public func protects(_ question: String) -> Bool {
    switch questions {
    case .all: true
    case .only(let ids): ids.contains(question)
    case .allBut(let ids): !ids.contains(question)
    }
  }
}
