public import Measures

/// A municipality, a county, a country or another unit, as it is in one period of validity.
///
/// The same code may have several periods: the name or the borders changed.
public struct Unit: Hashable, Sendable {
  /// The code.
  public let code: UnitCode
  /// What kind of unit it is.
  public let level: UnitLevel
  /// All levels at which it acts: its own first, and others where one row stands for two things.
  public let roles: [UnitLevel]
  /// The unit that it is a part of.
  public let parent: UnitCode?
  /// The unit whose organisation also is this one, as Oslo municipality is of Oslo county.
  public let actsBy: UnitCode?
  /// The official names.
  public let names: UnitNames
  /// When it is valid.
  public let validity: Validity

  /// A unit in one period.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - level: what kind of unit it is.
  ///   - roles: other levels at which the same unit acts.
  ///   - parent: the unit that it is a part of.
  ///   - actsBy: another unit, with a row of its own, whose organisation this is too.
  ///   - names: the official names.
  ///   - validity: when it is valid.
  public init(
    code: UnitCode, level: UnitLevel, roles: [UnitLevel] = [], parent: UnitCode? = nil,
    actsBy: UnitCode? = nil, names: UnitNames, validity: Validity = .always
  ) {
    self.code = code
    self.level = level
    self.roles = [level] + roles.filter { $0 != level }
    self.parent = parent
    self.actsBy = actsBy
    self.names = names
    self.validity = validity
  }

  /// What names this unit in this period.
  public var version: UnitVersion { UnitVersion(code: code, from: validity.from) }
}

/// A code and the day from which it is valid: the name of one unit in one period.
public struct UnitVersion: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The code.
  public let code: UnitCode
  /// The first valid day; nil where there is no beginning.
  public let from: Day?

  /// A code from a day.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - from: the first valid day.
  public init(code: UnitCode, from: Day?) {
    self.code = code
    self.from = from
  }

  /// Such as `1507@2020-01-01`.
  public var description: String { from.map { "\(code)@\($0)" } ?? code.rawValue }

  /// Orders by code, then by the first valid day.
  public static func < (left: UnitVersion, right: UnitVersion) -> Bool {
    if left.code != right.code { return left.code < right.code }
    switch (left.from, right.from) {
    case (nil, let day): return day != nil
    case (_, nil): return false
    case (let a?, let b?): return a < b
    }
  }
}
