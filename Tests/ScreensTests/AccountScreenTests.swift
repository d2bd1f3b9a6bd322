import Accounts
import Languages
import Testing

@testable import Screens

/// The pages of accounts.
struct AccountScreenTests {
  private func html(_ screen: Screen) -> String {
    screen.html(in: SampleScreens.frame(in: .standard))
  }

  @Test func `what was typed stays but the password does not`() {
    let page = html(
      SignInScreen(email: "a@b.example", to: "/o/ks", isWrong: true)
        .screen(in: .standard, token: "token"))
    #expect(page.contains("value=\"a@b.example\""))
    #expect(page.contains("type=\"password\" value=\"\""))
    #expect(page.contains("name=\"to\" value=\"/o/ks\""))
  }

  @Test func `browsers and password managers are told what each field is for`() {
    let page = html(SignInScreen(to: "/").screen(in: .standard, token: "token"))
    #expect(page.contains("autocomplete=\"username\""))
    #expect(page.contains("autocomplete=\"current-password\""))
    let code = html(CodeScreen(to: "/").screen(in: .standard, token: "token"))
    #expect(code.contains("autocomplete=\"one-time-code\""))
    let new = html(PasswordScreen(hasPassword: true).screen(in: .standard, token: "token"))
    #expect(new.contains("autocomplete=\"new-password\""))
  }

  @Test func `a name with signs of HTML stays a name`() {
    var account = SampleScreens.person
    account.name = "<b>Kari</b>"
    let page = html(
      PersonScreen(owner: "ks", account: account, isSelf: false)
        .screen(in: .standard, token: "token"))
    #expect(page.contains("&lt;b&gt;Kari&lt;/b&gt;"))
    #expect(!page.contains("<b>Kari"))
  }

  @Test func `times are those of the clock in Norway, in summer and winter`() throws {
    let english = try #require(Language.named(.en))
    // 2027-01-05 09:00 and 2027-07-05 09:00 in universal time.
    #expect(english.clock(Timestamp(1_799_139_600)) == "5 January 2027, 10:00")
    #expect(english.clock(Timestamp(1_814_778_000)) == "5 July 2027, 11:00")
  }
}
