/// Who may do what: one table, and the one function that reads it.
///
/// What no rule grants is refused, so a new permission is closed until a rule opens it.
public enum Authorisation {
  /// Who a rule is for.
  public enum Grantee: Hashable, Sendable {
    /// A role within an owner.
    case role(Role)
    /// Everybody, also without account or link.
    case everybody
    /// Everybody with an account, in no owner in particular.
    case accountHolder
    /// The program itself.
    case system
  }

  /// How far a rule reaches within the owner.
  public enum Reach: String, Hashable, Sendable, CaseIterable {
    /// All that the owner has.
    case owner
    /// The units of the county that the role is bound to.
    case county
    /// The unit that the role or the link is bound to.
    case unit
    /// The sections of its unit's answer that were handed out with a link.
    case sections
    /// A link over the whole answer of its unit, not over some sections.
    case wholeAnswer = "whole answer"
    /// A link that was handed out to sign off.
    case signOff = "sign-off"
    /// What the principal made itself.
    case own
    /// All owners: the server.
    case server
  }

  /// One rule of the table.
  public struct Rule: Hashable, Sendable {
    /// What may be done.
    public let permission: Permission
    /// Who may do it.
    public let grantee: Grantee
    /// How far.
    public let reach: Reach
  }

  /// Decides whether something may be done.
  ///
  /// - Parameters:
  ///   - principal: who asks.
  ///   - permission: what is to be done.
  ///   - resource: what it is done to.
  /// - Returns: allowed, or refused with the reason nearest to being allowed.
  public static func decide(
    _ principal: Principal, _ permission: Permission, on resource: Resource
  ) -> Decision {
    let rules = rules(of: permission)
    if rules.contains(where: { $0.grantee == .everybody }), resource.owner != nil {
      return .allowed
    }
    switch principal {
    case .nobody: return .refused(.notSignedIn)
    case .system:
      return rules.contains { $0.grantee == .system } ? .allowed : .refused(.role)
    case .person(let person): return decide(person, rules, resource)
    case .link(let link): return decide(link, rules, resource)
    }
  }

  private static func decide(
    _ person: Person, _ rules: [Rule], _ resource: Resource
  ) -> Decision {
    if rules.contains(where: { $0.grantee == .accountHolder }) {
      return resource.author == person.account && resource.owner == nil
        ? .allowed : .refused(.notOwn)
    }
    guard person.assurance == .twoFactors else { return .refused(.secondFactor) }
    guard let owner = resource.owner else { return .refused(.role) }
    let here = person.memberships.filter { $0.owner == owner && $0.isComplete }
    guard !here.isEmpty else { return .refused(.otherOwner) }
    var nearest = Refusal.role
    for membership in here {
      for rule in rules where rule.grantee == .role(membership.role) {
        guard let refusal = refusal(of: membership, rule.reach, resource, person.account) else {
          return .allowed
        }
        nearest = max(nearest, refusal)
      }
    }
    return .refused(nearest)
  }

  private static func decide(
    _ link: LinkHolder, _ rules: [Rule], _ resource: Resource
  ) -> Decision {
    guard resource.owner == link.owner else { return .refused(.otherOwner) }
    let own = rules.filter { $0.grantee == .role(.respondent) }
    var nearest = Refusal.role
    for rule in own {
      guard let refusal = refusal(of: link, rule.reach, resource) else { return .allowed }
      nearest = max(nearest, refusal)
    }
    return .refused(nearest)
  }

  /// Why a role does not reach a resource of its owner; nil where it does.
  private static func refusal(
    of membership: Membership, _ reach: Reach, _ resource: Resource, _ account: String
  ) -> Refusal? {
    switch reach {
    case .owner: nil
    case .county: resource.county == membership.county ? nil : .otherCounty
    case .unit: resource.unit == membership.unit ? nil : .otherUnit
    case .own: resource.author == account ? nil : .notOwn
    case .sections, .wholeAnswer, .signOff, .server: .role
    }
  }

  /// Why a link does not reach a resource of its owner; nil where it does.
  private static func refusal(
    of link: LinkHolder, _ reach: Reach, _ resource: Resource
  ) -> Refusal? {
    guard resource.campaign == link.campaign else { return .otherCampaign }
    guard resource.unit == link.unit else { return .otherUnit }
    switch reach {
    case .unit: return nil
    case .sections:
      // A link to sign off reads and does not answer.
      guard link.purpose == .answer else { return .role }
      guard let sections = link.sections else { return nil }
      return resource.section.map(sections.contains) == true ? nil : .otherSection
    case .wholeAnswer:
      guard link.sections == nil else { return .otherSection }
      return link.purpose == .answer ? nil : .role
    case .signOff: return link.purpose == .approve ? nil : .role
    case .own: return resource.author == link.link ? nil : .notOwn
    case .owner, .county, .server: return .role
    }
  }
}
