/// Whom a survey or a review speaks of: the units of some levels as organisations with roles.
///
/// Oslo is municipality and county: one organisation with two roles. Everything that divides by the
/// number of units says through ``Denominator`` which of the two it counted.
public struct Frame: Sendable {
  /// One role of an organisation.
  public struct Role: Hashable, Sendable {
    /// The level at which it acts.
    public let level: UnitLevel
    /// The unit that it is at that level.
    public let unit: UnitCode
  }

  /// A body that can be asked and can answer.
  public struct Organisation: Hashable, Sendable {
    /// The code that it is known by.
    public let code: UnitCode
    /// What it is, one role for each level.
    public let roles: [Role]
  }

  /// One organisation in one role: what a personal link is made for.
  public struct Link: Hashable, Sendable {
    /// The organisation.
    public let organisation: UnitCode
    /// The role.
    public let role: Role
  }

  /// The division that the units are taken from.
  public let division: Division
  /// The levels, in the order asked for.
  public let levels: [UnitLevel]
  /// Each organisation once, in the order of the levels and codes.
  public let organisations: [Organisation]
  /// Each organisation once for each of its roles, in the order of the levels and codes.
  public let links: [Link]

  /// The organisations of a division at some levels.
  ///
  /// - Parameters:
  ///   - division: the units.
  ///   - levels: the levels that are spoken of.
  ///   - excluded: organisations to leave out, in all their roles.
  public init(_ division: Division, levels: [UnitLevel], excluding excluded: Set<UnitCode> = []) {
    self.division = division
    self.levels = levels
    var order: [UnitCode] = []
    var roles: [UnitCode: [Role]] = [:]
    var links: [Link] = []
    for level in levels {
      for unit in division.units(at: level) {
        // Where the acting unit is itself left out of the frame, the unit stands for itself.
        let acting = unit.actsBy.flatMap { division[$0] }
        let isActing = acting.map { unit in levels.contains { unit.roles.contains($0) } } ?? false
        let code = isActing ? acting?.code ?? unit.code : unit.code
        guard !excluded.contains(code), !excluded.contains(unit.code) else { continue }
        if roles[code] == nil { order.append(code) }
        let role = Role(level: level, unit: unit.code)
        roles[code, default: []].append(role)
        links.append(Link(organisation: code, role: role))
      }
    }
    organisations = order.map { Organisation(code: $0, roles: roles[$0] ?? []) }
    self.links = links
  }

  /// The organisation that a unit is, or that acts for it.
  ///
  /// - Parameter unit: the code of any of its roles.
  /// - Returns: nil where the unit is not in the frame.
  public func organisation(of unit: UnitCode) -> Organisation? {
    organisations.first { $0.code == unit }
      ?? organisations.first { $0.roles.contains { $0.unit == unit } }
  }

  /// How many there are, and how they were counted.
  ///
  /// - Parameter counting: whether to count organisations or links.
  /// - Returns: the number with its meaning.
  public func denominator(_ counting: Denominator.Counting) -> Denominator {
    Denominator(
      counting: counting,
      count: counting == .organisations ? organisations.count : links.count,
      levels: levels.map { level in
        Denominator.Level(level: level, count: links.count { $0.role.level == level })
      },
      double: organisations.filter { $0.roles.count > 1 }.map(\.code))
  }
}
