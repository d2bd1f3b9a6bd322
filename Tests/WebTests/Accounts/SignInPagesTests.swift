import Accounts
import Foundation
import TestSupport
import Testing

/// Signing in at a server that runs, with nothing but what a browser sees.
struct SignInPagesTests {
  @Test func `from the first run to signing out, and in again with a code`() throws {
    try RunningOffice.use { office in
      var (browser, _, codes) = try office.firstRun()
      let home = try browser.get("/en/")
      #expect(home.location == "/en/o/ks")
      let account = try browser.get("/en/account")
      #expect(account.body.contains("Kari Nordmann"))
      let out = try browser.post("/en/sign-out", [], on: account)
      #expect(out.location == "/en/sign-in?done=signed-out")
      #expect(browser.cookies["samstemt"] == nil)
      #expect(try browser.get("/en/account").location == "/en/sign-in?to=/account")

      let page = try browser.get("/en/sign-in?to=/o/ks/accounts")
      let half = try browser.post(
        "/en/sign-in",
        [
          ("email", "KARI@ks.example"), ("password", RunningOffice.password),
          ("to", "/o/ks/accounts"),
        ], on: page)
      #expect(half.location == "/en/sign-in/code?to=/o/ks/accounts")
      // The password alone opens nothing of the organisation's and nothing of the account.
      for path in ["/en/o/ks/accounts", "/en/account", "/en/account/sessions"] {
        #expect(try browser.get(path).location.hasPrefix("/en/sign-in/code?to="), "\(path)")
      }
      let factor = try browser.get("/en/account/second-factor")
      #expect(factor.location.hasPrefix("/en/sign-in/code"), "it cannot be replaced either")
      let before = browser.cookies["samstemt"]
      let ask = try browser.get(half.location)
      let done = try browser.post(
        "/en/sign-in/code", [("code", codes[0]), ("to", "/o/ks/accounts")], on: ask)
      #expect(done.location == "/en/o/ks/accounts")
      #expect(browser.cookies["samstemt"] != before, "another secret after the second factor")
      #expect(try browser.get("/en/o/ks/accounts").status == 200)
      // Whoever knew the secret from before has nothing.
      var thief = office.browser
      thief.cookies["samstemt"] = before
      #expect(try thief.get("/en/o/ks/accounts").location.hasPrefix("/en/sign-in"))
    }
  }

  @Test func `a session cannot be brought along from outside`() throws {
    try RunningOffice.use { office in
      var browser = office.browser
      let planted = SecretToken(from: .system).text
      browser.cookies["samstemt"] = planted
      browser.cookies["samstemt-visitor"] = planted
      let page = try browser.get("/en" + office.setup)
      let form = [
        ("name", "Kari"), ("password", RunningOffice.password), ("again", RunningOffice.password),
      ]
      #expect(try browser.post("/en" + office.setup, form, on: page).status == 303)
      #expect(browser.cookies["samstemt"] != planted)
    }
  }

  @Test func `cookies are for this host and for no script, and secure where people come by https`()
    throws
  {
    try RunningOffice.use { office in
      var browser = office.browser
      let page = try browser.get("/en/sign-in")
      let line = try #require(page.cookieLines.first)
      #expect(line.hasPrefix("samstemt-visitor="))
      #expect(line.contains("; Path=/; HttpOnly; SameSite=Lax"))
      #expect(!line.contains("Domain"))
    }
    try RunningOffice.use(["--origin", "https://survey.example.org"]) { office in
      var browser = office.browser
      let line = try #require(try browser.get("/en/sign-in").cookieLines.first)
      #expect(line.hasPrefix("__Host-samstemt-visitor="))
      #expect(line.contains("; Secure"))
    }
  }

  @Test func `wrong passwords are answered alike, and slowed down in the end`() throws {
    try RunningOffice.use { office in
      _ = try office.firstRun()
      var browser = office.browser
      let page = try browser.get("/en/sign-in")
      func tried(_ email: String) throws -> OfficeBrowser.Page {
        try browser.post(
          "/en/sign-in", [("email", email), ("password", "guess")], on: page)
      }
      let known = try tried("kari@ks.example")
      let unknown = try tried("ola@ks.example")
      #expect(known.status == 422 && unknown.status == 422)
      func plain(_ page: OfficeBrowser.Page, _ email: String) -> String {
        page.body.replacing(email, with: "").replacing(/name="form" value="[^"]*"/, with: "")
      }
      #expect(plain(known, "kari@ks.example") == plain(unknown, "ola@ks.example"))
      var last = known
      for _ in 0..<30 where last.status != 429 { last = try tried("kari@ks.example") }
      #expect(last.status == 429)
      #expect(last.head.lowercased().contains("retry-after: "))
    }
  }

  @Test func `a form from elsewhere is refused`() throws {
    try RunningOffice.use { office in
      var (browser, _, _) = try office.firstRun()
      let page = try browser.get("/en/account")
      let values = [("name", "Changed"), ("language", "en")]
      let other = "Sec-Fetch-Site: cross-site"
      #expect(try browser.post("/en/account", values, on: page, [other]).status == 403)
      let origin = "Origin: https://evil.example"
      #expect(try browser.post("/en/account", values, on: page, [origin]).status == 403)
      #expect(try browser.post("/en/account", values, on: nil).status == 403)
      var stranger = office.browser
      let foreign = try stranger.get("/en/sign-in")
      #expect(try browser.post("/en/account", values, on: foreign).status == 403)
      #expect(try browser.post("/en/account", values, on: page).status == 303)
    }
  }

  @Test func `nobody is sent to another server after signing in`() throws {
    try RunningOffice.use { office in
      let (_, _, codes) = try office.firstRun()
      let addresses = [
        "https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)",
        "/ok\r\nSet-Cookie: a=b",
      ]
      for (to, code) in zip(addresses, codes) {
        var browser = office.browser
        let page = try browser.get("/en/sign-in")
        let half = try browser.post(
          "/en/sign-in",
          [("email", "kari@ks.example"), ("password", RunningOffice.password), ("to", to)],
          on: page)
        #expect(half.location == "/en/sign-in/code?to=/")
        let ask = try browser.get("/en/sign-in/code")
        let done = try browser.post("/en/sign-in/code", [("code", code), ("to", to)], on: ask)
        #expect(done.location == "/en/")
      }
    }
  }

  @Test func `an address that is nowhere is told in the language that it begins with`() throws {
    try RunningOffice.use { office in
      var browser = office.browser
      for language in ["nb", "nn", "en"] {
        let page = try browser.get("/\(language)/none")
        #expect(page.status == 404)
        #expect(page.body.contains("<html lang=\"\(language)\""))
      }
    }
  }

  @Test func `the code of a letter leads to the answer, anything else back to the field`() throws {
    try RunningOffice.use { office in
      var browser = office.browser
      let token = String(repeating: "0", count: 26)
      let typed = "0000-0000%20oooo-OOOO-0000-0000-00"
      let first = try browser.get("/nb/letter?code=\(typed)")
      #expect(first.location == "/nb/answer/\(token)")
      let whole = "https%3A%2F%2Fa.example%2Fanswer%2F\(token)"
      let second = try browser.get("/nb/letter?code=\(whole)")
      #expect(second.location == "/nb/answer/\(token)")
      #expect(try browser.get("/nb/letter?code=hello").status == 422)
    }
  }
}
