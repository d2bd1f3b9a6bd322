import Accounts
import Foundation
import HTTPTypes
import Languages
import Office
import Screens

/// One's own account.
extension AccountRoutes {
  static let own: [Route] = [
    .get("/account", mine) { call in
      let names = try await ownerNames(call)
      return .page(
        ownScreen(call, try call.account())
          .screen(in: call.language, token: call.formToken, owners: names))
    },
    .post("/account", mine) { call in
      let account = try call.account()
      let (name, language) = (call.field("name"), call.field("language"))
      var problems: [FieldProblem] = []
      if name.isEmpty || name.count > 200 {
        problems.append(FieldProblem(call.language.text("account.fault.name"), field: "name"))
      }
      if Language.named(LanguageTag(rawValue: language)) == nil {
        problems.append(
          FieldProblem(call.language.text("account.fault.language"), field: "language"))
      }
      guard problems.isEmpty else {
        var screen = ownScreen(call, account)
        screen.name = name
        screen.problems = problems
        return .page(
          screen.screen(
            in: call.language, token: call.formToken, owners: try await ownerNames(call)),
          .unprocessableContent)
      }
      try await call.office.accounts.rename(account, name: name, language: language)
      return .seeOther("/account?done=account-saved")
    },
    .get("/account/password", mine) { call in
      let account = try call.account()
      let hasPassword = account.password != nil
      guard hasPassword || account.secondFactor != nil else { return secondFactorFirst(call) }
      return .page(
        PasswordScreen(hasPassword: hasPassword).screen(in: call.language, token: call.formToken))
    },
    .post("/account/password", mine) { call in try await changePassword(call) },
    .get("/account/second-factor", mine) { call in
      guard try mayBeSetUp(call) else { return atProvider(call) }
      return .page(
        try factorScreen(call, isWrong: false).screen(in: call.language, token: call.formToken))
    },
    .post("/account/second-factor", mine) { call in try await setUpSecondFactor(call) },
    .post("/account/recovery-codes", mine) { call in
      let codes = try await call.office.accounts.renewRecoveryCodes(of: try call.account())
      guard !codes.isEmpty else { return .seeOther("/account/second-factor") }
      return .page(RecoveryCodesScreen(codes: codes, to: "/account").screen(in: call.language))
    },
    .get("/account/sessions", mine) { call in
      let (signedIn, _) = try call.own()
      let sessions = try await call.office.accounts.sessions(of: signedIn.account.id)
      return .page(
        SessionsScreen(sessions, current: signedIn.session.hash)
          .screen(in: call.language, token: call.formToken))
    },
    .post("/account/sessions/end", mine) { call in
      try await call.office.accounts.endSession(
        call.form["session"] ?? "", of: try call.account())
      return .seeOther("/account/sessions?done=session-ended")
    },
    .post("/account/sessions/end-all", mine) { call in
      try await call.office.accounts.signOutEverywhere(try call.account())
      return .cookie(
        call.cookie(.session).removing, .seeOther("/sign-in?done=signed-out-everywhere"))
    },
    .post("/account/data", mine) { call in
      let data = try await call.office.accounts.personalData(of: try call.account())
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return .file(
        Array(try encoder.encode(data)), type: "application/json", name: "personal-data.json")
    },
    .get("/account/identities", mine) { call in
      .page(
        identitiesScreen(call, try call.account())
          .screen(in: call.language, token: call.formToken))
    },
    .post("/account/identities/remove", mine) { call in
      let identity = Account.Identity(
        issuer: call.form["issuer"] ?? "", subject: call.form["subject"] ?? "")
      let isDone = try await call.office.accounts.disconnect(identity, from: try call.account())
      guard isDone else {
        return .page(
          MessageScreen(
            title: call.language.text("failure.not-done"),
            paragraphs: [call.language.text("identities.last")],
            way: .init(
              text: call.language.text("account.password-add"),
              href: call.address("/account/password"))
          ).screen(in: call.language), .conflict)
      }
      return .seeOther("/account/identities?done=identity-removed")
    },
  ]

  private static let mine = RouteAccess.may(.accountOwn, on: .account)

