import Fieldwork
import Foundation
import Mail
import Measures
import Records

extension LetterCarrier {
  /// What came of mail that came back.
  public struct BounceCount: Hashable, Sendable {
    /// How many messages were reports on mail of ours.
    public var reports = 0
    /// How many contacts were marked.
    public var marked = 0
    /// How many were written by machines and need no reader.
    public var automatic = 0
    /// How many somebody should read.
    public var others = 0

    /// Nothing yet.
    public init() {}
  }

  /// Reads what lies in the folder of the settings, and takes it away.
  func pickUpBounces() async throws {
    guard let folder = settings.bounces else { return }
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    where !name.hasPrefix(".") {
      let path = folder + "/" + name
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
        let data = manager.contents(atPath: path)
      else { continue }
      var count = BounceCount()
      try await ground.takeBounce(Array(data), into: &count)
      // What a person should read stays, out of the way.
      if count.others > 0 {
        try? manager.createDirectory(
          atPath: folder + "/to-read", withIntermediateDirectories: true)
        try? manager.moveItem(atPath: path, toPath: folder + "/to-read/" + name)
      } else {
        try? manager.removeItem(atPath: path)
      }
    }
  }
}

extension Ground {
  /// Reads one mail that came back, and marks the contacts whose address is no good.
  ///
  /// - Parameters:
  ///   - bytes: the mail as the server keeps it.
  ///   - count: what came of it.
  public func takeBounce(
    _ bytes: [UInt8], into count: inout LetterCarrier.BounceCount
  ) async throws {
    switch IncomingMail.read(bytes) {
    case .automaticReply: count.automatic += 1
    case .other: count.others += 1
    case .report(let report):
      let store = database.fieldwork
      // Anybody can write a report to the return address. Only whoever got our message knows its id.
      guard let message = report.message,
        let sent = try await store.letter(message: message.description)
      else {
        count.others += 1
        return
      }
      count.reports += 1
      for recipient in report.recipients where recipient.failure == .permanent {
        count.marked += try await mark(sent.letter, of: sent.owner, recipient)
      }
    }
  }

  /// Marks the contact that a message was sent to, also where the mail was sent on to another address before
  /// it came back.
  private func mark(
    _ letter: Letter, of owner: String, _ recipient: DeliveryReport.Recipient
  ) async throws -> Int {
    let store = database.fieldwork
    let found = try await store.contacts(at: letter.address).filter {
      $0.owner == owner && $0.campaign == letter.campaign && $0.contact.id == letter.contact
    }
    var marked = 0
    for item in found where item.contact.isUsable {
      try await store.change(
        contact: item.contact.id, in: item.campaign, of: item.owner,
        .bounced(reason: recipient.words), by: Person(id: "samstemt"), at: now)
      marked += 1
    }
    return marked
  }
}
