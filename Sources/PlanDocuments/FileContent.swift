import Problems

/// What a file is, by its first bytes; only Markdown and plain text are told apart by the name.
enum FileContent {
  case pdf
  /// A ZIP archive, as DOCX and ODT are.
  case archive
  case html
  case text(isMarkdown: Bool)

  /// Looks at a file.
  ///
  /// - Throws: ``InputRefused`` for what is none of these, saying what it is where that can be seen.
  init(_ bytes: [UInt8], name: String) throws(InputRefused) {
    guard !bytes.isEmpty else { throw InputRefused([Problem("document.no-text", at: Place(name))]) }
    if FileContent.find("%PDF-", in: bytes.prefix(1024)) {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .archive
    } else if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      // The old format of Word, or a new one behind a password: that one names its key in UTF-16.
      let isEncrypted = FileContent.find(
        "EncryptedPackage".flatMap { "\($0)\0" }, in: bytes.prefix(1 << 20))
      throw InputRefused([
        isEncrypted
          ? Problem("document.encrypted", at: Place(name))
          : Problem("document.old-word", at: Place(name))
      ])
    } else if bytes.starts(with: Array("{\\rtf".utf8)) {
      throw InputRefused([Problem("document.old-word", at: Place(name))])
    } else if FileContent.isPicture(bytes) {
      throw InputRefused([Problem("document.picture", at: Place(name))])
    } else {
      guard let start = TextEncoding.start(of: bytes) else {
        throw InputRefused([Problem("document.not-text", at: Place(name))])
      }
      let ending = name.split(separator: ".").last?.lowercased() ?? ""
      if FileContent.isHypertext(start) || ["html", "htm", "xhtml"].contains(ending) {
        self = .html
      } else {
        self = .text(
          isMarkdown: ["md", "markdown"].contains(ending)
            || (ending != "txt" && FileContent.hasMarkdownHeadings(start)))
      }
    }
  }

  private static func find(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
    find(Array(text.utf8), in: bytes)
  }

  private static func find(_ characters: [Character], in bytes: ArraySlice<UInt8>) -> Bool {
    find(Array(String(characters).utf8), in: bytes)
  }

  private static func find(_ pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.contains { bytes[$0] == pattern[0] && bytes[$0...].starts(with: pattern) }
  }

  private static func isPicture(_ bytes: [UInt8]) -> Bool {
    let signs: [[UInt8]] = [
      [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
      Array("GIF8".utf8),
    ]
    return signs.contains { bytes.starts(with: $0) }
      || (bytes.starts(with: Array("RIFF".utf8))
        && bytes.dropFirst(8).starts(with: Array("WEBP".utf8)))
  }

  /// Whether a text begins as a page of the web does, after what may come before.
  private static func isHypertext(_ start: [UInt8]) -> Bool {
    let text = String(decoding: start, as: UTF8.self).lowercased()
    var rest = text.drop { $0.isWhitespace }
    while rest.hasPrefix("<!--") || rest.hasPrefix("<?") {
      guard let end = rest.firstIndex(of: ">") else { return false }
      rest = rest[end...].dropFirst().drop { $0.isWhitespace }
    }
    return ["<!doctype html", "<html", "<head", "<body"].contains { rest.hasPrefix($0) }
  }

  private static func hasMarkdownHeadings(_ start: [UInt8]) -> Bool {
    let lines = start.split(separator: UInt8(ascii: "\n"))
    return lines.count { line in
      let hashes = line.prefix { $0 == UInt8(ascii: "#") }.count
      return (1...6).contains(hashes) && line.dropFirst(hashes).first == UInt8(ascii: " ")
    } >= 2
  }
}
