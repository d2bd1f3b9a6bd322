public import Fieldwork

/// What a mail that came back to the sender's address is.
public enum IncomingMail: Hashable, Sendable {
  /// A report on mail that was, or was not, delivered.
  case report(DeliveryReport)
  /// Written by a machine, such as a holiday reply: nobody needs to read it.
  case automaticReply
  /// Anything else: somebody should read it.
  case other

  /// Reads a mail.
  ///
  /// - Parameter bytes: the mail as the server keeps it, header and body.
  /// - Returns: what it is; `other` where it cannot be understood.
  public static func read(_ bytes: [UInt8]) -> IncomingMail {
    guard bytes.count <= MIMEPart.largest else { return .other }
    let mail = MIMEPart(bytes[...])
    if let report = DeliveryReport(mail) { return .report(report) }
    let submitted = mail.field("auto-submitted")?.lowercased() ?? "no"
    let precedence = mail.field("precedence")?.lowercased() ?? ""
    let isAutomatic =
      !submitted.hasPrefix("no") || ["auto_reply", "junk"].contains(precedence)
      || mail.field("x-autoreply") != nil || mail.field("x-autorespond") != nil
    return isAutomatic ? .automaticReply : .other
  }
}

/// A delivery status notification (RFC 3464).
public struct DeliveryReport: Hashable, Sendable {
  /// What is said of each recipient, in order.
  public let recipients: [Recipient]
  /// The id of the mail that it speaks of, where the report holds it.
  public let message: MessageID?

  /// What is said of one recipient.
  public struct Recipient: Hashable, Sendable {
    /// The address that the mail was sent to.
    public let address: EmailAddress
    /// What was done.
    public let action: Action
    /// The code of RFC 3463.
    public let status: MailStatus?
    /// What the receiving server said.
    public let words: String

    /// How lasting a failure is; nil where the mail was delivered or is still being tried.
    public var failure: MailStatus.Failure? {
      action == .failed ? status.map { $0.failure ?? .permanent } ?? .permanent : nil
    }
  }

  /// What was done for a recipient.
  public enum Action: String, Hashable, Sendable, Codable {
    /// It was given up.
    case failed
    /// It is still being tried.
    case delayed
    /// It was delivered.
    case delivered
    /// It was handed to a server that sends no reports.
    case relayed
    /// It was handed on to several.
    case expanded
  }

  init?(_ mail: MIMEPart) {
    let leaves = mail.leaves()
    guard let report = leaves.first(where: { $0.type.hasPrefix("message/delivery-status") }) else {
      return nil
    }
    // One group of fields on the mail, then one for each recipient, with blank lines between them.
    var recipients: [Recipient] = []
    for group in DeliveryReport.groups(report.content) {
      if let recipient = Recipient(group), recipients.count < 1000 { recipients.append(recipient) }
    }
    guard !recipients.isEmpty else { return nil }
    self.recipients = recipients
    let returned = leaves.first {
      $0.type == "message/rfc822" || $0.type == "text/rfc822-headers"
        || $0.type == "message/global"
    }
    message = returned.map { MIMEPart($0.content[...]) }?.field("message-id").flatMap {
      MessageID(MIMEPart.trimmed($0))
    }
  }

  private static func groups(_ bytes: [UInt8]) -> [MIMEPart] {
    var groups: [MIMEPart] = []
    var rest = bytes[...]
    while !rest.isEmpty, groups.count < 1001 {
      let group = MIMEPart(rest)
      if !group.fields.isEmpty { groups.append(group) }
      rest = group.body
    }
    return groups
  }
}

extension DeliveryReport.Recipient {
  fileprivate init?(_ group: MIMEPart) {
    // The original address is the one that we know; the final one may be where it was sent on to.
    let named = ["original-recipient", "final-recipient"].compactMap { name in
      group.field(name).flatMap { value -> EmailAddress? in
        let sides = value.split(separator: ";", maxSplits: 1)
        let text = MIMEPart.trimmed(String(sides.last ?? ""))
        return EmailAddress(text.filter { $0 != "<" && $0 != ">" })
      }
    }
    guard let address = named.first,
      let action = group.field("action").flatMap({
        DeliveryReport.Action(rawValue: String($0.lowercased().prefix { $0.isLetter }))
      })
    else { return nil }
    self.address = address
    self.action = action
    status = group.field("status").flatMap { value in
      value.split(separator: " ").first.flatMap { MailStatus(String($0)) }
    }
    let code = group.field("diagnostic-code") ?? ""
    words = String(MailHeader.clean(code).prefix(500))
  }
}
