import Accounts
import HTTPTypes
import Hummingbird
import Languages
import Office
import Screens

extension Call {
  /// The account that is signed in with two factors, its session, and the secret in the browser's cookie.
  ///
  /// The rules let people reach their own account with a password alone, as the second factor is set up there;
  /// everything else of the account asks for both.
  func own() throws -> (signedIn: SignedIn, secret: SecretToken) {
    let (signedIn, secret) = try half()
    guard signedIn.session.assurance == .twoFactors else { throw Doorkeeper.Stop.secondFactor }
    return (signedIn, secret)
  }

  /// The account that is signed in, perhaps with its password alone.
  func half() throws -> (signedIn: SignedIn, secret: SecretToken) {
    guard let signedIn, let secret else { throw Doorkeeper.Stop.signIn }
    return (signedIn, secret)
  }

  /// The account that is signed in, on pages that nobody else reaches.
  func account() throws -> Account { try own().signedIn.account }

  /// A cookie of this server.
  func cookie(_ kind: SessionCookie.Kind) -> SessionCookie {
    SessionCookie(kind, isSecure: office.ground.settings.isSecure)
  }

  /// What a cookie of the browser holds.
  func kept(_ kind: SessionCookie.Kind) -> SecretToken? {
    cookie(kind).secret(in: request.headers[.cookie] ?? "")
  }

  /// Another reply that gives the browser the cookie of its session, and that of the browser where it is new.
  func entering(_ secret: SecretToken, device: SecretToken? = nil, _ reply: Reply) -> Reply {
    let entered = Reply.cookie(cookie(.session).setting(secret), reply)
    guard let device else { return entered }
    return .cookie(cookie(.device).setting(device, for: 180 * Seconds.day), entered)
  }

  /// What stands around a page whose session has just got another secret, so that its forms still serve.
  func frame(after secret: SecretToken) -> ScreenFrame {
    var frame = frame
    frame.formToken = FormToken.text(for: secret, from: office.ground.random)
    return frame
  }

  /// A field of the form without blanks around it.
  func field(_ name: String) -> String {
    var text = Substring(form[name] ?? "")
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The path that the form or the address says to go to afterwards.
  var returnPath: String { ReturnPath.own(form["to"] ?? query("to") ?? "/") }

  /// The ways to identity providers.
  func providerWays(_ query: String) -> [ProviderWay] {
    office.accounts.signInProviders.map {
      ProviderWay(
        name: $0.label.text(in: language.tag),
        href: address("/sign-in/with/\($0.name.percentEncoded)?\(query)"))
    }
  }
}

/// Where to go after signing in.
enum ReturnPath {
  /// A path of this server's own pages and nothing else: where the text is any other address, the front page.
  static func own(_ text: String) -> String {
    let isOwn =
      text.hasPrefix("/") && !text.hasPrefix("//") && text.utf8.count <= 2_000
      && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    return isOwn ? text : "/"
  }
}
