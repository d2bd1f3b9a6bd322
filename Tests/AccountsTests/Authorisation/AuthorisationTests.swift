import Accounts
import Testing

@Suite("Who may do what")
struct AuthorisationTests {
  /// Where a resource may lie, besides its owner.
  struct Place: CustomStringConvertible {
    let description: String
    let county: String?
    let unit: String?
    let section: String?
    let author: String?
    let campaign: String?
  }

  /// Every county, unit, section, author and campaign: own, another and none.
  static let places: [Place] = {
    let counties: [String?] = ["c1", "c2", nil]
    let units: [String?] = ["u1", "u2", nil]
    let sections: [String?] = ["s1", "s2", nil]
    let authors: [String?] = ["me", "other", nil]
    let campaigns: [String?] = ["k1", "k2", nil]
    return counties.flatMap { county in
      units.flatMap { unit in
        sections.flatMap { section in
          authors.flatMap { author in
            campaigns.map { campaign in
              let all = [county, unit, section, author, campaign]
              return Place(
                description: all.map { $0 ?? "-" }.joined(separator: " "), county: county,
                unit: unit, section: section, author: author, campaign: campaign)
            }
          }
        }
      }
    }
  }()

  static func principal(_ column: ExpectedMatrix.Column, in owner: String = "o1") -> Principal {
    switch column {
    case .role(let role):
      let membership = Membership(
        owner: owner, role: role, county: role == .countyAdviser ? "c1" : nil,
        unit: role == .unitCoordinator ? "u1" : nil)
      return .person(Person(account: "me", memberships: [membership], assurance: .twoFactors))
    case .wholeLink: return link(owner: owner, sections: nil, purpose: .answer)
    case .sectionLink: return link(owner: owner, sections: ["s1"], purpose: .answer)
    case .signOffLink: return link(owner: owner, sections: nil, purpose: .approve)
    }
  }

  private static func link(
    owner: String, sections: Set<String>?, purpose: LinkHolder.Purpose
  ) -> Principal {
    .link(
      LinkHolder(
        link: "me", owner: owner, campaign: "k1", unit: "u1", sections: sections, purpose: purpose))
  }

  /// Whether the letter of the expected matrix reaches a place of the own owner.
  private static func expected(_ letter: Character, _ column: ExpectedMatrix.Column, _ place: Place)
    -> Bool
  {
    let isHome: Bool
    if case .role = column {
      isHome = true
    } else {
      isHome = place.unit == "u1" && place.campaign == "k1"
    }
    switch letter {
    case "A": return true
    case "C": return place.county == "c1"
    case "U": return isHome && place.unit == "u1"
    case "S": return isHome && place.section == "s1"
    case "O": return isHome && place.author == "me"
    default: return false
    }
  }

  @Test func `every permission stands in the expected matrix`() {
    let all = Set(Permission.allCases).subtracting(ExpectedMatrix.others)
    #expect(Set(ExpectedMatrix.lines.keys) == Set(all.map(\.rawValue)))
    for permission in all {
      for column in ExpectedMatrix.columns {
        #expect(ExpectedMatrix.letter(permission, column) != nil, "\(permission)")
      }
    }
  }

  @Test(arguments: ExpectedMatrix.columns)
  func `each role does in its own owner what is expected and nothing else`(
    column: ExpectedMatrix.Column
  ) {
    var allowed = 0
    for permission in Permission.allCases where !ExpectedMatrix.others.contains(permission) {
      guard let letter = ExpectedMatrix.letter(permission, column) else { continue }
      for place in Self.places {
        let resource = Resource(
          owner: "o1", campaign: place.campaign, county: place.county, unit: place.unit,
          section: place.section, author: place.author)
        let decision = Authorisation.decide(Self.principal(column), permission, on: resource)
        let expected = Self.expected(letter, column, place)
        #expect(decision.isAllowed == expected, "\(permission.rawValue) at \(place)")
        allowed += expected ? 1 : 0
      }
    }
    #expect(allowed > 0)
  }

