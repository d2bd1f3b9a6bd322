/// Accounts: signing in and out, one's own account, and the accounts of an organisation.
enum AccountRoutes {
  static let all: [Route] = start + signIn + providers + keys + own + people + owner
}
