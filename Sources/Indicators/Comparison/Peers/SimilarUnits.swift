public import Languages
public import Territory

/// The units most like a unit in declared variables of structure, never in what is compared.
///
/// Structure is size, age, settlement, room in the budget, geography or industry.
/// Each variable is standardised by mean and standard deviation (with n − 1) over the units and cut at
/// three deviations. The distance of two units is the root of the weighted mean of the squared
/// differences over the variables that both have. Source: the nearest neighbours models of CIPFA and of
/// the ONS (2025); standardised Euclidean distance as mySociety's `la_distance`.
public struct SimilarUnits: Sendable {
  /// What likeness is counted from.
  public let variables: [Variable]
  /// How many of the most like units are taken.
  public let count: Int
  /// Standardised values are cut at this many deviations.
  public let cut: Double
  /// The part of the variables that two units must both have.
  public let leastShare: Double
  /// The standardised values: for each variable the number of each unit that has one.
  let scores: [[UnitCode: Double]]

  /// One variable.
  public struct Variable: Hashable, Sendable {
    /// The id, as the indicator or number that it is has.
    public let id: String
    /// The words for it.
    public let name: LocalizedText
    /// How much it weighs, above 0.
    public let weight: Double
    /// Whether its logarithm counts, as for population and density, so that 2 000 and 4 000 persons are
    /// as far apart as 20 000 and 40 000.
    public let isLogarithmic: Bool
    /// The number of each unit; those without are unknown.
    public let values: [UnitCode: Double]

    /// A variable.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - name: the words for it.
    ///   - weight: how much it weighs, above 0.
    ///   - isLogarithmic: whether its logarithm counts; numbers of 0 and below are then unknown.
    ///   - values: the number of each unit.
    public init(
      id: String, name: LocalizedText, weight: Double = 1, isLogarithmic: Bool = false,
      values: [UnitCode: Double]
    ) {
      precondition(weight > 0 && weight.isFinite, "a weight above 0")
      self.id = id
      self.name = name
      self.weight = weight
      self.isLogarithmic = isLogarithmic
      self.values = values
    }
  }

  /// A way to find similar units.
  ///
  /// - Parameters:
  ///   - variables: what likeness is counted from, at least one.
  ///   - units: the units that means and deviations are taken over, such as all municipalities.
  ///   - count: how many of the most like units are taken.
  ///   - cut: standardised values are cut at this many deviations.
  ///   - leastShare: the part of the variables that two units must both have.
  public init(
    _ variables: [Variable], standardisedOver units: [UnitCode], count: Int = 10, cut: Double = 3,
    leastShare: Double = 0.8
  ) {
    precondition(count > 0 && cut > 0, "some units and some room")
    self.variables = variables
    self.count = count
    self.cut = cut
    self.leastShare = leastShare
    scores = variables.map { SimilarUnits.standardised($0, over: units, cut: cut) }
  }

  /// How the units were chosen, in words.
  public var label: LocalizedText {
    LocalizedText { language in
      language.text(
        "comparison.peers.similar",
        ["variables": language.list(variables.map { $0.name.text(in: language.tag) })])
    }
  }

  private static func standardised(
    _ variable: Variable, over units: [UnitCode], cut: Double
  ) -> [UnitCode: Double] {
    var numbers: [(code: UnitCode, number: Double)] = []
    for code in units {
      guard let value = variable.values[code], value.isFinite else { continue }
      if !variable.isLogarithmic {
        numbers.append((code, value))
      } else if value > 0 {
        numbers.append((code, GrowthRate.logarithm(value)))
      }
    }
    guard numbers.count > 1 else { return [:] }
    let mean = numbers.reduce(0) { $0 + $1.number } / Double(numbers.count)
    let squares = numbers.reduce(0) { $0 + ($1.number - mean) * ($1.number - mean) }
    let deviation = (squares / Double(numbers.count - 1)).squareRoot()
    // What does not vary tells nothing of likeness: all are equally near.
    guard deviation > 0 else {
      return Dictionary(numbers.map { ($0.code, 0) }, uniquingKeysWith: { first, _ in first })
    }
    return Dictionary(
      numbers.map { ($0.code, min(max(($0.number - mean) / deviation, -cut), cut)) },
      uniquingKeysWith: { first, _ in first })
  }
}
