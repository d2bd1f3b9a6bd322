import Accounts
import Foundation
import TestSupport
import Testing

@testable import Web

/// A permission that nothing asks for promises something that nobody can do.
struct PermissionsInUseTests {
  @Test(arguments: Permission.allCases)
  func `every permission is asked for by a route or a page`(permission: Permission) throws {
    let isOfRoute = RouteTable.all.contains { route in
      if case .may(permission, _) = route.access { true } else { false }
    }
    let asking = try Regex("(may|mayHere|decide)\\([^()]*\\.\(permission)\\b")
    let isOfPage = try PackageRoot.files(under: "Sources/Web", ending: ".swift").contains {
      try PackageRoot.read($0).contains(asking)
    }
    #expect(isOfRoute || isOfPage, "nothing asks for \(permission.rawValue)")
  }

  @Test(arguments: Role.allCases.filter(\.isAssignable))
  func `every role that can be given lets its holder do something`(role: Role) {
    let rules = Authorisation.table.filter { $0.grantee == .role(role) }
    #expect(rules.contains { $0.permission == .reportRead })
    let alone: [Role] = [.reader]
    #expect(rules.count > 1 || alone.contains(role), "\(role)")
  }
}
