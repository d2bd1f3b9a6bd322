import Accounts
import Fieldwork
import HTTPTypes
import Hummingbird
import Languages
import Office
import Screens

/// One request that has been let in: who asks for what, in which language.
struct Call: Sendable {
  let office: ReviewOffice
  let route: Route
  let request: Request
  /// The variable parts of the path by their names.
  let parameters: [String: String]
  /// The path without its language.
  let path: String
  let language: Language
  /// Who asks.
  let principal: Principal
  /// The account that is signed in, and its session.
  let signedIn: SignedIn?
  /// Whoever holds the personal link in the path.
  let holder: AnswerDesk.Holder?
  /// The secret of the browser's session or visit.
  let secret: SecretToken?
  /// Where the request comes from.
  let address: ClientAddress?
  /// What the form sent; nothing where none was.
  let form: FormFields
  /// What forms on the page send along.
  let formToken: String
  /// What stands around the page, but for what the page itself says.
  let frame: ScreenFrame

  /// A variable part of the path; empty where the route has none by that name.
  subscript(name: String) -> String { parameters[name] ?? "" }

  /// A value after the question mark.
  func query(_ name: String) -> String? {
    request.uri.queryParameters[Substring(name)].map(String.init)
  }

  /// Whether the browser's script asked, and wants a short answer instead of a page.
  var wantsJSON: Bool { request.headers[.accept] == "application/json" }

  /// Whether the one who asks may do something else too; for what a page shows of ways and buttons.
  func may(_ permission: Permission, on resource: Resource) -> Bool {
    Authorisation.decide(principal, permission, on: resource).isAllowed
  }

  /// The address of a path in the reader's language.
  func address(_ path: String) -> String { "/\(language.tag.rawValue)\(path)" }

  /// Who asks, as campaigns and responses know them.
  var person: Fieldwork.Person {
    if let holder { return holder.person }
    return Fieldwork.Person(
      id: signedIn?.account.id ?? "nobody", name: signedIn?.account.name)
  }
}
