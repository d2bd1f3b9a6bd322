/// An address that mail can be sent to: `name@host`, in the plain form that every server takes.
///
/// Letters outside ASCII, quoted names, comments and line breaks are not taken (RFC 5321, 4.1.2, without
/// `Quoted-string` and address literals), so that an address can stand in a header as it is.
public struct EmailAddress: Hashable, Sendable, LosslessStringConvertible {
  /// What stands before the `@`, as written.
  public let name: String
  /// The host, in small letters.
  public let host: String

  /// Reads an address; blanks round it are left out.
  ///
  /// - Parameter text: `name@host`.
  public init?(_ text: String) {
    var trimmed = Substring(text)
    while trimmed.first == " " || trimmed.first == "\t" { trimmed.removeFirst() }
    while trimmed.last == " " || trimmed.last == "\t" { trimmed.removeLast() }
    let sides = trimmed.split(separator: "@", omittingEmptySubsequences: false)
    guard sides.count == 2, trimmed.utf8.count <= 254, EmailAddress.isName(sides[0]),
      EmailAddress.isHost(sides[1])
    else { return nil }
    name = String(sides[0])
    host = sides[1].lowercased()
  }

  /// `name@host`.
  public var description: String { "\(name)@\(host)" }

  /// What two addresses share that reach the same mailbox: no server in use tells capitals apart.
  public var key: String { description.lowercased() }

  /// Names of mailboxes that belong to a function and not to a person.
  static let roleNames: Set<String> = [
    "postmottak", "post", "epost", "e-post", "firmapost", "postkasse", "servicetorg",
    "servicetorget", "servicekontor", "servicekontoret", "innbyggertorg", "innbyggertorget",
    "innbyggartorg", "innbyggartorget", "innbyggerservice", "innbyggarservice", "sentralbord",
    "sentralbordet", "resepsjon", "resepsjonen", "dokumentsenter", "dokumentsenteret", "arkiv",
    "arkivet", "politisksekretariat", "formannskapet", "ordforer", "radmann", "radmannen",
    "kommunedirektor", "kommunedirektoren", "plan", "miljo", "okonomi", "naering", "barekraft",
    "berekraft", "kommunikasjon", "informasjon", "info", "mail", "kontakt", "kontor", "contact",
    "office", "hello", "admin", "administration", "reception", "secretariat", "sekretariat",
  ]

  /// Whether the mailbox belongs to a function, such as `postmottak@`: preferred, as it outlives persons.
  ///
  /// Known by the first word of its name, or by a name that is also that of the host
  /// (`nes@nes.example`). An address that is not known for one counts as a person's.
  public var isRole: Bool {
    let small = name.lowercased()
    let words = small.split { ".-_+".contains($0) }
    if let first = words.first,
      EmailAddress.roleNames.contains(small) || EmailAddress.roleNames.contains(String(first))
    {
      return true
    }
    // "post-nes" and "postnes", "postmottaknes".
    if small.hasPrefix("postmottak") { return true }
    let labels = host.split(separator: ".")
    return labels.contains(Substring(small)) && labels.count > 1
  }

  private static func isName(_ text: Substring) -> Bool {
    guard (1...64).contains(text.utf8.count) else { return false }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { isLetterOrDigit($0) || signs.contains($0) }
    }
  }

  private static func isHost(_ text: Substring) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count > 1, text.utf8.count <= 253 else { return false }
    let areLabels = labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.utf8.first != 0x2D && label.utf8.last != 0x2D
        && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == 0x2D }
    }
    // A last part of digits would be an address of numbers.
    return areLabels && labels.last?.utf8.contains { !(0x30...0x39).contains($0) } ?? false
  }

  private static let signs = Set("!#$%&'*+-/=?^_`{|}~".utf8)

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

extension EmailAddress: Codable {
  /// Reads `name@host`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let address = EmailAddress(text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: text)
    }
    self = address
  }

  /// Writes `name@host`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
