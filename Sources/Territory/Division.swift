public import Measures

/// The units that are valid on a day.
public struct Division: Sendable {
  /// The day.
  public let day: Day
  /// The units in the order of their codes, the larger levels first.
  public let units: [Unit]
  private let indices: [UnitCode: Int]
  private let childCodes: [UnitCode: [UnitCode]]
  /// What larger units are called that a limited division leaves out.
  private let surroundings: [UnitCode: Unit]

  /// The units of a list that are valid on a day.
  ///
  /// - Parameters:
  ///   - units: units in any period; the order is kept.
  ///   - day: the day.
  public init(_ units: [Unit], at day: Day) {
    self.init(units, at: day, surroundings: [:])
  }

  private init(_ units: [Unit], at day: Day, surroundings: [UnitCode: Unit]) {
    self.day = day
    self.surroundings = surroundings
    var indices: [UnitCode: Int] = [:]
    var kept: [Unit] = []
    for unit in units where unit.validity.contains(day) && indices[unit.code] == nil {
      indices[unit.code] = kept.count
      kept.append(unit)
    }
    self.units = kept
    self.indices = indices
    var children: [UnitCode: [UnitCode]] = [:]
    for unit in kept {
      if let parent = unit.parent { children[parent, default: []].append(unit.code) }
    }
    childCodes = children
  }

  /// The unit with a code.
  ///
  /// - Parameter code: the code.
  /// - Returns: nil where no unit of the division has it.
  public subscript(code: UnitCode) -> Unit? {
    indices[code].map { units[$0] }
  }

  /// The codes of all units, in order.
  public var codes: [UnitCode] { units.map(\.code) }

  /// The levels that occur, the largest first.
  public var levels: [UnitLevel] {
    var seen: Set<UnitLevel> = []
    return units.flatMap(\.roles).filter { seen.insert($0).inserted }
  }

  /// The units of a level, and those that act at it besides their own.
  ///
  /// - Parameter level: the level.
  /// - Returns: the units in order.
  public func units(at level: UnitLevel) -> [Unit] {
    units.filter { $0.roles.contains(level) }
  }

  /// The units that are parts of a unit, one step down.
  ///
  /// - Parameter code: the larger unit.
  /// - Returns: the units in order.
  public func children(of code: UnitCode) -> [Unit] {
    (childCodes[code] ?? []).compactMap { self[$0] }
  }

  /// The larger unit that a unit is a part of, also where a limited division leaves it out.
  ///
  /// - Parameter code: the smaller unit.
  /// - Returns: nil at the top, and for a code that is not here.
  public func parent(of code: UnitCode) -> Unit? {
    self[code]?.parent.flatMap { self[$0] ?? surroundings[$0] }
  }

  /// Whether a unit is another one or a part of it, at any distance.
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - ancestor: the larger unit.
  /// - Returns: true also for the larger unit itself.
  public func isUnit(_ code: UnitCode, within ancestor: UnitCode) -> Bool {
    var next: UnitCode? = code
    var steps = 0
    while let code = next, steps < 16 {  // 16 ends a circle of parents
      if code == ancestor { return true }
      next = (self[code] ?? surroundings[code])?.parent
      steps += 1
    }
    return false
  }

  /// The same day with fewer units.
  ///
  /// - Parameters:
  ///   - levels: the levels to keep; nil for all.
  ///   - ancestor: a unit that is kept with everything below it; nil for no limit.
  /// - Returns: the smaller division.
  public func limited(to levels: [UnitLevel]? = nil, within ancestor: UnitCode? = nil) -> Division {
    let kept = units.filter { unit in
      let isAtLevel = levels.map { wanted in unit.roles.contains { wanted.contains($0) } } ?? true
      let isWithin = ancestor.map { isUnit(unit.code, within: $0) } ?? true
      return isAtLevel && isWithin
    }
    let all = surroundings.merging(units.map { ($0.code, $0) }) { _, own in own }
    return Division(kept, at: day, surroundings: all)
  }
}
