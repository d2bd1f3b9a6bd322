/// A part of a mail that came in: its header and its body, still packed.
struct MIMEPart {
  /// The fields in order; names in small letters, folded lines joined.
  let fields: [(name: String, value: String)]
  let body: ArraySlice<UInt8>

  /// The largest mail that is looked into, in bytes.
  static let largest = 16 << 20
  private static let deepest = 8
  private static let mostParts = 200

  /// Divides a mail, or one part of it, at the first blank line.
  init(_ bytes: ArraySlice<UInt8>) {
    var fields: [(name: String, value: String)] = []
    var start = bytes.startIndex
    while start < bytes.endIndex {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[start..<end]
      if line.last == 0x0D { line = line.dropLast() }
      start = min(end + 1, bytes.endIndex)
      if line.isEmpty { break }
      let text = String(decoding: line, as: UTF8.self)
      if line.first == 0x20 || line.first == 0x09, !fields.isEmpty {
        fields[fields.count - 1].value += " " + MIMEPart.trimmed(text)
      } else if let colon = text.firstIndex(of: ":"), fields.count < 500 {
        fields.append(
          (text[..<colon].lowercased(), MIMEPart.trimmed(String(text[text.index(after: colon)...])))
        )
      }
    }
    self.fields = fields
    body = bytes[start...]
  }

  /// The first field of a name.
  func field(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The media type in small letters; plain text where none is said.
  var type: String {
    let value = field("content-type") ?? "text/plain"
    return MIMEPart.trimmed(String(value.prefix { $0 != ";" })).lowercased()
  }

  /// A parameter of the media type, such as the boundary.
  func parameter(_ name: String) -> String? {
    for part in (field("content-type") ?? "").split(separator: ";").dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2, MIMEPart.trimmed(String(sides[0])).lowercased() == name else {
        continue
      }
      return MIMEPart.trimmed(String(sides[1]).filter { $0 != "\"" })
    }
    return nil
  }

  /// The body unpacked.
  var content: [UInt8] {
    switch field("content-transfer-encoding")?.lowercased() {
    case "base64": Base64.bytes(body)
    case "quoted-printable": QuotedPrintable.bytes(Array(body))
    default: Array(body)
    }
  }

  /// The parts of a body that has some, at any depth, and this part where it has none.
  func leaves() -> [MIMEPart] {
    var found: [MIMEPart] = []
    collect(into: &found, depth: 0)
    return found
  }

  private func collect(into found: inout [MIMEPart], depth: Int) {
    guard found.count < MIMEPart.mostParts else { return }
    guard type.hasPrefix("multipart/"), depth < MIMEPart.deepest,
      let boundary = parameter("boundary"),
      !boundary.isEmpty
    else {
      found.append(self)
      return
    }
    for part in parts(between: Array("--\(boundary)".utf8)) {
      MIMEPart(part).collect(into: &found, depth: depth + 1)
    }
  }

  private func parts(between mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var open: Int?
    var start = body.startIndex
    while start < body.endIndex {
      let end = body[start...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[start..<end].starts(with: mark) {
        if let open, open < start { parts.append(body[open..<start]) }
        let rest = body[start..<end].dropFirst(mark.count)
        open = rest.starts(with: [0x2D, 0x2D]) ? nil : min(end + 1, body.endIndex)
        if open == nil { return parts }
      }
      start = min(end + 1, body.endIndex)
    }
    if let open, open < body.endIndex { parts.append(body[open...]) }
    return parts
  }

  static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