  private static func ownScreen(_ call: Call, _ account: Account) -> OwnAccountScreen {
    OwnAccountScreen(account, hasProviders: !call.office.accounts.signInProviders.isEmpty)
  }

  private static func identitiesScreen(_ call: Call, _ account: Account) -> IdentitiesScreen {
    IdentitiesScreen(
      account.identities, ways: call.providerWays("connect=\(call.formToken.percentEncoded)"))
  }

  private static func changePassword(_ call: Call) async throws -> Reply {
    let (signedIn, _) = try call.own()
    func again(_ text: String, _ field: String) -> Reply {
      .page(
        PasswordScreen(
          hasPassword: signedIn.account.password != nil,
          problems: [FieldProblem(text, field: field)]
        ).screen(in: call.language, token: call.formToken), .unprocessableContent)
    }
    guard call.form["password"] == call.form["again"] else {
      return again(call.language.text("account.fault.again"), "again")
    }
    let outcome = try await call.office.accounts.changePassword(
      from: call.form["current"] ?? "", to: call.form["password"] ?? "", signedIn,
      from: call.address)
    switch outcome {
    case .changed(let secret):
      return call.entering(secret, .seeOther("/account?done=password-changed"))
    case .wrong: return again(call.language.text("account.fault.current"), "current")
    case .slowed(let seconds): throw Doorkeeper.Stop.tooOften(seconds)
    case .fault(let fault): return again(fault.text(in: call.language), "password")
    case .secondFactorFirst: return secondFactorFirst(call)
    }
  }

  /// Whether a second factor may be set up in this session; false where the sign-in at a provider comes first.
  private static func mayBeSetUp(_ call: Call) throws -> Bool {
    let (signedIn, _) = try call.half()
    if signedIn.session.assurance == .password, signedIn.account.secondFactor != nil {
      throw Doorkeeper.Stop.secondFactor
    }
    return signedIn.account.maySetUpSecondFactor(
      in: signedIn.session, at: Timestamp(call.office.ground.now))
  }

  private static func atProvider(_ call: Call) -> Reply {
    .page(
      MessageScreen(
        title: call.language.text("failure.not-done"),
        paragraphs: [call.language.text("factor.at-provider")],
        way: .init(text: call.language.text("sign-in.title"), href: call.address("/sign-in"))
      ).screen(in: call.language), .forbidden)
  }

  private static func secondFactorFirst(_ call: Call) -> Reply {
    .page(
      MessageScreen(
        title: call.language.text("account.password-add"),
        paragraphs: [call.language.text("account.factor-first")],
        way: .init(
          text: call.language.text("factor.title"),
          href: call.address("/account/second-factor?to=/account/password"))
      ).screen(in: call.language), .conflict)
  }

  private static func factorScreen(_ call: Call, isWrong: Bool) throws -> SecondFactorScreen {
    let (signedIn, secret) = try call.half()
    let key = OneTimePassword(offeredTo: secret)
    let account = signedIn.account
    return SecondFactorScreen(
      key: key.typedKey,
      address: key.address(
        account: account.email.isEmpty ? account.name : account.email, issuer: "Samstemt"),
      to: call.returnPath, isWrong: isWrong, isRenewal: account.secondFactor != nil)
  }

  private static func setUpSecondFactor(_ call: Call) async throws -> Reply {
    guard try mayBeSetUp(call) else { return atProvider(call) }
    let (signedIn, secret) = try call.half()
    let outcome = try await call.office.accounts.setUpSecondFactor(
      call.field("code"), signedIn, secret: secret, device: call.kept(.device))
    switch outcome {
    case .entered(let entered):
      let screen = RecoveryCodesScreen(codes: entered.recoveryCodes, to: call.returnPath)
        .screen(in: call.language)
      return call.entering(
        entered.secret, device: entered.device,
        .framed(screen, call.frame(after: entered.secret)))
    case .wrong:
      return .page(
        try factorScreen(call, isWrong: true).screen(in: call.language, token: call.formToken),
        .unprocessableContent)
    case .slowed(let seconds): throw Doorkeeper.Stop.tooOften(seconds)
    }
  }
}
