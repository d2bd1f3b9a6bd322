import Fieldwork
public import Measures

/// One mail to one recipient.
public struct MailMessage: Hashable, Sendable, Codable {
  /// The unique id without angle brackets, such as `abc123@vsr.example`.
  public let id: MessageID
  /// When it is sent.
  public let date: Moment
  /// Whom it comes from.
  public let from: Mailbox
  /// Where replies go, where it is elsewhere.
  public let replyTo: Mailbox?
  /// Whom it goes to.
  public let to: Mailbox
  /// The subject, in any letters.
  public let subject: String
  /// The text for all readers.
  public let text: String
  /// The same as HTML, where it is sent too.
  public let html: String?
  /// Files that come with it.
  public let attachments: [Attachment]
  /// An address at which one click ends further mail (RFC 8058), where there is one.
  public let unsubscribe: String?
  /// The language of the text, as a tag of BCP 47.
  public let language: String?

  /// A file that comes with a mail.
  public struct Attachment: Hashable, Sendable, Codable {
    /// The file's name, in any letters.
    public let name: String
    /// Its media type, such as `application/pdf`.
    public let mediaType: String
    /// Its bytes.
    public let bytes: [UInt8]

    /// A file.
    ///
    /// - Parameters:
    ///   - name: the file's name.
    ///   - mediaType: its media type; `application/octet-stream` where it is not written as one.
    ///   - bytes: its bytes.
    public init(name: String, mediaType: String, bytes: [UInt8]) {
      self.name = name
      self.mediaType = mediaType
      self.bytes = bytes
    }
  }

  /// A mail.
  ///
  /// - Parameters:
  ///   - id: the unique id; the same when the mail is tried again.
  ///   - date: when it is sent.
  ///   - from: whom it comes from.
  ///   - replyTo: where replies go.
  ///   - to: whom it goes to.
  ///   - subject: the subject.
  ///   - text: the text for all readers.
  ///   - html: the same as HTML.
  ///   - attachments: files.
  ///   - unsubscribe: an `https` address at which one click ends further mail.
  ///   - language: the language of the text.
  public init(
    id: MessageID, date: Moment, from: Mailbox, replyTo: Mailbox? = nil, to: Mailbox,
    subject: String, text: String, html: String? = nil, attachments: [Attachment] = [],
    unsubscribe: String? = nil, language: String? = nil
  ) {
    self.id = id
    self.date = date
    self.from = from
    self.replyTo = replyTo
    self.to = to
    self.subject = subject
    self.text = text
    self.html = html
    self.attachments = attachments
    self.unsubscribe = unsubscribe
    self.language = language
  }
}

/// The unique id of a message: by it a bounce tells which message came back.
public struct MessageID: Hashable, Sendable, LosslessStringConvertible {
  /// `letters-and-digits@host`.
  public let description: String

  /// Reads an id, with or without angle brackets.
  ///
  /// - Parameter text: the id.
  /// - Returns: nil where it is no id that can stand in a header.
  public init?(_ text: String) {
    var inner = Substring(text)
    if inner.first == "<", inner.last == ">" { inner = inner.dropFirst().dropLast() }
    guard EmailAddress(String(inner)) != nil else { return nil }
    description = String(inner)
  }

  /// An id of random bytes.
  ///
  /// - Parameters:
  ///   - random: at least 12 random bytes.
  ///   - host: the host of the sender's address.
  /// - Returns: nil where there are too few bytes or the host is none.
  public init?(random: [UInt8], host: String) {
    guard random.count >= 12, random.count <= 32 else { return nil }
    let digits = random.map { byte in
      let text = String(byte, radix: 16)
      return text.utf8.count < 2 ? "0" + text : text
    }.joined()
    self.init("\(digits)@\(host)")
  }
}

extension MessageID: Codable {
  /// Reads the id.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let id = MessageID(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = id
  }

  /// Writes the id.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
