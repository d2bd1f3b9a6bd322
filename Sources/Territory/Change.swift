public import Measures

/// One dated step from a unit to what it became: an edge of the change graph.
///
/// Several changes with the same new unit and day are a merger, several with the same old unit and
/// day a split.
public struct Change: Hashable, Sendable {
  /// The first day of the new unit.
  public let day: Day
  /// The code that was valid until the day.
  public let old: UnitCode
  /// The code that is valid from the day.
  public let new: UnitCode

  /// A step from an old to a new unit.
  ///
  /// - Parameters:
  ///   - day: the first day of the new unit.
  ///   - old: the code that was valid until the day.
  ///   - new: the code that is valid from the day.
  public init(day: Day, old: UnitCode, new: UnitCode) {
    self.day = day
    self.old = old
    self.new = new
  }

  /// What a change is; one change can be several things.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Two or more units became one.
    case merge
    /// One unit became two or more.
    case split
    /// The code changed, the borders did not.
    case renumber
    /// The official names changed.
    case rename
    /// The unit became part of another larger unit, while its neighbours did not.
    case move
  }
}

/// How much of a split unit went to one part of it.
public struct SplitShare: Hashable, Sendable {
  /// The code of the split unit.
  public let old: UnitCode
  /// The day until which it was valid.
  public let oldUntil: Day
  /// The code of the part.
  public let new: UnitCode
  /// The day from which the part is valid.
  ///
  /// It may be later than `oldUntil`: the share then leaps over the changes in between, which is
  /// how a unit that was merged and given back keeps its own figures.
  public let newFrom: Day
  /// The share, 0 to 1; the shares of one unit add up to 1.
  public let share: Double
  /// Whether what is computed with it is an estimate.
  public let isEstimated: Bool

  /// A share of a split unit.
  ///
  /// - Parameters:
  ///   - old: the code of the split unit.
  ///   - oldUntil: the day until which it was valid.
  ///   - new: the code of the part.
  ///   - newFrom: the day from which the part is valid.
  ///   - share: 0 to 1.
  ///   - isEstimated: whether what is computed with it is an estimate.
  public init(
    old: UnitCode, oldUntil: Day, new: UnitCode, newFrom: Day, share: Double,
    isEstimated: Bool = true
  ) {
    self.old = old
    self.oldUntil = oldUntil
    self.new = new
    self.newFrom = newFrom
    self.share = share
    self.isEstimated = isEstimated
  }
}
