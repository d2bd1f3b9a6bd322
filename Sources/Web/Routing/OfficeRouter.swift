import Accounts
import Fieldwork
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Logging
import Measures
import NIOCore
import Office
import Problems
import Screens
import Synchronization

/// What is known of a request before it is looked at: where it comes from.
struct ServerContext: RequestContext, RemoteAddressRequestContext {
  var coreContext: CoreRequestContextStorage
  let remoteAddress: SocketAddress?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remoteAddress = source.channel.remoteAddress
  }
}

/// Registers the routes and carries each request through the door to its route.
struct OfficeRouter: Sendable {
  let office: ReviewOffice
  let door: Doorkeeper
  let pages = SharedPages()

  init(_ office: ReviewOffice) {
    self.office = office
    door = Doorkeeper(office: office)
  }

  /// Adds all routes, each below every language; without a language the reader is led to theirs.
  func register(_ routes: [Route], in router: Router<ServerContext>) {
    for name in Asset.names {
      guard let asset = Asset(name) else { continue }
      router.get(RouterPath("/assets/\(name)")) { _, _ in
        Response(
          status: .ok,
          headers: [
            .contentType: "\(asset.type); charset=utf-8", .cacheControl: "public, max-age=300",
          ],
          body: ResponseBody(byteBuffer: ByteBuffer(string: asset.text)))
      }
    }
    for route in routes {
      for language in Language.all {
        let path = "/\(language.tag.rawValue)\(route.path)"
        router.on(RouterPath(path), method: route.method) { request, context in
          await answer(request, context, route, language)
        }
      }
      guard route.method == .get else { continue }
      router.get(RouterPath(route.path)) { request, _ in
        let language = ReaderLanguage.of(request)
        return Response.redirect(
          to: "/\(language.tag.rawValue)\(request.uri.string)", type: .normal)
      }
    }
  }

  private func answer(
    _ request: Request, _ context: ServerContext, _ route: Route, _ language: Language
  ) async -> Response {
    var parameters: [String: String] = [:]
    for (name, value) in context.parameters {
      parameters[String(name)] = String(value).removingPercentEncoding ?? String(value)
    }
    let path = String(request.uri.path.dropFirst(1 + language.tag.rawValue.utf8.count))
    var frame = ScreenFrame(language: language, path: path.isEmpty ? "/" : path)
    if route.isShared { return await shared(request, context, route, parameters, frame) }
    do {
      let settings = office.ground.settings
      let address = door.address(of: request, context)
      let isLink = route.path.contains(":token") && route.access.isOfLink
      let visitor = try await door.visitor(
        request, token: isLink ? parameters["token"] : nil, readsAnswers: route.readsAnswers,
        address: address)
      try await door.check(route, visitor, parameters)
      let form = try await door.form(request, visitor, of: route)
      let isNew = route.hasVisitorForm && visitor.secret == nil
      let secret = visitor.secret ?? (isNew ? SecretToken(from: office.ground.random) : nil)
      let token = secret.map { FormToken.text(for: $0, from: office.ground.random) } ?? ""
      frame.formToken = token
      // A script is told about one answer: there is no page to put anything around.
      if route.readsAnswers {
        frame = try await FrameMaker(office: office, visitor: visitor, parameters: parameters)
          .frame(from: frame, done: request.uri.queryParameters["done"].map(String.init))
      }
      let call = Call(
        office: office, route: route, request: request, parameters: parameters, path: path,
        language: language, principal: visitor.principal, signedIn: visitor.signedIn,
        holder: visitor.holder, secret: secret, address: address, form: form, formToken: token,
        frame: frame)
      var response = try await route.handle(call).response(to: call)
      if isNew, let secret {
        let cookie = SessionCookie(.visitor, isSecure: settings.isSecure)
        response.headers.append(
          HTTPField(name: .setCookie, value: cookie.setting(secret, for: 12 * Seconds.hour)))
      }
      return response.withOfficeHeaders(framedBy: route.isFramed ? office.accounts.frames : [])
    } catch {
      return Failure(error, frame: frame, logger: context.logger, isJSON: request.isFromScript)
        .response.withOfficeHeaders()
    }
  }
}

extension OfficeRouter {
  /// A page that is the same for everybody, made anew when it has been kept long enough.
  ///
  /// Nobody is asked who they are, nor counted: what is kept costs next to nothing.
  private func shared(
    _ request: Request, _ context: ServerContext, _ route: Route, _ parameters: [String: String],
    _ frame: ScreenFrame
  ) async -> Response {
    let isJSON = request.isFromScript
    let key = "\(isJSON ? "json" : "html") \(frame.language.tag) \(frame.path)"
    let now = office.ground.now
    if let page = pages.page(key, at: now) { return page }
    do {
      var frame = frame
      if let owner = parameters["owner"], let found = try await office.accounts.owner(owner) {
        frame.site = found.name.text(in: frame.language.tag)
      }
      let call = Call(
        office: office, route: route, request: request, parameters: parameters, path: frame.path,
        language: frame.language, principal: .nobody, signedIn: nil, holder: nil, secret: nil,
        address: nil, form: FormFields(), formToken: "", frame: frame)
      let response = try await route.handle(call).response(to: call).withOfficeHeaders()
      pages.keep(response, as: key, at: now, for: office.ground.settings.sharedSeconds)
      return response
    } catch {
      return Failure(error, frame: frame, logger: context.logger, isJSON: isJSON)
        .response.withOfficeHeaders()
    }
  }
}

/// Pages that are the same for everybody, each kept for a moment.
final class SharedPages: Sendable {
  private let kept = Mutex<[String: (until: Moment, page: Response)]>([:])
  private static let most = 500

  func page(_ key: String, at now: Moment) -> Response? {
    kept.withLock { kept in kept[key].flatMap { $0.until > now ? $0.page : nil } }
  }

  func keep(_ page: Response, as key: String, at now: Moment, for seconds: Int) {
    guard seconds > 0 else { return }
    kept.withLock { kept in
      if kept.count >= Self.most { kept.removeAll() }
      kept[key] = (now.adding(seconds: seconds), page)
    }
  }
}

extension RouteAccess {
  /// Whether it can be for those who hold a personal link; then the path has their token.
  var isOfLink: Bool {
    switch self {
    case .may(_, on: .link), .may(_, on: .caseWork): true
    default: false
    }
  }
}

extension Request {
  /// Whether a script of ours asks.
  var isFromScript: Bool { headers[.accept] == "application/json" }
}

extension Response {
  /// The response with what working pages may do: load our own files and send forms to us.
  func withOfficeHeaders(framedBy frames: [String] = []) -> Response {
    var response = self
    let ancestors = frames.isEmpty ? "'none'" : frames.joined(separator: " ")
    if let policy = HTTPField.Name("Content-Security-Policy") {
      response.headers[policy] =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors \(ancestors)"
    }
    if let referrer = HTTPField.Name("Referrer-Policy") {
      // Forms need the origin of their own page to be told; others are told nothing.
      response.headers[referrer] = "same-origin"
    }
    return response
  }
}
