import Accounts
import Fieldwork
import HTTPTypes
import Hummingbird
import Languages
import Office
import Screens
import Synchronization

/// Lets a request in to a route, or sends it away: the one place where that is decided.
struct Doorkeeper: Sendable {
  let office: ReviewOffice
  let limits = RequestLimits()

  /// Why a request is sent away.
  enum Stop: Error {
    /// There is nothing here, or nothing that the one who asks may know of.
    case notFound
    /// Somebody must sign in first.
    case signIn
    /// The password was given, but not the second factor.
    case secondFactor
    /// The rules refuse it.
    case refused(Accounts.Refusal)
    /// It did not come from a page of ours.
    case foreignForm
    /// It came too often; in so many seconds it may come again.
    case tooOften(Int64)
    /// What was sent is no form, or is too large.
    case form(FormFields.Refusal)
  }

  /// Who comes, before anything is looked at that is asked for.
  struct Visitor: Sendable {
    let address: ClientAddress?
    let signedIn: SignedIn?
    let secret: SecretToken?
    let holder: AnswerDesk.Holder?

    var principal: Principal {
      if let holder { return .link(holder.principal) }
      return signedIn.map { $0.account.principal($0.session.assurance) } ?? .nobody
    }
  }

  /// Where a request comes from, by the word of our own proxies too.
  func address(of request: Request, _ context: ServerContext) -> ClientAddress? {
    ClientAddress.client(
      peer: context.remoteAddress?.ipAddress ?? "",
      forwarded: HTTPField.Name("X-Forwarded-For").flatMap { request.headers[$0] },
      proxies: office.ground.settings.proxies)
  }

  /// Finds out who comes, and whether not too often.
  func visitor(
    _ request: Request, token: String?, readsAnswers: Bool, address: ClientAddress?
  ) async throws -> Visitor {
    let now = Timestamp(office.ground.now)
    if let token {
      guard let secret = LinkToken(token),
        let holder = try await office.answers.holder(secret, readsAnswers: readsAnswers)
      else {
        // Those that are known count nothing, as all of a municipality may come from one address.
        try limits.ask(address?.description ?? "", .unknownLinkByAddress, at: now)
        throw Stop.notFound
      }
      try limits.ask(holder.principal.link, .requestsByHolder, at: now)
      return Visitor(address: address, signedIn: nil, secret: nil, holder: holder)
    }
    let cookies = request.headers[.cookie] ?? ""
    let isSecure = office.ground.settings.isSecure
    if let secret = SessionCookie(.session, isSecure: isSecure).secret(in: cookies),
      let signedIn = try await office.accounts.signedIn(secret)
    {
      try limits.ask(signedIn.account.id, .requestsByHolder, at: now)
      return Visitor(address: address, signedIn: signedIn, secret: secret, holder: nil)
    }
    try limits.ask(address?.description ?? "", .requestsByAddress, at: now)
    return Visitor(
      address: address, signedIn: nil,
      secret: SessionCookie(.visitor, isSecure: isSecure).secret(in: cookies), holder: nil)
  }

  /// Decides whether the one who comes may use a route.
  func check(
    _ route: Route, _ visitor: Visitor, _ parameters: [String: String]
  ) async throws {
    guard case .may(let permission, let target) = route.access else { return }
    guard let resource = try await resource(target, visitor, parameters) else {
      throw visitor.signedIn == nil && visitor.holder == nil ? Stop.signIn : Stop.notFound
    }
    switch Authorisation.decide(visitor.principal, permission, on: resource) {
    case .allowed: return
    case .refused(let reason):
      switch reason {
      case .notSignedIn: throw Stop.signIn
      case .secondFactor: throw Stop.secondFactor
      case let reason where reason.isHidden: throw Stop.notFound
      default:
        try await office.ground.note(
          .refused, by: visitor.principal, of: resource.owner,
          on: AuditEvent.Object("route", "\(route.method.rawValue) \(route.path)"))
        throw Stop.refused(reason)
      }
    }
  }

