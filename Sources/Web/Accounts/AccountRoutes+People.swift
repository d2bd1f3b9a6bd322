import Accounts
import HTTPTypes
import Languages
import Office
import Screens

/// The accounts of an organisation.
extension AccountRoutes {
  static let people: [Route] = [
    .get("/o/:owner/accounts", .may(.accountRead, on: .owner)) { call in
      let desk = call.office.accounts
      let invited = try await desk.openInvitations(of: call["owner"]).map {
        PeopleScreen.Invited(
          hash: $0.hash, email: $0.email, membership: $0.membership, expires: $0.expires)
      }
      let accounts = try await desk.accounts(of: call["owner"])
      return .page(
        PeopleScreen(owner: call["owner"], accounts: accounts, invitations: invited)
          .screen(in: call.language, token: call.formToken))
    },
    .get("/o/:owner/accounts/invite", managing) { call in
      .page(
        RoleFormScreen(owner: call["owner"]).screen(in: call.language, token: call.formToken))
    },
    .post("/o/:owner/accounts/invite", managing) { call in
      let typed = typedRole(call)
      var (membership, problems) = try await membership(call, typed)
      if !AccountDesk.isAddress(typed.email) {
        problems.insert(
          FieldProblem(call.language.text("account.fault.email"), field: "email"), at: 0)
      }
      guard let membership, problems.isEmpty else {
        return .page(
          RoleFormScreen(owner: call["owner"], typed: typed, problems: problems)
            .screen(in: call.language, token: call.formToken), .unprocessableContent)
      }
      let address = try await call.office.accounts.invite(
        to: membership, email: typed.email, by: try call.account())
      return .page(
        OnceScreen(
          isInvitation: true, address: address, email: typed.email,
          way: "/o/\(call["owner"])/accounts"
        ).screen(in: call.language))
    },
    .post("/o/:owner/accounts/withdraw", managing) { call in
      try await call.office.accounts.withdraw(call.form["key"] ?? "", of: call["owner"])
      return .seeOther("/o/\(call["owner"])/accounts?done=withdrawn")
    },
    .get("/o/:owner/accounts/:account", .may(.accountRead, on: .owner)) { call in
      .page(
        personScreen(call, try await person(call))
          .screen(in: call.language, token: call.formToken))
    },
    .post("/o/:owner/accounts/:account/roles", managing) { call in
      let account = try await person(call)
      let typed = typedRole(call)
      let (membership, problems) = try await membership(call, typed)
      guard let membership else {
        var screen = personScreen(call, account)
        screen.typed = typed
        screen.problems = problems
        return .page(
          screen.screen(in: call.language, token: call.formToken), .unprocessableContent)
      }
      return try await changed(call, done: "roles-changed") {
        try await call.office.accounts.add(
          role: membership, to: account.id, by: try call.account())
        return true
      }
    },
    .post("/o/:owner/accounts/:account/roles/remove", managing) { call in
      guard let membership = seenRole(call) else { throw Doorkeeper.Stop.notFound }
      return try await changed(call, done: "roles-changed") {
        try await call.office.accounts.remove(
          role: membership, from: call["account"], by: try call.account())
      }
    },
    .post("/o/:owner/accounts/:account/unlock", managing) { call in
      let account = try await person(call)
      let own = try call.account()
      guard account.isOpen, account.password != nil, account.id != own.id else {
        throw Doorkeeper.Stop.notFound
      }
      let address: String
      do {
        address = try await call.office.accounts.unlock(account, of: call["owner"], by: own)
      } catch let fault as AccountDesk.ChangeFault {
        return try refused(call, fault)
      }
      return .page(
        OnceScreen(
          isInvitation: false, address: address, email: account.email,
          way: "/o/\(call["owner"])/accounts/\(account.id)"
        ).screen(in: call.language))
    },
    .post("/o/:owner/accounts/:account/close", managing) { call in
      try await changed(call, done: "account-closed") {
        try await call.office.accounts.close(
          call["account"], of: call["owner"], by: try call.account())
        return true
      }
    },
    .post("/o/:owner/accounts/:account/reopen", managing) { call in
      try await changed(call, done: "account-reopened") {
        try await call.office.accounts.reopen(
          call["account"], of: call["owner"], by: try call.account())
        return true
      }
    },
    .get("/o/:owner/accounts/:account/erase", .may(.personErase, on: .owner)) { call in
      .page(
        EraseScreen(owner: call["owner"], account: try await person(call))
          .screen(in: call.language, token: call.formToken))
    },
    .post("/o/:owner/accounts/:account/erase", .may(.personErase, on: .owner)) { call in
      guard call.form["sure"] == "yes" else {
        let problem = FieldProblem(call.language.text("erase.sure-missing"), field: "sure")
        return .page(
          EraseScreen(owner: call["owner"], account: try await person(call), problems: [problem])
            .screen(in: call.language, token: call.formToken), .unprocessableContent)
      }
      return try await changed(call, done: "person-erased") {
        try await call.office.accounts.erase(
          call["account"], of: call["owner"], by: try call.account())
        return false
      }
    },
  ]

