import FoundationEssentials

/// Something that mail can be handed to.
///
/// It waits until the mail is taken or refused. A server calls it from a thread of its own.
public protocol MailCarrier {
  /// Hands over one mail.
  ///
  /// - Parameter message: the mail.
  /// - Returns: what became of it.
  func send(_ message: MailMessage) -> DeliveryResult
}

/// A dry run: every mail becomes a file, and none is sent.
public struct MailFolder: MailCarrier, Sendable {
  /// The folder.
  public let path: String

  /// A dry run into a folder.
  ///
  /// - Parameter path: the folder, which must be there.
  public init(_ path: String) {
    self.path = path
  }

  /// The name of the file that a mail becomes: its id, so that the same mail overwrites itself.
  ///
  /// - Parameter message: the mail.
  /// - Returns: the name, ending in `.eml`.
  public func fileName(of message: MailMessage) -> String {
    let safe = message.id.description.utf8.map { byte -> UInt8 in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-_.@".utf8.contains(byte)
      return isPlain ? byte : UInt8(ascii: "_")
    }
    return String(decoding: safe, as: UTF8.self) + ".eml"
  }

  /// Writes one mail.
  public func send(_ message: MailMessage) -> DeliveryResult {
    let file = "\(path)/\(fileName(of: message))"
    do {
      // It holds a link that opens a response: nobody but its owner reads it.
      let manager = FileManager.default
      let part = file + ".part"
      try? manager.removeItem(atPath: part)
      guard
        manager.createFile(
          atPath: part, contents: Data(message.bytes()), attributes: [.posixPermissions: 0o600])
      else { return .notReached(MailFailure(.disk, file)) }
      try? manager.removeItem(atPath: file)
      try manager.moveItem(atPath: part, toPath: file)
      return .accepted(ServerReply(code: 250, text: file, stage: .content))
    } catch {
      return .notReached(MailFailure(.disk, file))
    }
  }
}
