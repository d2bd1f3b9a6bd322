import Accounts
import Fieldwork
import Languages
import Measures
import Office
import OfficeFixture
import Records
import Testing

/// Somebody who asks for a route in the matrix: a role of the one organisation, a link, or nobody.
enum MatrixActor: Hashable, Sendable, CustomTestStringConvertible {
  case nobody
  /// A person with one role in `ks`; bound to the county 18 or the unit 1811 where the role is.
  case role(Role)
  /// A person with a role who has given the password alone.
  case halfSignedIn(Role)
  /// The holder of the personal link of the unit 1811 of `ks`.
  case link

  static let all: [MatrixActor] =
    [.nobody, .link, .halfSignedIn(.administrator)]
    + Role.allCases.filter(\.isAssignable).map { .role($0) }

  var testDescription: String {
    switch self {
    case .nobody: "nobody"
    case .role(let role): role.rawValue
    case .halfSignedIn(let role): "\(role.rawValue) without the second factor"
    case .link: "respondent"
    }
  }

  var membership: Membership? {
    switch self {
    case .role(let role), .halfSignedIn(let role):
      Membership(
        owner: "ks", role: role, county: role.binding == .county ? "18" : nil,
        unit: role.binding == .unit ? "1811" : nil)
    case .nobody, .link: nil
    }
  }

  var account: String { "account of \(testDescription)" }

  /// Who it is, as the rules know them: made here and not by the server.
  var principal: Principal {
    switch self {
    case .nobody: .nobody
    case .role:
      .person(
        Accounts.Person(
          account: account, memberships: membership.map { [$0] } ?? [], assurance: .twoFactors))
    case .halfSignedIn:
      .person(
        Accounts.Person(
          account: account, memberships: membership.map { [$0] } ?? [], assurance: .password))
    case .link: .link(LinkHolder(link: "ks-1811", owner: "ks", campaign: "k27", unit: "1811"))
    }
  }

  /// Keeps the actor's account.
  func add(to small: SmallOffice) async throws {
    guard let membership else { return }
    try await small.database.accounts.add(
      Account(
        id: account, name: testDescription, email: "\(account.hashValue)@ks.example",
        language: "nb", memberships: [membership], made: Timestamp(1_790_000_000)))
  }

  /// The fields of a request by the actor, in a session of its own.
  func signedIn(_ small: SmallOffice) async throws -> (
    fields: [String: String], secret: SecretToken?
  ) {
    let assurance: Accounts.Person.Assurance
    switch self {
    case .nobody, .link: return ([:], nil)
    case .role: assurance = .twoFactors
    case .halfSignedIn: assurance = .password
    }
    let secret = try await small.office.accounts.begin(account, assurance: assurance)
    let cookie = SessionCookie(.session, isSecure: false)
    return (["Cookie": "\(cookie.name)=\(secret.text)"], secret)
  }
}
