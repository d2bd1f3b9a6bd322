import Accounts
import Fieldwork
import Foundation
import HTTPTypes
import OfficeFixture
import Testing

@testable import Web

/// Every route of the table, asked for by everybody there is, for what is theirs and for what is not.
///
/// The list is that of the server itself, so a route that is new is asked for too. What is expected is decided
/// here by the rules of access and what the path names; what is found is what the server answers.
struct AuthorisationMatrixTests {
  /// Values of a path's variable parts: what the fixture has, of one owner, county and unit or of another.
  struct Place: Hashable, Sendable {
    let owner: String
    let county: String
    let unit: String

    static let all = ["ks", "nordland"].flatMap { owner in
      [("18", "1811"), ("15", "1505")].map { Place(owner: owner, county: $0.0, unit: $0.1) }
    }
  }

  /// What the fixture has for the other variable parts.
  private static let others = [
    "campaign": "k27", "questionnaire": "vsr", "section": "a", "call": SmallOffice.callID,
  ]

  @Test func `every route lets in those whom the rules allow, and nobody else`() async throws {
    try await ServedOffice.use { served in
      for actor in MatrixActor.all { try await actor.add(to: served.small) }
      for place in Place.all {
        try await served.small.addCase(of: place.unit, owner: place.owner)
        try await served.small.addPlan(of: place.unit, owner: place.owner)
      }
      for owner in SmallOffice.owners { try await served.small.addCall(owner: owner) }
      var asked = 0
      var mistakes: [String] = []
      for route in RouteTable.all {
        for actor in MatrixActor.all {
          for place in Self.places(of: route) {
            asked += 1
            if let mistake = try await Self.mistake(route, actor, place, asked, served) {
              mistakes.append(mistake)
            }
          }
        }
      }
      #expect(mistakes.prefix(20).isEmpty, "\(mistakes.count) of \(asked)")
      #expect(asked >= RouteTable.all.count * MatrixActor.all.count)
      print("\(RouteTable.all.count) routes, \(asked) requests, \(mistakes.count) mistakes")
    }
  }

  /// The places in which a route differs.
  private static func places(of route: Route) -> [Place] {
    let names = route.path.split(separator: "/").filter { $0.hasPrefix(":") }
    var seen: Set<[String]> = []
    return Place.all.filter { place in
      let parts = [
        names.contains(":owner") || names.contains(":token") ? place.owner : "",
        names.contains(":unit") || names.contains(":token") || names.contains(":case")
          || names.contains(":plan") ? place.unit : "",
        names.contains(":county") ? place.county : "",
      ]
      return seen.insert(parts).inserted
    }
  }

  private static func mistake(
    _ route: Route, _ actor: MatrixActor, _ place: Place, _ number: Int, _ served: ServedOffice
  ) async throws -> String? {
    let token = try served.small.token(place.unit, of: place.owner).description
    var isKnown = true
    let path = route.path.split(separator: "/").map { part -> String in
      guard part.hasPrefix(":") else { return String(part) }
      switch part {
      case ":owner": return place.owner
      case ":unit": return place.unit
      case ":county": return place.county
      case ":case": return SmallOffice.caseID(of: place.unit)
      case ":plan": return SmallOffice.planID(of: place.unit)
      case ":token": return token
      default:
        let known = others[String(part.dropFirst())]
        if known == nil { isKnown = false }
        return known ?? "1"
      }
    }.joined(separator: "/")
    let (cookie, secret) = try await actor.signedIn(served.small)
    var fields = cookie
    // Each from an address of its own: how often somebody may ask is another matter.
    fields["X-Forwarded-For"] = "10.\(number >> 16 & 255).\(number >> 8 & 255).\(number & 255)"
    var body: String?
    if route.method == .post {
      let form = secret.map { FormToken.text(for: $0, from: .system) } ?? ""
      body = "form=\(form)"
    }
    let answer = try await served.ask(
      route.method.rawValue, "/en/\(path)", fields, body: body)
    let found = Self.outcome(answer)
    let expected = Self.expected(route, actor, place)
    let isRight =
      switch expected {
      case .letIn:
        found == .letIn
          || (found == .notFound && (!isKnown || route.method == .post))
          // Who has no session has no form of ours either, so what everybody may send is refused here.
          || (found == .forbidden && secret == nil && route.method == .post
            && !route.path.contains(":token"))
          // With the password alone the account itself is reached for the second factor and nothing else.
          || (found == .signIn && actor == .halfSignedIn(.administrator) && isOwnAccount(route))
      case .sentAway(let ways): ways.contains(found)
      }
    guard !isRight || answer.status >= 500 else { return nil }
    return
      "\(route.method.rawValue) \(route.path) at \(place.owner)/\(place.unit) by \(actor.testDescription): "
      + "expected \(expected), found \(found) (\(answer.status))"
  }

  private static func isOwnAccount(_ route: Route) -> Bool {
    if case .may(.accountOwn, on: .account) = route.access { true } else { false }
  }

  private enum Found: Hashable {
    case letIn
    case signIn
    case forbidden
    case notFound
    case failed
  }

  private enum Expected {
    case letIn
    case sentAway([Found])
  }

  private static func outcome(_ answer: RawRequest.Answer) -> Found {
    switch answer.status {
    case 403: .forbidden
    case 404: .notFound
    case 303 where answer.fields["location"]?.contains(/sign-in[^?]*\?to=/) == true: .signIn
    case 500...: .failed
    default: .letIn
    }
  }

  /// What the rules say, from what the path names in the fixture.
  private static func expected(_ route: Route, _ actor: MatrixActor, _ place: Place) -> Expected {
    guard case .may(let permission, let target) = route.access else { return .letIn }
    // A personal link is known by its address alone: elsewhere its holder is somebody like any other.
    var principal = actor == .link ? .nobody : actor.principal
    let resource: Resource
    switch target {
    case .account:
      guard actor.membership != nil else { return .sentAway([.signIn]) }
      resource = .account(actor.account)
    case .owner: resource = Resource(owner: place.owner)
    case .campaign: resource = Resource(owner: place.owner, campaign: "k27")
    case .county:
      resource = Resource(owner: place.owner, campaign: "k27", county: place.county)
    case .unit:
      resource = Resource(
        owner: place.owner, campaign: "k27", county: place.county, unit: place.unit)
    case .link:
      // Whoever has the address is its holder, whoever else they may be.
      principal = .link(
        LinkHolder(
          link: "\(place.owner)-\(place.unit)", owner: place.owner, campaign: "k27",
          unit: place.unit))
      resource = Resource(owner: place.owner, campaign: "k27", unit: place.unit)
    case .caseWork:
      let author = "\(place.owner)-\(place.unit)"
      if route.path.contains(":token") {
        principal = .link(
          LinkHolder(link: author, owner: place.owner, campaign: "k27", unit: place.unit))
      }
      resource = Resource(
        owner: place.owner, campaign: "k27", county: place.county, unit: place.unit,
        author: author)
    case .plan:
      resource = Resource(owner: place.owner, county: place.county, unit: place.unit)
    case .ownPart:
      // A role in another organisation reaches nothing here.
      let own = actor.membership.flatMap { $0.owner == place.owner ? $0 : nil }
      resource = Resource(owner: place.owner, county: own?.county, unit: own?.unit)
    }
    switch Authorisation.decide(principal, permission, on: resource) {
    case .allowed: return .letIn
    case .refused(.notSignedIn): return .sentAway([.signIn])
    case .refused(.secondFactor): return .sentAway([.signIn])
    case .refused(.otherOwner): return .sentAway([.notFound])
    case .refused: return .sentAway([.forbidden])
    }
  }
}
