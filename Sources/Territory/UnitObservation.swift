public import Measures

/// One value of a series, for a unit's code and a period.
public struct UnitObservation: Hashable, Sendable {
  /// The code, as the source writes it.
  public let unit: UnitCode
  /// The time that the value speaks of.
  public let period: Period
  /// The number, or why there is none.
  public let value: Value

  /// A value of a unit and a period.
  ///
  /// - Parameters:
  ///   - unit: the code, as the source writes it.
  ///   - period: the time that the value speaks of.
  ///   - value: the number, or why there is none.
  public init(unit: UnitCode, period: Period, value: Value) {
    self.unit = unit
    self.period = period
    self.value = value
  }
}

/// One value of a series that was carried to another division.
public struct RecodedObservation: Hashable, Sendable {
  /// The unit in the chosen division.
  public let unit: UnitCode
  /// The time that the value speaks of.
  public let period: Period
  /// The number, marked as estimated where a split unit was divided; or why there is none.
  public let value: Value
  /// The old codes whose figures it rests on; the unit's own code where nothing changed.
  public let sources: [UnitCode]
  /// What is missing, where the value is unknown.
  public let gap: RecodeGap?

  /// Whether it was computed with the shares of a split unit.
  public var isEstimated: Bool { value.quality == .estimated }
}

/// Why a carried value is unknown: a sum of which a part is missing is never given.
public enum RecodeGap: Hashable, Sendable {
  /// The series has no figure for these parts.
  case partMissing([UnitCode])
  /// The series says that the figures of these parts are unknown.
  case partUnknown([UnitCode])
  /// These units were split or merged, and nobody has said how much of them belongs here.
  case noShare([UnitCode])
  /// A rate of several parts needs weights, and these have none.
  case noWeight([UnitCode])
  /// The weights of all parts are zero.
  case noBase([UnitCode])
  /// The series has figures for these codes of different days, which would be counted twice.
  case conflict([UnitCode])

  /// The codes that it is about.
  public var codes: [UnitCode] {
    switch self {
    case .partMissing(let codes), .partUnknown(let codes), .noShare(let codes),
      .noWeight(let codes), .noBase(let codes), .conflict(let codes):
      codes
    }
  }

  /// The end of the problem code `territory.…` that tells of it.
  var problem: String {
    switch self {
    case .partMissing: "part-missing"
    case .partUnknown: "part-unknown"
    case .noShare: "no-share"
    case .noWeight: "no-weight"
    case .noBase: "no-base"
    case .conflict: "conflict"
    }
  }
}
