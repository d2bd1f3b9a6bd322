import Accounts
import Office

/// Signing out.
enum AccountRoutes {
  static let all: [Route] = [
    .post("/sign-out", .may(.accountOwn, on: .account)) { call in
      if let secret = call.secret { try await call.office.accounts.signOut(secret) }
      let cookie = SessionCookie(.session, isSecure: call.office.ground.settings.isSecure)
      return .cookie(cookie.removing, .seeOther("/sign-in"))
    }
  ]
}
