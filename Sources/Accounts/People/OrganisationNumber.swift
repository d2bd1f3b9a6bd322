/// A number of the Norwegian register of organisations: nine digits, the last one a check by modulus 11.
///
/// The first digit says nothing, so it is not looked at.
public struct OrganisationNumber: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The nine digits.
  public let digits: String

  /// Reads a number.
  ///
  /// - Parameter text: nine digits, with or without blanks, or the form of ISO 6523 with `0192:`. Nil comes
  ///   back where the digits or the check are wrong.
  public init?(_ text: String) {
    let bare = text.hasPrefix("0192:") ? text.dropFirst(5) : Substring(text)
    let digits = bare.filter { $0 != " " && $0 != "\u{A0}" }
    let numbers = digits.utf8.map { Int($0) - 0x30 }
    guard numbers.count == 9, numbers.allSatisfy((0...9).contains) else { return nil }
    let sum = zip(numbers, [3, 2, 7, 6, 5, 4, 3, 2]).reduce(0) { $0 + $1.0 * $1.1 }
    // A remainder of 1 would ask for the digit 10, so such numbers are not given.
    guard (11 - sum % 11) % 11 == numbers[8] else { return nil }
    self.digits = String(digits)
  }

  /// Reads a number from where it was kept.
  ///
  /// - Parameter decoder: gives the digits.
  /// - Throws: where they are no number.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let number = OrganisationNumber(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no organisation number")
    }
    self = number
  }

  /// Keeps the digits.
  ///
  /// - Parameter encoder: takes the digits.
  /// - Throws: where they cannot be kept.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }

  /// The number as it is printed: `958 935 420`, with blanks that do not break.
  public var description: String {
    let parts = [digits.prefix(3), digits.dropFirst(3).prefix(3), digits.suffix(3)]
    return parts.joined(separator: "\u{A0}")
  }

  /// The number as identity providers write it (ISO 6523): `0192:958935420`.
  public var identifier: String { "0192:\(digits)" }
}
