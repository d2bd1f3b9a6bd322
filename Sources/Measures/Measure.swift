public import Languages

/// What a number was computed on.
public enum Base: Hashable, Sendable {
  /// The answers of `answered` of the `population` who were asked.
  case answers(answered: Int, population: Int)
  /// A whole: every one of this many units is counted.
  case all(Int)
  /// A figure of an official source, which names its own base in words.
  case source(LocalizedText)
  /// Kept back: it would tell how many gave some answer to another question.
  case withheld

  /// How many it rests on, where that is counted.
  ///
  /// Not inlined: the optimiser of Swift 6.3.1 crashes on a switch over an enum that is borrowed
  /// from a cell of an array.
  @inline(never)
  public var answered: Int? {
    switch self {
    case .answers(let answered, _): answered
    case .all(let count): count
    case .source, .withheld: nil
    }
  }
}

/// How sure a number is.
public enum Uncertainty: Hashable, Sendable {
  /// A confidence interval, in the number's own unit.
  case interval(Interval)
  /// Everybody is counted: nothing is estimated.
  case complete
  /// The source publishes no interval.
  case notPublished
  /// We have computed the number, but no interval for it.
  case notComputed
  /// The number is not there, so there is nothing to be sure of.
  case none

  /// The interval, where there is one.
  public var interval: Interval? {
    if case .interval(let interval) = self { interval } else { nil }
  }
}

/// An interval from `lower` to `upper` that holds the true value in `level` of all samples.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end.
  public let upper: Double
  /// The level, such as 0.95.
  public let level: Double

  /// An interval.
  ///
  /// - Parameters:
  ///   - lower: the lower end.
  ///   - upper: the upper end, not below the lower.
  ///   - level: the level of confidence, between 0 and 1.
  public init(lower: Double, upper: Double, level: Double = 0.95) {
    self.lower = lower
    self.upper = upper
    self.level = level
  }
}

/// Where figures come from, and what may be done with them.
public struct Source: Hashable, Sendable {
  /// Who made the figures.
  public let name: LocalizedText
  /// The table or register, such as "07459".
  public let table: String?
  /// Where it can be read.
  public let address: String?
  /// The licence, such as "CC BY 4.0".
  public let licence: String
  /// When the figures were fetched.
  public let retrieved: Day?
  /// What was asked for, as it was sent to the source.
  public let query: String?
  /// When the source last changed the figures, as the source writes it.
  public let updated: String?
  /// The day that the figures are as of, where later ones stand or may stand beside them.
  public let vintage: Day?

  /// A source.
  ///
  /// - Parameters:
  ///   - name: who made the figures.
  ///   - table: the table or register.
  ///   - address: where it can be read.
  ///   - licence: what may be done with the figures.
  ///   - retrieved: when they were fetched.
  ///   - query: what was asked for.
  ///   - updated: when the source last changed them.
  ///   - vintage: the day that they are as of.
  public init(
    name: LocalizedText, table: String? = nil, address: String? = nil, licence: String,
    retrieved: Day? = nil, query: String? = nil, updated: String? = nil, vintage: Day? = nil
  ) {
    self.name = name
    self.table = table
    self.address = address
    self.licence = licence
    self.retrieved = retrieved
    self.query = query
    self.updated = updated
    self.vintage = vintage
  }
}

/// A value that can be printed: it carries its unit, base, uncertainty, period, address and source.
public struct Measure: Hashable, Sendable {
  /// The number, or why there is none.
  public let value: Value
  /// What it measures.
  public let unit: UnitOfMeasure
  /// What it was computed on.
  public let base: Base
  /// How sure it is.
  public let uncertainty: Uncertainty
  /// The time it speaks of.
  public let period: Period
  /// The stable name of the cell it comes from.
  public let address: CellAddress
  /// Where it comes from.
  public let sources: [Source]

  /// A value with all that print asks for.
  ///
  /// - Parameters:
  ///   - value: the number, or why there is none.
  ///   - unit: what it measures.
  ///   - base: what it was computed on.
  ///   - uncertainty: how sure it is.
  ///   - period: the time it speaks of.
  ///   - address: the cell it comes from.
  ///   - sources: where it comes from.
  public init(
    value: Value, unit: UnitOfMeasure, base: Base, uncertainty: Uncertainty, period: Period,
    address: CellAddress, sources: [Source]
  ) {
    self.value = value
    self.unit = unit
    self.base = base
    self.uncertainty = uncertainty
    self.period = period
    self.address = address
    self.sources = sources
  }
}
