/// A row's JSON as it is written, with its keys in the order of the alphabet and no blanks.
///
/// Names and addresses are taken out of the text itself: whatever else stands there stays as it was written,
/// to the letter, also where a newer program has written it.
struct StoredText {
  private let bytes: [UInt8]
  private let members: [Member]

  /// A member of an object whose value is a string.
  private struct Member {
    /// Where the key stands, with its quotes.
    let key: Range<Int>
    /// Where the value stands, with its quotes.
    let value: Range<Int>
    /// Whether the object begins with it.
    let isFirst: Bool
  }

  init(_ content: String) {
    bytes = Array(content.utf8)
    members = Self.members(of: bytes)
  }

  /// The text without the names of people: `{"id":"…","name":"…"}` becomes `{"id":"…"}`.
  ///
  /// - Parameter isForgotten: whose names go, by the id of the account or link.
  func withoutNames(where isForgotten: (String) -> Bool) -> String {
    var cuts: [(Range<Int>, with: [UInt8])] = []
    for (member, next) in zip(members, members.dropFirst()) {
      guard member.isFirst, isKey(member, "id"), isKey(next, "name"),
        next.key.lowerBound == member.value.upperBound + 1,
        // A file has an id and a name too, but more besides.
        bytes.indices.contains(next.value.upperBound),
        bytes[next.value.upperBound] == UInt8(ascii: "}"),
        isForgotten(text(member.value))
      else { continue }
      cuts.append((member.value.upperBound..<next.value.upperBound, []))
    }
    return changed(cuts)
  }

  /// The text with other values of a key.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - change: gives the new value of an old one; nil where it stays.
  func replacing(_ key: String, with change: (String) -> String?) -> String {
    var cuts: [(Range<Int>, with: [UInt8])] = []
    for member in members where isKey(member, key) {
      let old = text(member.value)
      guard let new = change(old), new != old, let json = try? StoredJSON.text(new) else {
        continue
      }
      cuts.append((member.value, Array(json.utf8)))
    }
    return changed(cuts)
  }

  /// The text without the members of a key whose value is to go.
  ///
  /// - Parameters:
  ///   - key: the key; it is not the last of its object.
  ///   - isForgotten: which values go.
  func without(_ key: String, where isForgotten: (String) -> Bool) -> String {
    var cuts: [(Range<Int>, with: [UInt8])] = []
    for member in members where isKey(member, key) && isForgotten(text(member.value)) {
      let end = member.value.upperBound
      guard bytes.indices.contains(end), bytes[end] == UInt8(ascii: ",") else { continue }
      cuts.append((member.key.lowerBound..<end + 1, []))
    }
    return changed(cuts)
  }

  /// The values of a key, wherever it stands.
  func values(of key: String) -> [String] {
    members.filter { isKey($0, key) }.map { text($0.value) }
  }

  private func isKey(_ member: Member, _ key: String) -> Bool {
    bytes[member.key].dropFirst().dropLast().elementsEqual(key.utf8)
  }

  private func text(_ range: Range<Int>) -> String {
    let json = String(decoding: bytes[range], as: UTF8.self)
    return (try? StoredJSON.value(json)) ?? json
  }

  private func changed(_ cuts: [(Range<Int>, with: [UInt8])]) -> String {
    var result: [UInt8] = []
    var position = 0
    for (range, new) in cuts {
      result += bytes[position..<range.lowerBound] + new
      position = range.upperBound
    }
    return String(decoding: result + bytes[position...], as: UTF8.self)
  }

  private static func members(of bytes: [UInt8]) -> [Member] {
    let (quote, colon, brace) = (UInt8(ascii: "\""), UInt8(ascii: ":"), UInt8(ascii: "{"))
    var members: [Member] = []
    var position = 0
    while position < bytes.count {
      guard bytes[position] == quote else {
        position += 1
        continue
      }
      let key = position..<end(ofString: position, in: bytes)
      position = key.upperBound
      guard position + 1 < bytes.count, bytes[position] == colon else { continue }
      let isFirst = key.lowerBound > 0 && bytes[key.lowerBound - 1] == brace
      if bytes[position + 1] == quote {
        let value = position + 1..<end(ofString: position + 1, in: bytes)
        members.append(Member(key: key, value: value, isFirst: isFirst))
        position = value.upperBound
      }
    }
    return members
  }

  private static func end(ofString start: Int, in bytes: [UInt8]) -> Int {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "\""): return position + 1
      default: position += 1
      }
    }
    return bytes.count
  }
}
