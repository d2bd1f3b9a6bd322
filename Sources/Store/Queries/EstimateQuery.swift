public import Problems

/// A word that a query writes, such as the name of a column, with its place.
public struct QueryWord: Hashable, Sendable {
  /// The word.
  public let text: String
  /// Where the query writes it.
  public let place: Place

  /// A word at a place.
  ///
  /// - Parameters:
  ///   - text: the word.
  ///   - place: where the query writes it.
  public init(_ text: String, at place: Place) {
    self.text = text
    self.place = place
  }
}

/// What a file asks to be estimated from a CSV file, as it is written: names are not looked up yet.
public struct EstimateQuery: Sendable {
  /// The file of the query, as it was named.
  public let file: String
  /// The CSV file, from the query's own folder.
  public let data: QueryWord
  /// How the sample was drawn.
  public let design: Design
  /// How the weights are adjusted.
  public let adjustment: Adjustment?
  /// The largest weight allowed.
  public let trim: Trim?
  /// Which rows are looked at.
  public let domain: RowCondition?
  /// The columns whose groups get an estimate each.
  public let groups: [QueryWord]
  /// What is estimated.
  public let wanted: Wanted
  /// Where that is written.
  public let wantedPlace: Place
  /// The level of confidence, between 0 and 1.
  public let level: Double
  /// How the interval of a share is formed.
  public let interval: Interval
  /// Where that is written.
  public let intervalPlace: Place
  /// How many there are in all.
  public let population: Count?
  /// The same for each group of `groups`.
  public let populations: [Count]
  /// Groups with fewer rows are kept back; 0 keeps nothing back.
  public let minimumBase: Int
  /// Groups in which a share rests on fewer rows are kept back; 0 keeps nothing back.
  public let minimumCount: Int

  /// A number of people or units, and of what.
  public struct Count: Hashable, Sendable {
    /// The category that it belongs to; empty where it is that of all.
    public let of: QueryWord
    /// How many.
    public let number: Double
  }

  /// How an interval is formed.
  public enum Interval: String, Sendable, CaseIterable {
    /// The rule of published shares.
    case published
    /// On the scale of the logarithm of the odds.
    case logit
    /// The binomial interval on the effective number of rows.
    case beta
    /// Wilson's on the effective number of rows.
    case wilson
    /// The estimate plus and minus t standard errors.
    case mean
    /// The hypergeometric interval of the counts.
    case exact
  }

  /// Which rows are looked at.
  public indirect enum RowCondition: Sendable {
    /// All of these hold.
    case all([RowCondition])
    /// One of these holds.
    case any([RowCondition])
    /// This does not hold.
    case not(RowCondition)
    /// A column's field has a property.
    case holds(QueryWord, Property)
    /// A column's field is not empty.
    case answered(QueryWord)
  }

  /// What a field must be to count.
  public struct Property: Sendable {
    /// One of these categories; any where there are none.
    public let categories: [QueryWord]
    /// The smallest number that counts.
    public let least: Double?
    /// The largest number that counts.
    public let most: Double?

    /// Whether it looks at numbers.
    public var isOfNumbers: Bool { least != nil || most != nil }
  }
}
