/// What a form sent: fields in the order they were sent, a name as often as it was filled in.
struct FormFields: Equatable, Sendable {
  /// One field as it was sent.
  struct Field: Equatable, Sendable {
    let name: String
    let value: String
  }

  /// The most that one form may send.
  ///
  /// What is more is refused before it is taken apart.
  struct Limits: Sendable {
    /// Bytes of the whole body.
    var bytes = 1 << 20
    /// Fields and files.
    var fields = 2000
    /// Bytes of a name.
    var name = 256
    /// Bytes of a file; the body may be as large as this and the other limit together.
    var file = 10 << 20
  }

  /// Why a body is no form.
  enum Refusal: Error, Equatable {
    /// It is larger than the limit.
    case tooLarge
    /// It has more fields than the limit.
    case tooManyFields
    /// It is not written as a form is.
    case malformed
  }

  /// The fields in order, files left out.
  var fields: [Field] = []
  /// The files in order.
  var files: [FormFile] = []

  /// The value of a field; the first where it was sent several times, nil where it was not sent.
  subscript(name: String) -> String? {
    fields.first { $0.name == name }?.value
  }

  /// All values of a field, in order.
  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }
}

/// A file that a form sent.
struct FormFile: Equatable, Sendable {
  /// The name of the field.
  let field: String
  /// The file's name as the sender has it: words to show, never a path to write to.
  let name: String
  /// The media type as the sender has it, in small letters; empty where it says none.
  let type: String
  /// What it holds.
  let bytes: [UInt8]
}

extension FormFields {
  /// Reads a body of the type `application/x-www-form-urlencoded`.
  ///
  /// Method: the URL Standard, 5.1, with strict percent signs and strict UTF-8: what a browser never
  /// sends is refused rather than guessed at.
  ///
  /// - Parameters:
  ///   - body: the whole body.
  ///   - limits: the most that is taken.
  init(urlEncoded body: [UInt8], limits: Limits = Limits()) throws(Refusal) {
    guard body.count <= limits.bytes else { throw .tooLarge }
    for pair in body.split(separator: UInt8(ascii: "&")) {
      guard fields.count < limits.fields else { throw .tooManyFields }
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Self.decoded(parts[0])
      guard name.utf8.count <= limits.name else { throw .malformed }
      fields.append(Field(name: name, value: parts.count > 1 ? try Self.decoded(parts[1]) : ""))
    }
  }

  private static func decoded(_ bytes: ArraySlice<UInt8>) throws(Refusal) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): result.append(0x20)
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hexadecimal),
          let low = rest.popFirst().flatMap(hexadecimal)
        else { throw .malformed }
        result.append(high << 4 | low)
      default: result.append(byte)
      }
    }
    return try text(result)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// Text as it is kept: UTF-8 without zero bytes, which databases do not take, and with line ends LF.
  static func text(_ bytes: [UInt8]) throws(Refusal) -> String {
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed
    }
    return text.replacing("\r\n", with: "\n")
  }
}
