/// A role that a person has within an owner, and what it is bound to.
public struct Membership: Hashable, Sendable, Codable {
  /// The owner: the organisation that holds the review.
  public let owner: String
  /// The role.
  public let role: Role
  /// The county of a county adviser.
  public let county: String?
  /// The unit of a unit coordinator; of a contributor, the one unit that it tells cases of.
  public let unit: String?

  /// A role within an owner.
  ///
  /// - Parameters:
  ///   - owner: the organisation that holds the review.
  ///   - role: the role.
  ///   - county: the county of a county adviser.
  ///   - unit: the unit of a unit coordinator or a contributor.
  public init(
    owner: String, role: Role, county: String? = nil, unit: String? = nil
  ) {
    self.owner = owner
    self.role = role
    self.county = county
    self.unit = unit
  }

  /// Whether the role is one that accounts have and is bound to what it needs.
  public var isComplete: Bool {
    guard role.isAssignable, !owner.isEmpty else { return false }
    switch role.binding {
    case .owner: return true
    case .county: return county?.isEmpty == false
    case .unit: return unit?.isEmpty == false
    }
  }
}
