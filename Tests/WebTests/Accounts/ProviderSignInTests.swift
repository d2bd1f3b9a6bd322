import Foundation
import Glibc
import TestSupport
import Testing

/// Signing in at a real identity provider, from a real server's page and back to it.
@Suite("Sign-in at a provider", .serialized)
struct ProviderSignInTests {
  @Test(.enabled(if: RealProvider.hasGlewlwyd, "glewlwyd, python3 or openssl is not installed"))
  func `somebody who is invited accepts at the provider, and comes back to the same account`()
    throws
  {
    try TemporaryFolder.use { folder in
      let port = RealProvider.freePort()
      let back = "http://127.0.0.1:\(port)/sign-in/return/town"
      try ProviderProcess.makeKey(in: folder.path)
      let provider = try ProviderProcess(back: back, in: folder)
      defer { provider.stop() }
      let file = """
        - kind: generic
          name: town
          label: Town Hall
          issuer: \(provider.issuer)
          client: samstemt
          key-file: client.key
          key-id: own
          scopes: [openid]
          two-factors: true
        """
      try folder.write(file, to: "providers.yaml")
      let options = ["--sign-in", folder.path + "/providers.yaml"]
      let origin = ["--origin", "http://127.0.0.1:\(port)"]
      try RunningOffice.use(options + origin, port: port) { office in
        var (administrator, _, _) = try office.firstRun()
        let form = try administrator.get("/en/o/ks/accounts/invite")
        let made = try administrator.post(
          "/en/o/ks/accounts/invite", [("email", "ola@ks.example"), ("role", "analyst")],
          on: form)
        let address = try #require(made.body.firstMatch(of: /\/invitation\/[A-Za-z0-9_-]{43}/))

        // Without an invitation the provider's word opens nothing.
        var stranger = office.browser
        let refused = try signIn(&stranger, "/en/sign-in/with/town", at: provider)
        #expect(refused.page.status == 403)
        #expect(stranger.cookies["samstemt"] == nil)

        // A link to accept that stood on no page of ours is not followed.
        var browser = office.browser
        let key = address.output.split(separator: "/").last ?? ""
        let forged = try browser.get("/en/sign-in/with/town?invitation=\(key)&form=x")
        #expect(forged.status == 403)

        let page = try browser.get("/en\(address.output)")
        let link = try #require(
          page.body.firstMatch(of: /href="(\/en\/sign-in\/with\/town[^"]*)"/))
        let entered = try signIn(
          &browser, String(link.1).replacing("&amp;", with: "&"), at: provider)
        #expect(entered.page.status == 303)
        let account = try browser.get("/en/account")
        #expect(account.status == 200)
        #expect(account.body.contains("Kari Nordmann"), "the name is the provider's")
        #expect(account.body.contains("ola@ks.example"), "the address is the invitation's")
        #expect(try browser.get("/en/o/ks/accounts").status == 403, "an analyst")

        // Another time, in another browser, without the invitation.
        var other = office.browser
        let second = try signIn(&other, "/en/sign-in/with/town?to=/account", at: provider)
        let again = try other.get("/en/account")
        #expect(again.body.contains("ola@ks.example"))

        // What came back serves once.
        #expect(try other.get(second.back).status == 403)

        // Signing out here offers to sign out there.
        let out = try other.post("/en/sign-out", [], on: again)
        #expect(out.status == 200)
        #expect(out.body.contains("\(provider.issuer)/end_session?id_token_hint="))
        #expect(try other.get("/en/account").status == 303)

        // The administrator's list shows that no second factor of ours is in use.
        let list = try administrator.get("/en/o/ks/accounts")
        #expect(list.body.contains("ola@ks.example"))
      }
    }
  }

  @Test(.enabled(if: RealProvider.hasGlewlwyd, "glewlwyd, python3 or openssl is not installed"))
  func `an account is connected when it is signed in, and never by an address of e-mail`() throws {
    try TemporaryFolder.use { folder in
      let port = RealProvider.freePort()
      try ProviderProcess.makeKey(in: folder.path)
      let back = "http://127.0.0.1:\(port)/sign-in/return/town"
      let provider = try ProviderProcess(back: back, in: folder)
      defer { provider.stop() }
      let file = """
        - {name: town, issuer: "\(provider.issuer)", client: samstemt, key-file: client.key,
           key-id: own, scopes: [openid]}
        """
      try folder.write(file, to: "providers.yaml")
      let options = [
        "--sign-in", folder.path + "/providers.yaml", "--origin", "http://127.0.0.1:\(port)",
      ]
      try RunningOffice.use(options, port: port) { office in
        var (browser, _, _) = try office.firstRun()
        let page = try browser.get("/en/account/identities")
        let link = try #require(
          page.body.firstMatch(of: /href="(\/en\/sign-in\/with\/town[^"]*)"/))
        let done = try signIn(&browser, String(link.1).replacing("&amp;", with: "&"), at: provider)
        #expect(done.page.location == "/en/account/identities?done=identity-added")

        // The provider says nothing of a second factor, so ours is asked for.
        var other = office.browser
        let half = try signIn(&other, "/en/sign-in/with/town", at: provider)
        #expect(half.page.location.hasPrefix("/en/sign-in/code"))
        #expect(try other.get("/en/o/ks/accounts").location.hasPrefix("/en/sign-in/code"))

        // The provider tells in a frame, without cookies, that somebody signed out there.
        var frame = office.browser
        let ended = try frame.get("/en/sign-in/ended/town?iss=\(provider.issuer)&sid=unknown")
        #expect(ended.status == 200)
        #expect(ended.head.contains("frame-ancestors http://127.0.0.1:\(provider.port)"))
      }
    }
  }

  /// Signs somebody in; gives the page that comes of it, and the path that the browser came back by.
  private func signIn(
    _ browser: inout OfficeBrowser, _ path: String, at provider: ProviderProcess
  ) throws -> (page: OfficeBrowser.Page, back: String) {
    let away = try browser.get(path)
    #expect(away.status == 303)
    #expect(away.location.hasPrefix(provider.issuer))
    let back = "/en/sign-in/return/town?\(try provider.browse(away.location))"
    return (try browser.get(back), back)
  }
}
