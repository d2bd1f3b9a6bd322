import Accounts
import HTTPTypes
import Languages
import Office
import Screens

/// Signing in with a password and a second factor, and signing out.
extension AccountRoutes {
  static let signIn: [Route] = [
    .get("/sign-in", .everybody, hasVisitorForm: true) { call in
      let to = call.returnPath
      if call.signedIn?.session.assurance == .twoFactors { return .seeOther(to) }
      return .page(signInScreen(call, to: to).screen(in: call.language, token: call.formToken))
    },
    .post("/sign-in", .everybody) { call in
      let to = call.returnPath
      let email = call.field("email")
      let outcome = try await call.office.accounts.signIn(
        AccountDesk.SignInForm(
          email: email, password: call.form["password"] ?? "", address: call.address,
          device: call.kept(.device), session: call.signedIn == nil ? nil : call.secret))
      switch outcome {
      case .passed(let secret, let hasSecondFactor):
        let next = hasSecondFactor ? "/sign-in/code" : "/account/second-factor"
        return call.entering(secret, .seeOther("\(next)?to=\(to.percentEncoded)"))
      case .wrong:
        var screen = signInScreen(call, to: to)
        screen.email = email
        screen.isWrong = true
        return .page(
          screen.screen(in: call.language, token: call.formToken), .unprocessableContent)
      case .slowed(let seconds): throw Doorkeeper.Stop.tooOften(seconds)
      }
    },
    .get("/sign-in/code", .may(.accountOwn, on: .account)) { call in
      let (signedIn, _) = try call.half()
      let to = call.returnPath
      if signedIn.session.assurance == .twoFactors { return .seeOther(to) }
      guard signedIn.account.secondFactor != nil else {
        return .seeOther("/account/second-factor?to=\(to.percentEncoded)")
      }
      return .page(CodeScreen(to: to).screen(in: call.language, token: call.formToken))
    },
    .post("/sign-in/code", .may(.accountOwn, on: .account)) { call in
      let (signedIn, secret) = try call.half()
      let to = call.returnPath
      if signedIn.session.assurance == .twoFactors { return .seeOther(to) }
      let outcome = try await call.office.accounts.confirm(
        call.field("code"), signedIn, secret: secret, device: call.kept(.device))
      switch outcome {
      case .entered(let entered):
        // Whoever is short of recovery codes is led to where new ones are made.
        let next = (entered.recoveryCodesLeft ?? .max) < 3 ? "/account" : to
        return call.entering(entered.secret, device: entered.device, .seeOther(next))
      case .wrong:
        return .page(
          CodeScreen(to: to, isWrong: true).screen(in: call.language, token: call.formToken),
          .unprocessableContent)
      case .slowed(let seconds): throw Doorkeeper.Stop.tooOften(seconds)
      }
    },
    .post("/sign-out", .may(.accountOwn, on: .account)) { call in
      let (signedIn, secret) = try call.half()
      let there = await call.office.accounts.signOutAddress(of: signedIn.session)
      try await call.office.accounts.signOut(secret, of: signedIn.account)
      let removing = call.cookie(.session).removing
      guard let (address, provider) = there else {
        return .cookie(removing, .seeOther("/sign-in?done=signed-out"))
      }
      // A form may not lead to another server, so the rest of the way is a link.
      let name = ["provider": provider.label.text(in: call.language.tag)]
      var frame = call.frame
      frame.person = nil
      frame.navigation = []
      let screen = MessageScreen(
        title: call.language.text("sign-in.out"),
        paragraphs: [call.language.text("sign-in.out-why", name)],
        way: .init(text: call.language.text("sign-in.out-there", name), href: address)
      ).screen(in: call.language)
      return .cookie(removing, .framed(screen, frame))
    },
  ]

  static func signInScreen(_ call: Call, to: String) -> SignInScreen {
    SignInScreen(to: to, providers: call.providerWays("to=\(to.percentEncoded)"))
  }
}
