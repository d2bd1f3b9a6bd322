import Accounts
import HTTPTypes

/// One thing that can be asked of the server, with who may ask it.
///
/// A route cannot be made without saying who may use it, and the test of all routes against all roles is made
/// from the same list that the server is.
struct Route: Sendable {
  let method: HTTPRequest.Method
  /// The path without the language before it, with names for its variable parts: `/o/:owner/campaigns`.
  let path: String
  /// Who may use it.
  let access: RouteAccess
  /// Whether visitors get a cookie, so that a form on the page can show where it came from.
  let hasVisitorForm: Bool
  /// Whether the answers behind a personal link are read before it is handled.
  var readsAnswers = true
  /// Whether pages of identity providers may show it in a frame.
  var isFramed = false
  /// Whether the page is the same for everybody, and kept for a moment.
  var isShared = false
  /// Whether forms of other places are taken: where the address itself holds a secret (RFC 8058).
  var takesForeignForms = false
  /// Whether a form may bring files along; its body may be larger then.
  private(set) var takesFiles = false
  /// How often an address may send it, besides how often it may ask at all.
  private(set) var limit: ThrottleLimit?
  let handle: @Sendable (Call) async throws -> Reply

  private init(
    _ method: HTTPRequest.Method, _ path: String, _ access: RouteAccess, hasVisitorForm: Bool,
    readsAnswers: Bool = true,
    _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) {
    self.method = method
    self.path = path
    self.access = access
    self.hasVisitorForm = hasVisitorForm
    self.readsAnswers = readsAnswers
    self.handle = handle
  }

  /// A page or a file to read.
  static func get(
    _ path: String, _ access: RouteAccess, hasVisitorForm: Bool = false,
    _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    Route(.get, path, access, hasVisitorForm: hasVisitorForm, handle)
  }

  /// What identity providers load in a frame, without the browser's cookies, to tell that somebody signed out.
  static func framed(
    _ path: String, _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    var route = Route(.get, path, .everybody, hasVisitorForm: false, handle)
    route.isFramed = true
    return route
  }

  /// A page that is the same for everybody: it is made once in a while, however many ask for it.
  static func shared(
    _ path: String, _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    var route = Route(.get, path, .everybody, hasVisitorForm: false, handle)
    route.isShared = true
    return route
  }

  /// Something that is done by one click in a mail program: the address holds the secret to do it.
  static func oneClick(
    _ path: String, _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    var route = Route(.post, path, .everybody, hasVisitorForm: false, handle)
    route.takesForeignForms = true
    return route
  }

  /// The route, with files in its form.
  var takingFiles: Route {
    var route = self
    route.takesFiles = true
    return route
  }

  /// The route, as often as a limit lets an address send it.
  func limited(to limit: ThrottleLimit) -> Route {
    var route = self
    route.limit = limit
    return route
  }

  /// Something that is to be done.
  static func post(
    _ path: String, _ access: RouteAccess, readsAnswers: Bool = true,
    _ handle: @escaping @Sendable (Call) async throws -> Reply
  ) -> Route {
    Route(.post, path, access, hasVisitorForm: false, readsAnswers: readsAnswers, handle)
  }
}

/// Who may use a route.
enum RouteAccess: Sendable {
  /// Everybody: nothing of any owner is told but what it shows to all, nor changed without a secret in the
  /// address.
  case everybody
  /// Those whom the rules allow this permission on what the path names.
  case may(Permission, on: RouteTarget)
}

/// What a path names, as the rules of access see it.
enum RouteTarget: String, Sendable, CaseIterable {
  /// The account that is signed in.
  case account
  /// All that the owner `:owner` has.
  case owner
  /// The campaign `:campaign` of the owner `:owner`, with all of its units.
  case campaign
  /// The units of the county `:county` in the campaign `:campaign`.
  case county
  /// The unit `:unit` in the campaign `:campaign`.
  case unit
  /// The response that the personal link with the secret `:token` leads to.
  case link
  /// The case `:case` of the owner `:owner`, or of the owner of the personal link `:token`.
  case caseWork
}
