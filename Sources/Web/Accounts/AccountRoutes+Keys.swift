import Accounts
import HTTPTypes
import Languages
import Office
import Screens

/// What is reached by an address that serves once: the first run, invitations, new passwords.
extension AccountRoutes {
  static let keys: [Route] = [
    .get("/setup/:key", .everybody, hasVisitorForm: true) { call in
      try await page(call, .setup)
    },
    .post("/setup/:key", .everybody) { call in try await join(call, .setup) },
    .get("/invitation/:key", .everybody, hasVisitorForm: true) { call in
      try await page(call, .invitation)
    },
    .post("/invitation/:key", .everybody) { call in try await join(call, .invitation) },
    .get("/new-password/:key", .everybody, hasVisitorForm: true) { call in
      try await page(call, .passwordReset)
    },
    .post("/new-password/:key", .everybody) { call in
      let language = call.language
      do {
        let key = try await call.office.accounts.open(
          call["key"], for: .passwordReset, from: call.address)
        let problems = passwordProblems(call)
        guard problems.isEmpty else { return show(call, key, problems) }
        do {
          let secret = try await call.office.accounts.renewPassword(
            with: key, password: call.form["password"] ?? "", instead: call.secret)
          return call.entering(secret, .seeOther("/sign-in/code"))
        } catch AccountDesk.KeyFault.password(let fault) {
          return show(call, key, [FieldProblem(fault.text(in: language), field: "password")])
        }
      } catch let fault as AccountDesk.KeyFault {
        return try closed(call, fault)
      }
    },
  ]

  private static func page(_ call: Call, _ use: SecretToken.Use) async throws -> Reply {
    do {
      let key = try await call.office.accounts.open(call["key"], for: use, from: call.address)
      return show(call, key, [])
    } catch let fault as AccountDesk.KeyFault {
      return try closed(call, fault)
    }
  }

  private static func join(_ call: Call, _ use: SecretToken.Use) async throws -> Reply {
    do {
      let desk = call.office.accounts
      let key = try await desk.open(call["key"], for: use, from: call.address)
      if call.form["as"] == "me" {
        try await desk.join(with: key, as: try call.account())
        return .seeOther("/?done=joined")
      }
      var problems: [FieldProblem] = []
      let name = call.field("name")
      if name.isEmpty || name.count > 200 {
        problems.append(FieldProblem(call.language.text("account.fault.name"), field: "name"))
      }
      problems += passwordProblems(call)
      guard problems.isEmpty else { return show(call, key, problems) }
      do {
        let secret = try await desk.join(
          with: key, name: name, password: call.form["password"] ?? "",
          language: call.language.tag.rawValue, instead: call.secret)
        return call.entering(secret, .seeOther("/account/second-factor"))
      } catch AccountDesk.KeyFault.password(let fault) {
        return show(
          call, key, [FieldProblem(fault.text(in: call.language), field: "password")])
      }
    } catch let fault as AccountDesk.KeyFault {
      return try closed(call, fault)
    }
  }

  private static func passwordProblems(_ call: Call) -> [FieldProblem] {
    guard call.form["password"] != call.form["again"] else { return [] }
    return [FieldProblem(call.language.text("account.fault.again"), field: "again")]
  }

  /// The form of whoever holds a key: to make an account, to accept as somebody, or to set a password.
  private static func show(
    _ call: Call, _ key: AccountDesk.OpenKey, _ problems: [FieldProblem]
  ) -> Reply {
    let language = call.language
    let owner = key.owner.name.text(in: language.tag)
    let role = key.role
    let roleName = role?.name(in: language) ?? ""
    let path = call.path
    if key.use != .passwordReset,
      key.account != nil || call.signedIn?.session.assurance == .twoFactors
    {
      let name =
        call.signedIn?.session.assurance == .twoFactors ? call.signedIn?.account.name : nil
      return .page(
        JoinAsScreen(path: path, owner: owner, role: roleName, as: name)
          .screen(in: language, token: call.formToken))
    }
    let kind: JoinScreen.Kind =
      switch key.use {
      case .setup: .setup
      case .invitation:
        .invitation(role: roleName, purpose: role?.purpose(in: language) ?? "")
      default: .password
      }
    let ways =
      key.use == .invitation
      ? call.providerWays(
        "invitation=\(call["key"].percentEncoded)&form=\(call.formToken.percentEncoded)") : []
    let screen = JoinScreen(
      kind, path: path, owner: owner, email: key.email, name: call.form["name"] ?? "",
      providers: ways, problems: problems)
    return .page(
      screen.screen(in: language, token: call.formToken),
      problems.isEmpty ? .ok : .unprocessableContent)
  }

  /// The page that says why a key opens nothing.
  static func closed(_ call: Call, _ fault: AccountDesk.KeyFault) throws -> Reply {
    let language = call.language
    let (title, why): (String, String) =
      switch fault {
      case .slowed(let seconds): throw Doorkeeper.Stop.tooOften(seconds)
      case .unknown, .password: (language.text("join.unknown"), language.text("join.unknown-why"))
      case .expired: (language.text("join.expired"), language.text("join.expired-why"))
      case .used: (language.text("join.used"), language.text("join.used-why"))
      case .taken: (language.text("failure.not-done"), language.text("join.taken"))
      }
    let screen = MessageScreen(
      title: title, paragraphs: [why],
      way: .init(text: language.text("sign-in.title"), href: call.address("/sign-in"))
    ).screen(in: language)
    return .page(screen, fault == .unknown ? .notFound : .gone)
  }
}
