import Accounts
import Languages

@testable import Screens

extension SampleScreens {
  /// Accounts: signing in, one's own account, the accounts of an organisation.
  static func accounts(in language: Language) -> [Screen] {
    signingIn(in: language) + joining(in: language) + own(in: language) + office(in: language)
  }

  private static let ways = [ProviderWay(name: "ID-porten", href: "/nb/sign-in/with/id-porten")]
  private static let problem = FieldProblem("Write it.", field: "name")

  /// Somebody with everything: two factors, identities, roles of all kinds.
  static let person: Account = {
    var account = Account(
      id: "kari", name: "Kari Nordmann", email: "kari@ks.example", language: "nb",
      memberships: [
        Membership(owner: "ks", role: .administrator),
        Membership(owner: "ks", role: .countyAdviser, county: "18"),
        Membership(owner: "ks", role: .unitCoordinator, unit: "1811"),
        Membership(owner: "ks", role: .contributor, unit: "1811"),
        Membership(owner: "nordland", role: .reader),
      ], made: Timestamp(1_800_000_000))
    account.password = PasswordHash(rawValue: "hash")
    account.secondFactor = Account.SecondFactor(
      key: OneTimePassword(key: Array(repeating: 7, count: 20)), lastUsed: nil,
      recovery: RecoveryCodes(hashes: ["a", "b"]))
    account.identities = [Account.Identity(issuer: "https://idporten.no", subject: "abc")]
    account.lastSignIn = Timestamp(1_800_100_000)
    return account
  }()

  private static func signingIn(in language: Language) -> [Screen] {
    [
      StartScreen(code: "abc", isWrong: true, hasReports: true).screen(in: language),
      OwnersScreen(owners: [("ks", "KS"), ("nordland", "Nordland")]).screen(in: language),
      OwnersScreen(owners: []).screen(in: language),
      SignInScreen(
        email: "a@b.example", to: "/o/ks", isWrong: true, providers: ways, failure: "Broken off."
      ).screen(in: language, token: "token"),
      CodeScreen(to: "/o/ks", isWrong: true).screen(in: language, token: "token"),
      SecondFactorScreen(
        key: "ABCD EFGH", address: "otpauth://totp/Samstemt:kari?secret=ABCDEFGH", to: "/",
        isWrong: true, isRenewal: true
      ).screen(in: language, token: "token"),
      RecoveryCodesScreen(codes: ["aaaa-bbbb-cccc-dddd"], to: "/").screen(in: language),
    ]
  }

  private static func joining(in language: Language) -> [Screen] {
    let role = Role.editor
    return [
      JoinScreen(.setup, path: "/setup/KEY", owner: "KS", email: "a@b.example")
        .screen(in: language, token: "token"),
      JoinScreen(
        .invitation(role: role.name(in: language), purpose: role.purpose(in: language)),
        path: "/invitation/KEY", owner: "KS", email: "a@b.example", name: "Kari", providers: ways,
        problems: [problem]
      ).screen(in: language, token: "token"),
      JoinScreen(.password, path: "/new-password/KEY", owner: "KS", email: "a@b.example")
        .screen(in: language, token: "token"),
      JoinAsScreen(path: "/invitation/KEY", owner: "KS", role: "editor", as: "Kari")
        .screen(in: language, token: "token"),
      JoinAsScreen(path: "/invitation/KEY", owner: "KS", role: "editor", as: nil)
        .screen(in: language, token: "token"),
    ]
  }

  private static func own(in language: Language) -> [Screen] {
    var account = OwnAccountScreen(person, hasProviders: true)
    account.problems = [problem]
    let session = Session(
      hash: "one", holder: .account("kari"), assurance: .twoFactors,
      began: Timestamp(1_800_000_000), lastSeen: Timestamp(1_800_000_100),
      provider: .init(issuer: "https://idporten.no", id: "sid", idToken: "token"))
    let other = Session(
      hash: "two", holder: .account("kari"), assurance: .twoFactors,
      began: Timestamp(1_800_000_000), lastSeen: Timestamp(1_800_000_100))
    return [
      account.screen(in: language, token: "token", owners: ["ks": "KS"]),
      PasswordScreen(hasPassword: true, problems: [FieldProblem("Wrong.", field: "current")])
        .screen(in: language, token: "token"),
      SessionsScreen([session, other], current: "one").screen(in: language, token: "token"),
      IdentitiesScreen(person.identities, ways: ways).screen(in: language, token: "token"),
      IdentitiesScreen([], ways: []).screen(in: language, token: "token"),
    ]
  }

  private static func office(in language: Language) -> [Screen] {
    let invited = PeopleScreen.Invited(
      hash: "hash", email: "new@b.example",
      membership: Membership(owner: "ks", role: .countyAdviser, county: "18"),
      expires: Timestamp(1_800_500_000))
    var closed = person
    closed.closed = Timestamp(1_800_200_000)
    var typed = RoleFormScreen.Typed()
    typed.role = "editor"
    var log = LogScreen(owner: "ks", entries: entries, people: [("kari", "Kari")], check: .whole)
    log.action = .signedIn
    log.person = "kari"
    log.older = 3
    var settings: OwnerSettingsScreen?
    if let owner = Owner(id: "ks", name: LocalizedText(same: "KS")) {
      settings = OwnerSettingsScreen(owner)
      settings?.problems = [FieldProblem("Write it.", field: "name-nb")]
    }
    return [
      PeopleScreen(owner: "ks", accounts: [person, closed], invitations: [invited])
        .screen(in: language, token: "token"),
      PeopleScreen(owner: "ks", accounts: [person], invitations: [])
        .screen(in: language, token: "token"),
      RoleFormScreen(
        owner: "ks", typed: typed, problems: [FieldProblem("Choose.", field: "role")]
      ).screen(in: language, token: "token"),
      OnceScreen(
        isInvitation: true, address: "https://a.example/invitation/KEY", email: "a@b.example",
        way: "/o/ks/accounts"
      ).screen(in: language),
      PersonScreen(owner: "ks", account: person, isSelf: false)
        .screen(in: language, token: "token"),
      PersonScreen(owner: "ks", account: closed, isSelf: true)
        .screen(in: language, token: "token"),
      EraseScreen(owner: "ks", account: person, problems: [FieldProblem("Tick.", field: "sure")])
        .screen(in: language, token: "token"),
      log.screen(in: language),
      LogScreen(owner: "ks", entries: [], people: [], check: .altered(7)).screen(in: language),
    ] + [settings?.screen(in: language, token: "token")].compactMap { $0 }
  }

  private static let entries: [AuditEntry] = {
    var seal = AuditChain.Seal.beginning
    let who: [AuditEvent.Who] = [.account("kari"), .account("gone"), .link("l1"), .system, .nobody]
    return who.map { who in
      let object = AuditEvent.Object("account", "kari")
      let event = AuditEvent(
        owner: "ks", who: who, action: .signedIn, object: object, time: Timestamp(1_800_000_000))
      let entry = AuditChain.entry(event, after: seal)
      seal = entry.seal
      return entry
    }
  }()
}
