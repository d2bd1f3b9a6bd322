extension EstimateQuery {
  /// What is estimated.
  public enum Wanted: Sendable {
    /// The total of numbers, or how many have a property.
    case total(QueryWord, Property?)
    /// The mean of numbers.
    case mean(QueryWord)
    /// The share that has a property.
    case share(QueryWord, Property)
    /// The share of each category.
    case shares(QueryWord)
    /// The total of a column over that of another.
    case ratio(of: QueryWord, to: QueryWord)
    /// Numbers that shares of the population do not exceed.
    case quantile(QueryWord, at: [Double], QuantileReading)
    /// Two questions together.
    case crosstab(row: QueryWord, column: QueryWord)
    /// The mean of numbers, or the share of a property, in a group less that in another.
    case difference(QueryWord, Property?, between: QueryWord, groups: [QueryWord])
    /// Whether groups differ in rank.
    case rankTest(QueryWord, between: QueryWord, RankScore, RankTies)
    /// A regression.
    case model(Model)
    /// Cronbach's alpha.
    case alpha([QueryWord])
    /// Cohen's kappa.
    case kappa(QueryWord, QueryWord)
    /// Krippendorff's alpha.
    case krippendorff([QueryWord], CodingDifference)

    /// The key that asks for it.
    public var key: String {
      switch self {
      case .total: "total"
      case .mean: "mean"
      case .share: "share"
      case .shares: "shares"
      case .ratio: "ratio"
      case .quantile: "quantile"
      case .crosstab: "crosstab"
      case .difference: "difference"
      case .rankTest: "ranktest"
      case .model: "model"
      case .alpha: "alpha"
      case .kappa: "kappa"
      case .krippendorff: "krippendorff"
      }
    }
  }

  /// How a quantile is read from weighted numbers.
  public enum QuantileReading: String, Sendable, CaseIterable {
    /// The smallest number that at least the share does not exceed.
    case smallest
    /// Midway to the next where the share is met exactly.
    case midway
    /// Linear between the numbers.
    case interpolated
  }

  /// What a rank counts for.
  public enum RankScore: String, Sendable, CaseIterable {
    /// The rank itself.
    case wilcoxon
    /// The normal quantile of the rank.
    case vanDerWaerden = "van-der-waerden"
    /// Whether it is above the middle.
    case median
  }

  /// The rank of equal numbers.
  public enum RankTies: String, Sendable, CaseIterable {
    /// Midway.
    case midrank
    /// By the order of the rows, as in R.
    case orderOfRows = "row-order"
  }

  /// How far apart two categories are.
  public enum CodingDifference: String, Sendable, CaseIterable {
    /// Equal or not.
    case nominal
    /// By the values between them in order.
    case ordinal
    /// By their numbers.
    case interval
  }

  /// A regression.
  public struct Model: Sendable {
    /// The column that is explained.
    public let outcome: QueryWord
    /// What of it counts as yes.
    public let property: Property?
    /// Its stages from the lowest; sorted where there are none.
    public let order: [QueryWord]
    /// What kind of outcome it is.
    public let family: Family
    /// What it is explained by.
    public let terms: [Term]
    /// The term whose margins are wanted.
    public let margins: QueryWord?

    /// What kind of outcome is explained.
    public enum Family: String, Sendable, CaseIterable {
      /// A property.
      case logit
      /// A number.
      case gaussian
      /// Ordered stages.
      case ordinal
    }

    /// As what a term is read.
    public enum Reading: String, Sendable, CaseIterable {
      /// As numbers.
      case numbers
      /// As categories.
      case categories
    }

    /// A term.
    public struct Term: Sendable {
      /// Its column.
      public let column: QueryWord
      /// As what it is read; by what the column holds where nil.
      public let reading: Reading?
      /// The category compared with.
      public let reference: QueryWord?
    }
  }
}
