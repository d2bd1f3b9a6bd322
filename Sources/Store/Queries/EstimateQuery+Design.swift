public import Problems

extension EstimateQuery {
  /// How a sample was drawn.
  public struct Design: Sendable {
    /// The columns of the clusters of each stage.
    public let ids: [QueryWord]
    /// The columns of the strata of each stage.
    public let strata: [QueryWord]
    /// The column of the weights.
    public let weights: QueryWord?
    /// The columns of the population sizes of each stage.
    public let populations: [QueryWord]
    /// What is done with strata of one cluster.
    public let lonely: LonelyRule
    /// The replicates that tell the variance.
    public let replicates: Replicates?
    /// Where the design is written.
    public let place: Place

    /// A simple sample of a large population.
    static func simple(at place: Place) -> Design {
      Design(
        ids: [], strata: [], weights: nil, populations: [], lonely: .refuse, replicates: nil,
        place: place)
    }
  }

  /// What is done where only one cluster of a stratum was drawn and more exist.
  public enum LonelyRule: String, Sendable, CaseIterable {
    /// The design is refused.
    case refuse
    /// The stratum adds nothing to the variance.
    case remove
    /// The stratum counts as drawn whole.
    case certainty
    /// It varies around the mean of all.
    case adjust
    /// It varies as the others do on average.
    case average
  }

  /// Replicates that tell the variance.
  public struct Replicates: Sendable {
    /// Their kind.
    public let kind: Kind
    /// Their columns; none where the design's own jackknife is meant.
    public let columns: [QueryWord]
    /// Whether the columns are factors of the weights.
    public let areFactors: Bool
    /// What the sum of squares is multiplied by.
    public let scale: Double?
    /// A factor for each replicate's square.
    public let scales: [Double]?
    /// What they are measured from.
    public let centre: Centre
    /// The degrees of freedom.
    public let degreesOfFreedom: Double?
    /// Where they are written.
    public let place: Place

    /// A kind of replicates.
    public enum Kind: String, Sendable, CaseIterable {
      /// The jackknife of one stratum.
      case jk1
      /// The jackknife of several strata.
      case jkn
      /// Another, whose scale is given.
      case other
    }

    /// What replicates are measured from.
    public enum Centre: String, Sendable, CaseIterable {
      /// Their mean.
      case replicates
      /// The estimate of the whole sample.
      case estimate
    }
  }

  /// How weights are adjusted to known totals.
  public enum Adjustment: Sendable {
    /// To the totals of one column.
    case postStratify(Margin)
    /// To the totals of several columns in turn.
    case rake([Margin])
    /// To totals of numbers and categories at once.
    case calibrate(Calibration)
  }

  /// How many of the population are in each category of a column.
  public struct Margin: Sendable {
    /// The column.
    public let column: QueryWord
    /// The total of each category.
    public let totals: [Count]
  }

  /// Totals that calibrated weights reproduce.
  public struct Calibration: Sendable {
    /// How many the population has.
    public let size: Double?
    /// Totals of categories.
    public let margins: [Margin]
    /// Totals of columns.
    public let columns: [Count]
    /// How far weights may move.
    public let distance: Distance
    /// The smallest and largest change of a weight.
    public let bounds: ClosedRange<Double>?
    /// Where they are written.
    public let place: Place

    /// How far weights may move.
    public enum Distance: String, Sendable, CaseIterable {
      /// The change is linear in the columns.
      case linear
      /// It is exponential.
      case raking
      /// It follows a logistic curve between the bounds.
      case logit
    }
  }

  /// The largest weight allowed.
  public struct Trim: Sendable {
    /// How many times the reference a weight may be.
    public let ratio: Double
    /// What it is measured by.
    public let reference: Reference
    /// Where it is written.
    public let place: Place

    /// What a weight is measured by.
    public enum Reference: String, Sendable, CaseIterable {
      /// The median weight.
      case median
      /// The mean weight.
      case mean
    }
  }
}
