public import Languages

/// How a page about each unit is made: which rules judge its figures, and beside whom they stand.
public struct ProfilePlan: Hashable, Sendable {
  /// The levels whose units get a page.
  public let levels: [String]
  /// The rules by id, the one that the page goes by first; the others stand beside it.
  public let methods: [String]
  /// Beside whom a unit is placed.
  public let peers: Peers
  /// The fewest peers with a value of the same period that a place among them is told of.
  public let fewestPeers: Int
  /// The smallest difference from the peers that matters, by indicator, in its unit; 0 unless said.
  public let practicalSizes: [String: Double]
  /// Indicators that stand on no page, by id.
  public let leftOut: Set<String>
  /// What a reader should know first, besides what every page says.
  public let introduction: LocalizedText?

  /// Beside whom a unit is placed.
  public enum Peers: Hashable, Sendable {
    /// All units of the review at the same level.
    case all
    /// Those in the same class of an attribute: a KOSTRA group, a county, a network of one's own.
    case sameClass(attribute: String)
    /// The nearest by what is known of the units, never by what is compared.
    case alike(Alike)
  }

  /// The nearest units by numbers that describe them.
  public struct Alike: Hashable, Sendable {
    /// The numbers, with their weights.
    public let variables: [Variable]
    /// How many are near.
    public let count: Int

    /// Units alike.
    ///
    /// - Parameters:
    ///   - variables: the numbers that units are alike in.
    ///   - count: how many are near.
    public init(variables: [Variable], count: Int) {
      self.variables = variables
      self.count = count
    }
  }

  /// A number that units are alike in.
  public struct Variable: Hashable, Sendable {
    /// The id of a number of the units.
    public let number: String
    /// How much it counts, beside 1.
    public let weight: Double
    /// Whether it counts by its logarithm, as sizes do.
    public let isLogarithmic: Bool

    /// A number that units are alike in.
    ///
    /// - Parameters:
    ///   - number: the id.
    ///   - weight: how much it counts.
    ///   - isLogarithmic: whether it counts by its logarithm.
    public init(number: String, weight: Double = 1, isLogarithmic: Bool = false) {
      self.number = number
      self.weight = weight
      self.isLogarithmic = isLogarithmic
    }
  }

  /// A plan.
  ///
  /// - Parameters:
  ///   - levels: the levels whose units get a page.
  ///   - methods: the rules by id, the main one first.
  ///   - peers: beside whom a unit is placed.
  ///   - fewestPeers: the fewest peers that a place is told of.
  ///   - practicalSizes: the smallest difference from the peers that matters, by indicator.
  ///   - leftOut: indicators that stand on no page.
  ///   - introduction: what a reader should know first.
  public init(
    levels: [String], methods: [String], peers: Peers = .all, fewestPeers: Int = 5,
    practicalSizes: [String: Double] = [:],
    leftOut: Set<String> = [], introduction: LocalizedText? = nil
  ) {
    self.levels = levels
    self.methods = methods
    self.peers = peers
    self.fewestPeers = fewestPeers
    self.practicalSizes = practicalSizes
    self.leftOut = leftOut
    self.introduction = introduction
  }
}
