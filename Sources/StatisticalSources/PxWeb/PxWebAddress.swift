/// Addresses with parts that are escaped where they must be (RFC 3986).
enum AddressText {
  /// A part of a path or a value of a query.
  ///
  /// - Parameter text: any text.
  /// - Returns: the text with everything but letters, digits and `-._~` written in per cent.
  static func escape(_ text: String) -> String {
    var result = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.utf8.count < 2 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }

  /// An address with a query.
  ///
  /// - Parameters:
  ///   - address: without a query.
  ///   - values: names and values in order; those without a value are left out.
  /// - Returns: the whole address.
  static func with(_ address: String, _ values: [(name: String, value: String?)]) -> String {
    let query = values.compactMap { pair in
      pair.value.map { "\(escapeName(pair.name))=\(escape($0))" }
    }
    return query.isEmpty ? address : "\(address)?\(query.joined(separator: "&"))"
  }

  /// A name of a query: `codelist[Region]` keeps its brackets, as PxWeb's own addresses do.
  private static func escapeName(_ name: String) -> String {
    name.split(separator: "[", omittingEmptySubsequences: false).map { part in
      part.hasSuffix("]") ? escape(String(part.dropLast())) + "]" : escape(String(part))
    }.joined(separator: "[")
  }

  /// An address without slashes at its end.
  static func base(_ address: String) -> String {
    var address = address
    while address.hasSuffix("/") { address.removeLast() }
    return address
  }
}
