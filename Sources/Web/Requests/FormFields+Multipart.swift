extension FormFields {
  /// Reads a body of the type `multipart/form-data`.
  ///
  /// Method: RFC 7578 as browsers write it. A body without its last boundary was cut off and is refused.
  ///
  /// - Parameters:
  ///   - body: the whole body.
  ///   - boundary: the boundary that the content type names.
  ///   - limits: the most that is taken.
  init(multipart body: [UInt8], boundary: String, limits: Limits = Limits()) throws(Refusal) {
    guard body.count <= limits.bytes + limits.file else { throw .tooLarge }
    // RFC 2046, 5.1.1: 1 to 70 characters.
    guard (1...70).contains(boundary.utf8.count) else { throw .malformed }
    var reader = PartReader(bytes: body, boundary: Array("--\(boundary)".utf8))
    guard reader.takeBoundary() else { throw .malformed }
    var size = 0
    while !reader.isAtEnd {
      guard let part = reader.part() else { throw .malformed }
      guard fields.count + files.count < limits.fields else { throw .tooManyFields }
      let head = try PartHead(part.head)
      guard head.name.utf8.count <= limits.name else { throw .malformed }
      if let file = head.file {
        guard part.body.count <= limits.file else { throw .tooLarge }
        // A browser sends an empty file without a name where none was chosen.
        if file.isEmpty && part.body.isEmpty { continue }
        files.append(
          FormFile(field: head.name, name: file, type: head.type, bytes: Array(part.body)))
      } else {
        size += part.body.count
        guard size <= limits.bytes else { throw .tooLarge }
        fields.append(Field(name: head.name, value: try Self.text(Array(part.body))))
      }
    }
  }

  /// The boundary of a content type; nil where it is no form with files.
  static func boundary(of contentType: String) -> String? {
    var parts = contentType.split(separator: ";").map { $0.trimmed }
    guard !parts.isEmpty, parts.removeFirst().lowercased() == "multipart/form-data" else {
      return nil
    }
    for part in parts {
      let pair = part.split(separator: "=", maxSplits: 1).map(\.trimmed)
      guard pair.count == 2, pair[0].lowercased() == "boundary" else { continue }
      let value = pair[1]
      if value.count > 1, value.first == "\"", value.last == "\"" {
        return String(value.dropFirst().dropLast())
      }
      return value
    }
    return nil
  }
}

/// Takes a body with several parts apart.
private struct PartReader {
  let bytes: [UInt8]
  let boundary: [UInt8]
  var position = 0
  private(set) var isAtEnd = false

  init(bytes: [UInt8], boundary: [UInt8]) {
    self.bytes = bytes
    self.boundary = boundary
  }

  /// The boundary that a body begins with.
  mutating func takeBoundary() -> Bool {
    guard bytes.starts(with: boundary) else { return false }
    position = boundary.count
    return takeLineOrEnd()
  }

  /// What stands after a boundary: a line end where a part follows, `--` where none does.
  private mutating func takeLineOrEnd() -> Bool {
    let rest = bytes[position...]
    if rest.starts(with: [0x0D, 0x0A]) {
      position += 2
      return true
    }
    isAtEnd = rest.starts(with: Array("--".utf8))
    return isAtEnd
  }

  /// The next part.
  mutating func part() -> (head: ArraySlice<UInt8>, body: ArraySlice<UInt8>)? {
    guard let head = find([0x0D, 0x0A, 0x0D, 0x0A], from: position) else { return nil }
    // The line end before a boundary belongs to the boundary.
    guard let end = find([0x0D, 0x0A] + boundary, from: head + 2) else { return nil }
    let body = head + 4 <= end ? bytes[(head + 4)..<end] : []
    let part = (bytes[position..<head], body)
    position = end + 2 + boundary.count
    return takeLineOrEnd() ? part : nil
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    var index = start
    while index <= bytes.count - pattern.count {
      guard let next = bytes[index...].firstIndex(of: first) else { return nil }
      if bytes[next...].starts(with: pattern) { return next }
      index = next + 1
    }
    return nil
  }
}

/// The fields before a part's content.
private struct PartHead {
  var name = ""
  var file: String?
  var type = ""

  init(_ bytes: ArraySlice<UInt8>) throws(FormFields.Refusal) {
    // A head is short; a long one is no browser's.
    guard bytes.count <= 4096, let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed
    }
    var hasName = false
    for line in text.split(separator: "\r\n") {
      let pair = line.split(separator: ":", maxSplits: 1)
      guard pair.count == 2 else { throw .malformed }
      switch pair[0].lowercased() {
      case "content-disposition":
        let values = Self.parameters(pair[1].trimmed)
        guard let name = values["name"] else { throw .malformed }
        self.name = name
        file = values["filename"]
        hasName = true
      case "content-type": type = pair[1].trimmed.lowercased()
      default: break
      }
    }
    guard hasName else { throw .malformed }
  }

  /// The parameters of `form-data; name="a"; filename="b"`, with the three signs that browsers escape.
  private static func parameters(_ text: String) -> [String: String] {
    var result: [String: String] = [:]
    var rest = text.drop { $0 != ";" }
    while rest.first == ";" {
      rest = rest.dropFirst()
      let key = rest.prefix { $0 != "=" && $0 != ";" }
      rest = rest.dropFirst(key.count)
      guard rest.first == "=" else { continue }
      rest = rest.dropFirst()
      var value: Substring
      if rest.first == "\"" {
        value = rest.dropFirst().prefix { $0 != "\"" }
        rest = rest.dropFirst(value.count + 2).drop { $0 != ";" }
      } else {
        value = rest.prefix { $0 != ";" }
        rest = rest.dropFirst(value.count)
      }
      result[key.trimmed.lowercased()] = String(value).replacing("%22", with: "\"")
        .replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
    return result
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmed: String {
    let space: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    var rest = Substring(self).drop(while: space)
    while let last = rest.last, space(last) { rest.removeLast() }
    return String(rest)
  }
}
