import Accounts
import Testing

@Suite("Sessions")
struct SessionTests {
  static let limits = SessionLimits(idle: 3_600, absolute: 7_200)

  static func session(_ holder: Session.Holder = .account("kari")) -> (Session, SecretToken) {
    let made = Session.begin(
      holder, assurance: .twoFactors, at: Timestamp(1_000_000), from: .system)
    return (made.session, made.secret)
  }

  @Test func `the server keeps the hash and the browser the secret`() {
    let (session, secret) = Self.session()
    #expect(session.hash == secret.hash(for: .session))
    #expect(!session.hash.contains(secret.text))
    #expect(secret.text.count == 43, "256 bits")
  }

  @Test func `a session ends when it was idle and when it is old`() {
    var (session, _) = Self.session()
    let began = session.began
    #expect(session.isAlive(at: began + 3_600, limits: Self.limits))
    #expect(!session.isAlive(at: began + 3_601, limits: Self.limits))
    let touched = [59, 3_000].map { session.touch(at: began + $0) }
    #expect(touched == [false, true], "not every request is written")
    #expect(session.isAlive(at: began + 6_600, limits: Self.limits))
    _ = session.touch(at: began + 6_500)
    #expect(session.isAlive(at: began + 7_200, limits: Self.limits))
    #expect(!session.isAlive(at: began + 7_201, limits: Self.limits))
  }

  @Test func `the second factor gives a new id and must come soon`() {
    let (first, secret) = Session.begin(
      .account("kari"), assurance: .password, at: Timestamp(1_000), from: .system)
    #expect(first.isAlive(at: Timestamp(1_600), limits: .accounts))
    #expect(!first.isAlive(at: Timestamp(1_601), limits: .accounts))
    let (second, newSecret) = first.strengthened(at: Timestamp(1_100), from: .system)
    #expect(second.hash != first.hash && newSecret != secret)
    #expect(second.assurance == .twoFactors && second.holder == first.holder)
    #expect(second.isAlive(at: Timestamp(1_700), limits: .accounts))
  }

  @Test func `an event ends the sessions it is about and no others`() {
    let (mine, _) = Self.session()
    let (alsoMine, _) = Self.session()
    let (other, _) = Self.session(.account("ola"))
    let provided = Session(
      hash: "h", holder: .account("per"), assurance: .twoFactors, began: Timestamp(1),
      lastSeen: Timestamp(1),
      provider: .init(issuer: "https://idp.example", id: "s1", idToken: "t"))
    let all = [mine, alsoMine, other, provided]
    func ended(_ event: Session.Event) -> [Session] { all.filter { $0.ends(on: event) } }
    #expect(ended(.signOut(hash: mine.hash)) == [mine])
    #expect(ended(.accountEnded("kari")) == [mine, alsoMine])
    #expect(ended(.credentialsChanged(account: "kari", keeping: mine.hash)) == [alsoMine])
    #expect(ended(.credentialsChanged(account: "kari", keeping: nil)) == [mine, alsoMine])
    #expect(ended(.providerSignOut(issuer: "https://idp.example", id: "s1")) == [provided])
    #expect(ended(.providerSignOut(issuer: "https://evil.example", id: "s1")) == [])
    #expect(ended(.providerSignOut(issuer: "https://idp.example", id: "s2")) == [])
  }
}

@Suite("Forms and where they come from")
struct FormTokenTests {
  @Test func `a form serves in its own browser only, and each page has another text`() {
    let secret = SecretToken(from: .system)
    let first = FormToken.text(for: secret, from: .system)
    let second = FormToken.text(for: secret, from: .system)
    #expect(first != second)
    #expect(FormToken.accepts(first, for: secret) && FormToken.accepts(second, for: secret))
    #expect(!FormToken.accepts(first, for: SecretToken(from: .system)))
    for wrong in ["", String(first.dropLast()), first + "A", String(first.reversed()), secret.text]
    {
      #expect(!FormToken.accepts(wrong, for: secret))
    }
  }

  @Test func `another site's page cannot send a form`() {
    func allows(_ method: String, _ site: String?, _ origin: String?) -> Bool {
      RequestOrigin.allows(
        method: method, secFetchSite: site, origin: origin, own: "https://survey.example.org")
    }
    #expect(allows("GET", "cross-site", "https://evil.example"))
    #expect(allows("POST", "same-origin", "https://survey.example.org"))
    #expect(allows("POST", "same-origin", "null"), "a page without referrer")
    #expect(allows("POST", "none", nil))
    #expect(!allows("POST", "same-site", "https://other.example.org"))
    #expect(!allows("POST", "cross-site", "https://survey.example.org"))
    #expect(!allows("POST", "", nil))
    #expect(allows("POST", nil, "https://Survey.example.org"))
    #expect(!allows("POST", nil, "http://survey.example.org"))
    #expect(!allows("POST", nil, "https://survey.example.org:8443"))
    #expect(!allows("POST", nil, "null"))
    #expect(allows("POST", nil, nil), "no browser")
    #expect(!allows("DELETE", "cross-site", nil) && !allows("PUT", "cross-site", nil))
  }

  @Test func `the cookie is bound to the host where there is TLS`() {
    let secret = SecretToken(from: PasswordTests.counted)
    let secure = SessionCookie(.session, isSecure: true)
    #expect(
      secure.setting(secret, for: 60)
        == "__Host-samstemt=\(secret.text); Max-Age=60; Path=/; HttpOnly; SameSite=Lax; Secure")
    let plain = SessionCookie(.session, isSecure: false)
    #expect(plain.setting(secret) == "samstemt=\(secret.text); Path=/; HttpOnly; SameSite=Lax")
    #expect(
      secure.removing == "__Host-samstemt=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure")
    #expect(secure.secret(in: "a=b; __Host-samstemt=\(secret.text); c=d") == secret)
    #expect(secure.secret(in: "samstemt=\(secret.text)") == nil, "set without TLS")
    let doubled = "__Host-samstemt=\(secret.text); __Host-samstemt=\(secret.text)"
    #expect(secure.secret(in: doubled) == nil)
    for broken in ["", ";", "=", "__Host-samstemt", "__Host-samstemt=", "__Host-samstemt=x=y"] {
      #expect(secure.secret(in: broken) == nil)
    }
  }
}
