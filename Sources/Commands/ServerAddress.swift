import ArgumentParser
import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What addresses of servers must be like on the command line.
enum ServerAddress {
  /// Refuses what is not scheme, host and port alone: links are made by putting a path behind it.
  static func check(origin: String) throws {
    let parts = URLComponents(string: origin)
    let isOrigin =
      parts.map {
        ["http", "https"].contains($0.scheme) && !($0.host ?? "").isEmpty && $0.path.isEmpty
          && $0.query == nil && $0.fragment == nil && $0.user == nil
      } ?? false
    if !isOrigin {
      throw ValidationError(
        "--origin is an address such as https://survey.example.org, without a path, not \(origin).")
    }
  }

  /// Refuses addresses of databases that there is no driver for; a path has no scheme.
  static func check(database: String) throws {
    guard let end = database.range(of: "://")?.lowerBound else { return }
    if !["postgres", "postgresql"].contains(database[..<end]) {
      throw ValidationError(
        "--database is a file or an address such as postgres://host/samstemt, not \(database).")
    }
  }

  /// Whether it is an IP address, as a connection has it.
  static func isNumeric(_ address: String) -> Bool {
    var four = in_addr()
    var six = in6_addr()
    return inet_pton(AF_INET, address, &four) == 1 || inet_pton(AF_INET6, address, &six) == 1
  }
}