  @Test(arguments: ExpectedMatrix.columns)
  func `nothing crosses owners`(column: ExpectedMatrix.Column) {
    for permission in Permission.allCases where !ExpectedMatrix.others.contains(permission) {
      for place in Self.places {
        let resource = Resource(
          owner: "o2", campaign: place.campaign, county: place.county, unit: place.unit,
          section: place.section, author: place.author)
        let decision = Authorisation.decide(Self.principal(column), permission, on: resource)
        #expect(decision == .refused(.otherOwner), "\(permission.rawValue) at \(place)")
      }
      let ofServer = Authorisation.decide(Self.principal(column), permission, on: .server)
      #expect(!ofServer.isAllowed, "\(permission.rawValue) on the server")
    }
  }

  @Test(arguments: Permission.allCases)
  func `a visitor answers an open call and does nothing else`(permission: Permission) {
    let decision = Authorisation.decide(.nobody, permission, on: Resource(owner: "o1"))
    #expect(decision == (permission == .callAnswer ? .allowed : .refused(.notSignedIn)))
  }

  @Test(arguments: Permission.allCases)
  func `the program does its timed work and speaks for nobody`(permission: Permission) {
    let decision = Authorisation.decide(.system, permission, on: Resource(owner: "o1"))
    #expect(decision.isAllowed == ExpectedMatrix.bySystem.contains(permission))
  }

  @Test(arguments: Role.allCases.filter(\.isAssignable))
  func `without the second factor only the own account is reached`(role: Role) {
    guard case .person(let person) = Self.principal(.role(role)) else { return }
    let weak = Principal.person(
      Person(account: "me", memberships: person.memberships, assurance: .password))
    for permission in Permission.allCases where !ExpectedMatrix.others.contains(permission) {
      for place in Self.places.prefix(60) {
        let resource = Resource(owner: "o1", county: place.county, unit: place.unit)
        #expect(Authorisation.decide(weak, permission, on: resource) == .refused(.secondFactor))
      }
    }
    #expect(Authorisation.decide(weak, .accountOwn, on: .account("me")) == .allowed)
    #expect(Authorisation.decide(weak, .accountOwn, on: .account("you")) == .refused(.notOwn))
  }

  @Test func `a link never reaches an account`() {
    let link = Self.principal(.wholeLink)
    #expect(!Authorisation.decide(link, .accountOwn, on: .account("me")).isAllowed)
    #expect(!Authorisation.decide(.nobody, .accountOwn, on: .account("me")).isAllowed)
  }

  @Test func `a role that lacks its county or unit reaches nothing`() {
    let adviser = Membership(owner: "o1", role: .countyAdviser)
    let respondent = Membership(owner: "o1", role: .respondent, unit: "u1")
    let person = Principal.person(
      Person(account: "me", memberships: [adviser, respondent], assurance: .twoFactors))
    for permission in Permission.allCases where !ExpectedMatrix.others.contains(permission) {
      let decision = Authorisation.decide(person, permission, on: Resource(owner: "o1", unit: "u1"))
      #expect(!decision.isAllowed)
    }
  }

  @Test func `several roles add up, and the nearest reason is told`() {
    let person = Principal.person(
      Person(
        account: "me",
        memberships: [
          Membership(owner: "o1", role: .reader),
          Membership(owner: "o1", role: .countyAdviser, county: "c1"),
          Membership(owner: "o1", role: .unitCoordinator, unit: "u9"),
        ], assurance: .twoFactors))
    func read(county: String, unit: String) -> Decision {
      Authorisation.decide(
        person, .responseRead, on: Resource(owner: "o1", county: county, unit: unit))
    }
    #expect(read(county: "c1", unit: "u1") == .allowed)
    #expect(read(county: "c2", unit: "u9") == .allowed)
    #expect(read(county: "c2", unit: "u1") == .refused(.otherUnit))
    let publish = Authorisation.decide(person, .casePublish, on: Resource(owner: "o1"))
    #expect(publish == .refused(.role))
  }

  @Test func `a permission without a rule is closed`() {
    for permission in Permission.allCases {
      #expect(!Authorisation.rules(of: permission).isEmpty, "\(permission.rawValue)")
    }
    #expect(Set(Authorisation.table).count == Authorisation.table.count, "no rule stands twice")
  }
}
