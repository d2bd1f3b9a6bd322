/// Finds aliases in keys before a YAML file is parsed.
///
/// A parser compares the keys of an object by all that stands in them. A key made from aliases of aliases
/// can hold more than there is time to compare, however small its file. The keys of a review's files are
/// plain words, so an alias in a key, or a list or an object as a key beside aliases, is refused.
struct AliasedKey {
  private let bytes: [UInt8]
  private let anchors: Set<[UInt8]>

  /// Looks through a text.
  ///
  /// - Parameter text: the YAML.
  /// - Returns: the line of the first such key from 1, or nil.
  static func line(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.contains(ampersand), bytes.contains(star) else { return nil }
    return AliasedKey(bytes).line
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    anchors = Set(AliasedKey.names(after: AliasedKey.ampersand, in: bytes).map { Array(bytes[$0]) })
  }

  private var line: Int? {
    let aliases = AliasedKey.names(after: AliasedKey.star, in: bytes)
      .filter { anchors.contains(Array(bytes[$0])) }
    guard !aliases.isEmpty else { return nil }
    let direct = aliases.first { isKey(endingAt: $0.upperBound) }?.lowerBound
    let collection = bytes.indices.first { index in
      switch bytes[index] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"): isKey(endingAt: index + 1)
      case UInt8(ascii: "?"): AliasedKey.isStart(index, in: bytes) && isBlank(index + 1)
      default: false
      }
    }
    guard let first = [direct, collection].compactMap({ $0 }).min() else { return nil }
    return bytes[..<first].count { $0 == 0x0A } + 1
  }

  /// Whether a colon follows, and a blank or the end after it.
  private func isKey(endingAt end: Int) -> Bool {
    let colon = bytes[end...].firstIndex { $0 != 0x20 && $0 != 0x09 }
    guard let colon, bytes[colon] == UInt8(ascii: ":") else { return false }
    return isBlank(colon + 1)
  }

  private func isBlank(_ index: Int) -> Bool {
    index >= bytes.count || [0x20, 0x09, 0x0A, 0x0D].contains(bytes[index])
  }

  private static let ampersand = UInt8(ascii: "&")
  private static let star = UInt8(ascii: "*")
  private static let ending: Set<UInt8> = Set(" \t\r\n,[]{}".utf8)

  /// The names that follow a sign where something can begin.
  private static func names(after sign: UInt8, in bytes: [UInt8]) -> [Range<Int>] {
    bytes.indices.compactMap { index in
      guard bytes[index] == sign, isStart(index, in: bytes) else { return nil }
      let end = bytes[(index + 1)...].firstIndex(where: ending.contains) ?? bytes.count
      return end > index + 1 ? index + 1..<end : nil
    }
  }

  private static func isStart(_ index: Int, in bytes: [UInt8]) -> Bool {
    index == 0 || ending.contains(bytes[index - 1]) || bytes[index - 1] == UInt8(ascii: ":")
  }
}
