import CSodium
public import Fieldwork
import Foundation
public import Mail
public import Problems

/// The keys that personal links are hashed, links to end reminders are signed and waiting messages are sealed with.
///
/// They are made of one secret in a file beside the database, so that a copy of the database alone opens
/// nothing.
public struct ServerKeys: Sendable {
  /// Hashes the tokens of personal links.
  public let links: LinkKey
  /// Signs the links that end reminders.
  public let unsubscribe: UnsubscribeKey
  /// Hashes where submissions to open calls come from.
  let places: PlaceKey
  /// Seals messages while they wait.
  public let messages: MessageSeal
  /// What the secret is known again by, without telling anything of it: 64 hexadecimal digits.
  let fingerprint: String
  /// Makes the tokens of links that accounts have for themselves.
  private let ownLinks: [UInt8]

  /// Keys made of a secret.
  ///
  /// - Parameter secret: 32 random bytes.
  /// - Returns: nil where it is not 32 bytes.
  public init?(secret: [UInt8]) {
    guard secret.count == 32,
      let links = LinkKey(ServerKeys.derive(secret, "links")),
      let unsubscribe = UnsubscribeKey(ServerKeys.derive(secret, "unsubscribe")),
      let messages = MessageSeal(ServerKeys.derive(secret, "messages"))
    else { return nil }
    self.links = links
    self.unsubscribe = unsubscribe
    places = PlaceKey(ServerKeys.derive(secret, "places"))
    self.messages = messages
    fingerprint = ServerKeys.derive(secret, "fingerprint").map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    ownLinks = ServerKeys.derive(secret, "own links")
  }

  /// The token of a link that an account has for itself: the same each time, though it is kept nowhere.
  ///
  /// - Parameter link: the id of the link, which is made anew at random for each.
  func token(ofOwnLink link: String) -> LinkToken? {
    var bytes = [UInt8](repeating: 0, count: LinkToken.fewestBytes)
    let id = Array(link.utf8)
    crypto_generichash(&bytes, bytes.count, id, UInt64(id.count), ownLinks, ownLinks.count)
    return LinkToken(random: bytes)
  }

  /// Where the secret of a folder lies.
  static func path(in folder: String) -> String { folder + "/secret.key" }

  private static func derive(_ secret: [UInt8], _ use: String) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: 32)
    let use = Array("samstemt \(use) v1".utf8)
    crypto_generichash(&key, key.count, use, UInt64(use.count), secret, secret.count)
    return key
  }

  /// The keys of a folder: the secret is made the first time, readable by its owner alone.
  ///
  /// - Parameters:
  ///   - folder: the folder that holds `secret.key`; it is made where it is missing.
  ///   - random: makes random bytes.
  /// - Throws: `InputRefused` where the file cannot be read, written, or is not a secret.
  public static func ofFolder(
    _ folder: String, random: (Int) -> [UInt8]
  ) throws(InputRefused) -> ServerKeys {
    let path = path(in: folder)
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        // Only the one who runs the server reads what lies there, and reaches its socket.
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw InputRefused([Problem("server.folder-unwritable", at: Place(folder))])
    }
    let new = random(32)
    // Made only where there is none: two servers that begin at once end up with the same secret.
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 {
      let written = new.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      let isKept = written == new.count && fsync(file) == 0
      close(file)
      guard isKept else {
        unlink(path)
        throw InputRefused([Problem("server.folder-unwritable", at: Place(folder))])
      }
    } else if errno != EEXIST {
      throw InputRefused([Problem("server.folder-unwritable", at: Place(folder))])
    }
    guard let secret = FileManager.default.contents(atPath: path),
      let keys = ServerKeys(secret: Array(secret))
    else { throw InputRefused([Problem("server.key-unreadable", at: Place(path))]) }
    return keys
  }
}