  /// What a path names; nil where there is no such thing.
  private func resource(
    _ target: RouteTarget, _ visitor: Visitor, _ parameters: [String: String]
  ) async throws -> Resource? {
    if target == .link {
      guard let holder = visitor.holder?.principal else { return nil }
      // A link to some sections reaches the page that shows those; each answer is looked at by itself.
      return Resource(
        owner: holder.owner, campaign: holder.campaign, unit: holder.unit,
        section: holder.sections?.min())
    }
    if target == .caseWork {
      guard let owner = visitor.holder?.principal.owner ?? parameters["owner"] else { return nil }
      return try await office.cases.resource(
        parameters["case"] ?? "", of: owner, for: visitor.holder)
    }
    if target == .account { return visitor.signedIn.map { .account($0.account.id) } }
    guard let owner = parameters["owner"] else { return nil }
    if target == .owner { return Resource(owner: owner) }
    guard let id = parameters["campaign"],
      let campaign = try await office.campaigns.campaign(id, of: owner)
    else {
      // Whoever may see the owner is told that it is not there; others are told nothing.
      return nil
    }
    switch target {
    case .campaign: return Resource(owner: owner, campaign: id)
    case .county:
      return Resource(owner: owner, campaign: id, county: parameters["county"])
    case .unit:
      let code = parameters["unit"] ?? ""
      let unit =
        campaign.frame.unit(code)
        ?? campaign.frame.exclusions.first { $0.unit.code == code }?.unit
      return unit.map {
        Resource(owner: owner, campaign: id, county: $0.groups["county"], unit: code)
      }
    case .owner, .account, .link, .caseWork: return nil
    }
  }

  /// Reads what a form sent, and checks that it came from a page of ours.
  func form(_ request: Request, _ visitor: Visitor, of route: Route) async throws -> FormFields {
    guard request.method != .get, request.method != .head else { return FormFields() }
    if route.takesForeignForms { return try await Self.form(request, of: route) }
    let settings = office.ground.settings
    let site = HTTPField.Name("Sec-Fetch-Site").flatMap { request.headers[$0] }
    guard
      RequestOrigin.allows(
        method: request.method.rawValue, secFetchSite: site, origin: request.headers[.origin],
        own: settings.origin)
    else { throw Stop.foreignForm }
    let form = try await Self.form(request, of: route)
    // A personal link's secret stands in the address itself: no other site can know it.
    if visitor.holder == nil {
      guard let secret = visitor.secret, FormToken.accepts(form["form"] ?? "", for: secret) else {
        throw Stop.foreignForm
      }
    }
    try count(form, visitor, of: route)
    return form
  }

  /// Counts what a form asks for that has a limit of its own.
  private func count(_ form: FormFields, _ visitor: Visitor, of route: Route) throws(Stop) {
    let now = Timestamp(office.ground.now)
    let address = visitor.address?.description ?? ""
    if let limit = route.limit { try limits.ask(address, limit, at: now) }
    let holder = visitor.holder?.principal.link ?? visitor.signedIn?.account.id
    for file in form.files where !file.bytes.isEmpty {
      try limits.ask(holder ?? address, .filesByHolder, at: now)
    }
  }

  private static func form(_ request: Request, of route: Route) async throws -> FormFields {
    let limits = FormFields.Limits()
    let type = request.headers[.contentType] ?? ""
    let boundary = FormFields.boundary(of: type)
    let most = boundary != nil && route.takesFiles ? limits.bytes + limits.file : limits.bytes
    if let length = request.headers[.contentLength].flatMap(Int.init), length > most {
      throw Stop.form(.tooLarge)
    }
    var bytes: [UInt8] = []
    for try await part in request.body {
      bytes.append(contentsOf: part.readableBytesView)
      if bytes.count > most { throw Stop.form(.tooLarge) }
    }
    do {
      if let boundary { return try FormFields(multipart: bytes, boundary: boundary) }
      return try FormFields(urlEncoded: bytes)
    } catch {
      throw Stop.form(error)
    }
  }
}

/// How often requests may come, as far as this process has seen them.
final class RequestLimits: Sendable {
  private let table = Mutex(ThrottleTable())

  /// Counts a request.
  ///
  /// - Throws: ``Doorkeeper/Stop/tooOften(_:)``.
  func ask(_ who: String, _ limit: ThrottleLimit, at time: Timestamp) throws(Doorkeeper.Stop) {
    let verdict = table.withLock { $0.ask(who, limit, at: time) }
    if case .refused(let seconds) = verdict { throw .tooOften(seconds) }
  }
}
