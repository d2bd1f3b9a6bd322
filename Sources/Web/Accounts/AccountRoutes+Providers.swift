import Accounts
import HTTPTypes
import Hummingbird
import Languages
import Office
import Screens

/// Signing in at an identity provider.
extension AccountRoutes {
  static let providers: [Route] = [
    // A link, as a form may not lead to another server. Whoever accepts an invitation or connects an account
    // shows that the link stood on a page of ours.
    .get("/sign-in/with/:provider", .everybody) { call in
      let visitor = call.kept(.visitor) ?? SecretToken(from: call.office.ground.random)
      let wish: AccountDesk.ProviderWish
      if let key = call.query("invitation") {
        try checkLink(call, call.query("form"))
        wish = .join(key)
      } else if let token = call.query("connect") {
        try checkLink(call, token)
        wish = .connect(try call.account())
      } else {
        wish = .signIn(to: call.returnPath)
      }
      let outcome = try await call.office.accounts.begin(
        at: call["provider"], wish, visitor: visitor, language: call.language.tag.rawValue)
      let reply = try reply(to: outcome, call)
      return .cookie(call.cookie(.visitor).setting(visitor, for: 12 * Seconds.hour), reply)
    },
    .get("/sign-in/return/:provider", .everybody) { call in
      let outcome = try await call.office.accounts.finish(
        at: call["provider"], fields(call), visitor: call.kept(.visitor), signedIn: call.signedIn,
        session: call.signedIn == nil ? nil : call.secret)
      return try reply(to: outcome, call)
    },
    .framed("/sign-in/ended/:provider") { call in
      try await call.office.accounts.signedOut(at: call["provider"], fields(call))
      return .page(
        MessageScreen(title: call.language.text("done.signed-out"), paragraphs: [])
          .screen(in: call.language))
    },
  ]

  private static func fields(_ call: Call) -> [(String, String)] {
    call.request.uri.queryParameters.map { (String($0.key), String($0.value)) }
  }

  private static func checkLink(_ call: Call, _ token: String?) throws {
    guard let secret = call.secret, FormToken.accepts(token ?? "", for: secret) else {
      throw Doorkeeper.Stop.foreignForm
    }
  }

  private static func reply(
    to outcome: AccountDesk.ProviderOutcome?, _ call: Call
  ) throws -> Reply {
    let language = call.language
    switch outcome {
    case nil: throw Doorkeeper.Stop.notFound
    case .away(let address): return .away(address)
    case .entered(let secret, let to):
      // The next page asks for a second factor of ours where the provider's does not count.
      return call.entering(
        secret, .seeOther("/sign-in/code?to=\(ReturnPath.own(to).percentEncoded)"))
    case .connected: return .seeOther("/account/identities?done=identity-added")
    case .taken: return message(call, language.text("failure.not-done"), "sign-in.taken")
    case .key(let fault): return try closed(call, fault)
    case .unknown(let provider):
      let words = language.text(
        "sign-in.unknown-why", ["provider": provider.label.text(in: language.tag)])
      return .page(
        MessageScreen(
          title: language.text("sign-in.unknown"), paragraphs: [words],
          way: .init(text: language.text("sign-in.title"), href: call.address("/sign-in"))
        ).screen(in: language), .forbidden)
    case .failed(let words):
      return .page(
        MessageScreen(
          title: language.text("failure.not-done"), paragraphs: [words.text(in: language.tag)],
          way: .init(text: language.text("sign-in.title"), href: call.address("/sign-in"))
        ).screen(in: language), .forbidden)
    }
  }

  private static func message(_ call: Call, _ title: String, _ key: String) -> Reply {
    .page(
      MessageScreen(
        title: title, paragraphs: [call.language.text(key)],
        way: .init(text: call.language.text("sign-in.title"), href: call.address("/sign-in"))
      ).screen(in: call.language), .conflict)
  }
}
