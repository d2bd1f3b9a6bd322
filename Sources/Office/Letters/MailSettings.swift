import Fieldwork
import Foundation
public import Mail
public import Problems
import Yams

/// Where a server's mail goes, and where what comes back is picked up.
public struct MailSettings: Sendable {
  /// Where it goes.
  public enum Way: Sendable {
    /// To a mail server.
    case server(MailServer)
    /// Into files of a folder: a dry run.
    case folder(String)
  }

  /// Where it goes.
  public let way: Way
  /// The folder that mail that came back is put into, one message in each file; none is read where nil.
  public let bounces: String?

  /// Where mail goes.
  ///
  /// - Parameters:
  ///   - way: where it goes.
  ///   - bounces: the folder that mail that came back is put into.
  public init(_ way: Way, bounces: String? = nil) {
    self.way = way
    self.bounces = bounces
  }

  /// What mail is handed to.
  @Sendable func makeCarrier() -> any MailCarrier {
    switch way {
    case .server(let server): SMTPConnection(server)
    case .folder(let path): MailFolder(path)
    }
  }

  /// A dry run into a folder, which is made where it is missing.
  ///
  /// - Parameter path: the folder.
  /// - Throws: `InputRefused` where it cannot be made.
  public static func dryRun(_ path: String) throws(InputRefused) -> MailSettings {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        // The links in them open responses.
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw InputRefused([Problem("server.folder-unwritable", at: Place(path))])
    }
    return MailSettings(.folder(path))
  }

  /// Settings as a file says them.
  ///
  /// - Parameter path: the file, in YAML.
  /// - Throws: `InputRefused` with everything that is wrong in it.
  public static func read(_ path: String) throws(InputRefused) -> MailSettings {
    guard let data = FileManager.default.contents(atPath: path), data.count < 1 << 16 else {
      throw InputRefused([Problem("mail.file", at: Place(path))])
    }
    let loaded = try? Yams.load(yaml: String(decoding: data, as: UTF8.self))
    guard let values = loaded as? [String: Any] else {
      throw InputRefused([Problem("mail.file", at: Place(path))])
    }
    return try MailSettingsReader(path: path, values: values).settings()
  }
}

/// Reads settings out of the values of a file.
private struct MailSettingsReader {
  let path: String
  let values: [String: Any]

  static let keys = [
    "host", "port", "security", "user", "password-file", "return-address", "own-name",
    "certificate-file", "bounces",
  ]

  private func text(_ key: String) -> String? { values[key].map { "\($0)" } }

  func settings() throws(InputRefused) -> MailSettings {
    var log = ProblemLog()
    func wrong(_ key: String) {
      log.error("mail.setting", at: Place(path, cell: key), ["found": text(key) ?? ""])
    }
    for key in values.keys.sorted() where !Self.keys.contains(key) {
      log.error(
        "mail.unknown-setting", at: Place(path, cell: key),
        ["found": key, "allowed": Self.keys.joined(separator: ", ")])
    }
    let host = text("host") ?? ""
    if host.isBlank { wrong("host") }
    let port = text("port").map { Int($0) }
    if let port, port.map({ !(1...65535).contains($0) }) ?? true { wrong("port") }
    let security = text("security").map { MailServer.Security(rawValue: $0) } ?? .startTLS
    if security == nil { wrong("security") }
    if security == MailServer.Security.none, !host.isBlank, !MailServer.isThisMachine(host) {
      log.error("mail.not-encrypted", at: Place(path, cell: "security"), ["host": host])
    }
    let returnAddress = text("return-address").map { EmailAddress($0) }
    if let returnAddress, returnAddress == nil { wrong("return-address") }
    var account: MailServer.Account?
    if let user = text("user") {
      let file = text("password-file") ?? ""
      if let data = FileManager.default.contents(atPath: beside(file)) {
        let password = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
        account = MailServer.Account(name: user, password: password.first.map(String.init) ?? "")
      } else {
        wrong("password-file")
      }
    }
    if log.errorCount > 0 { throw InputRefused(log.problems) }
    return MailSettings(
      .server(
        MailServer(
          host: host, port: port ?? nil, security: security ?? .startTLS, account: account,
          returnAddress: returnAddress ?? nil, ownName: text("own-name") ?? "localhost",
          certificateFile: text("certificate-file").map(beside))),
      bounces: text("bounces").map(beside))
  }

  /// A path as seen from the file.
  private func beside(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    let folder = self.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return folder.isEmpty ? path : folder.joined(separator: "/") + "/" + path
  }
}