  private static let managing = RouteAccess.may(.accountManage, on: .owner)

  private static func person(_ call: Call) async throws -> Account {
    guard let account = try await call.office.accounts.account(call["account"], of: call["owner"])
    else { throw Doorkeeper.Stop.notFound }
    return account
  }

  private static func personScreen(_ call: Call, _ account: Account) -> PersonScreen {
    PersonScreen(
      owner: call["owner"], account: account, isSelf: account.id == call.signedIn?.account.id)
  }

  /// Makes a change and goes back to the account, or to all of them where it is gone from here.
  ///
  /// - Parameter change: tells whether the account is still there.
  private static func changed(
    _ call: Call, done: String, _ change: () async throws -> Bool
  ) async throws -> Reply {
    let all = "/o/\(call["owner"])/accounts"
    do {
      let path = try await change() ? "\(all)/\(call["account"])" : all
      return .seeOther("\(path)?done=\(done)")
    } catch let fault as AccountDesk.ChangeFault {
      return try refused(call, fault)
    }
  }

  /// The role as the page showed it: another one is not taken for it, whatever has changed meanwhile.
  private static func seenRole(_ call: Call) -> Membership? {
    guard let role = Role(rawValue: call.form["role"] ?? "") else { return nil }
    func binding(_ name: String) -> String? {
      call.form[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    return Membership(
      owner: call["owner"], role: role, county: binding("county"), unit: binding("unit"))
  }

  /// The page that says why an account was not changed.
  private static func refused(_ call: Call, _ fault: AccountDesk.ChangeFault) throws -> Reply {
    let words: String
    switch fault {
    case .unknown: throw Doorkeeper.Stop.notFound
    case .lastAdministrator: words = call.language.text("person.last-administrator")
    case .rolesElsewhere: words = call.language.text("person.roles-elsewhere")
    }
    let back = "/o/\(call["owner"])/accounts/\(call["account"])"
    return .page(
      MessageScreen(
        title: call.language.text("failure.not-done"), paragraphs: [words],
        way: .init(text: call.language.text("people.back"), href: call.address(back))
      ).screen(in: call.language), .conflict)
  }

  private static func typedRole(_ call: Call) -> RoleFormScreen.Typed {
    var typed = RoleFormScreen.Typed()
    typed.email = call.field("email")
    typed.role = call.field("role")
    typed.county = call.field("county")
    typed.unit = call.field("unit")
    return typed
  }

  /// The role that was chosen with what it must be bound to; nil with the reasons where something is missing.
  private static func membership(
    _ call: Call, _ typed: RoleFormScreen.Typed
  ) async throws -> (Membership?, [FieldProblem]) {
    guard let role = Role(rawValue: typed.role), role.isAssignable else {
      return (nil, [FieldProblem(call.language.text("account.fault.role"), field: "role")])
    }
    func isCode(_ text: String) -> Bool {
      (1...40).contains(text.utf8.count)
        && text.unicodeScalars.allSatisfy {
          $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
            || $0 == "-" || $0 == "_"
        }
    }
    let takesUnit = role.binding == .unit || role == .contributor && !typed.unit.isEmpty
    if role.binding == .county, !isCode(typed.county) {
      return (nil, [FieldProblem(call.language.text("account.fault.county"), field: "county")])
    }
    if takesUnit, !isCode(typed.unit) {
      return (nil, [FieldProblem(call.language.text("account.fault.unit"), field: "unit")])
    }
    let county = role.binding == .county ? typed.county : nil
    let unit = takesUnit ? typed.unit : nil
    guard
      try await call.office.accounts.knows(county: county, unit: unit, of: call["owner"])
    else {
      let key = county == nil ? "account.fault.unit-unknown" : "account.fault.county-unknown"
      let words = call.language.text(key, ["found": county ?? unit ?? ""])
      return (nil, [FieldProblem(words, field: county == nil ? "unit" : "county")])
    }
    return (Membership(owner: call["owner"], role: role, county: county, unit: unit), [])
  }
}
