import Accounts
import Foundation
import Office
import OfficeFixture
import Records

@testable import Web

/// Somebody's browser: it keeps a cookie and sends forms as a page of ours would.
struct Browser {
  let served: ServedOffice
  let secret: SecretToken?
  let kind: SessionCookie.Kind

  /// A browser that is signed in with a role of an owner.
  static func signedIn(
    _ role: Role, of owner: String = "ks", unit: String? = nil, county: String? = nil,
    to served: ServedOffice
  ) async throws -> Browser {
    let id = "\(role.rawValue)-\(owner)"
    let small = served.small
    if try await small.database.accounts.account(id) == nil {
      try await small.database.accounts.add(
        Account(
          id: id, name: "Kari \(role.rawValue)", email: "\(id)@ks.example", language: "nb",
          memberships: [Membership(owner: owner, role: role, county: county, unit: unit)],
          made: Timestamp(1_790_000_000)))
    }
    let secret = try await small.office.accounts.begin(id, assurance: .twoFactors)
    return Browser(served: served, secret: secret, kind: .session)
  }

  /// A browser of nobody in particular.
  static func visitor(_ served: ServedOffice, secret: SecretToken? = nil) -> Browser {
    Browser(served: served, secret: secret, kind: .visitor)
  }

  private var fields: [String: String] {
    secret.map { ["Cookie": "\(SessionCookie(kind, isSecure: false).name)=\($0.text)"] } ?? [:]
  }

  func get(_ path: String) async throws -> RawRequest.Answer {
    try await served.ask("GET", path, fields)
  }

  func post(
    _ path: String, _ values: [(String, String)] = [], from address: String? = nil,
    accept: String? = nil
  ) async throws -> RawRequest.Answer {
    var form = values
    if let secret { form.append(("form", FormToken.text(for: secret, from: .system))) }
    var fields = fields
    if let address { fields["X-Forwarded-For"] = address }
    if let accept { fields["Accept"] = accept }
    let body = form.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
    return try await served.ask("POST", path, fields, body: body)
  }

  private static func escaped(_ text: String) -> String {
    text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
  }
}
