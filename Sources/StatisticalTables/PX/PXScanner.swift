import Problems

/// Reads the keywords of a PX file, one after the other, up to the cells.
struct PXScanner {
  let bytes: [UInt8]
  let encoding: PXEncoding
  let file: String
  private var position = 0
  private var line = 1
  /// Where the cells begin, once the keyword for them is met.
  private(set) var data: (position: Int, line: Int)?

  init(bytes: [UInt8], encoding: PXEncoding, file: String) {
    self.bytes = bytes
    self.encoding = encoding
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// The next statement; nil at the cells or at the end.
  mutating func next() throws(InputRefused) -> PXStatement? {
    skip { $0 == UInt8(ascii: ";") }
    guard position < bytes.count, data == nil else { return nil }
    let first = line
    let keyword = try keyword()
    var language: String?
    var subkeys: [String] = []
    skip()
    if byte == UInt8(ascii: "[") { language = try bracketed() }
    skip()
    if byte == UInt8(ascii: "(") { subkeys = try parenthesised(keyword) }
    skip()
    guard byte == UInt8(ascii: "=") else { throw refused("px.no-equals", ["keyword": keyword]) }
    position += 1
    if keyword == "DATA" {
      data = (position, line)
      return nil
    }
    let name = PXStatement.Name(keyword, language: language, subkeys: subkeys)
    return PXStatement(name: name, tokens: try tokens(keyword, first), line: first)
  }

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ also: (UInt8) -> Bool = { _ in false }) {
    while position < bytes.count, bytes[position] <= 0x20 || also(bytes[position]) {
      if bytes[position] == 0x0A { line += 1 }
      position += 1
    }
  }

  private mutating func keyword() throws(InputRefused) -> String {
    let start = position
    while let byte, PXScanner.isWord(byte) { position += 1 }
    guard position > start, position - start <= 64 else {
      throw refused("px.no-keyword", ["found": excerpt(from: start)])
    }
    return String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The language between brackets.
  private mutating func bracketed() throws(InputRefused) -> String {
    position += 1
    let start = position
    while let byte, byte != UInt8(ascii: "]") {
      guard PXScanner.isWord(byte) || byte == UInt8(ascii: "\"") else { break }
      position += 1
    }
    guard byte == UInt8(ascii: "]") else {
      throw refused("px.unexpected", ["found": excerpt(from: position)])
    }
    defer { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self).filter { $0 != "\"" }
  }

  /// The texts between parentheses.
  private mutating func parenthesised(_ keyword: String) throws(InputRefused) -> [String] {
    position += 1
    var keys: [String] = []
    while true {
      skip { $0 == UInt8(ascii: ",") }
      switch byte {
      case UInt8(ascii: ")"):
        position += 1
        return keys
      case UInt8(ascii: "\""): keys.append(try quoted())
      case let byte? where PXScanner.isWord(byte) || byte == UInt8(ascii: "*"):
        keys.append(bareWord())
      case nil: throw refused("px.no-equals", ["keyword": keyword])
      default: throw refused("px.unexpected", ["found": excerpt(from: position)])
      }
    }
  }

  private mutating func tokens(
    _ keyword: String, _ first: Int
  ) throws(InputRefused) -> [PXStatement.Token] {
    var tokens: [PXStatement.Token] = []
    while true {
      skip()
      guard let byte else {
        throw InputRefused([
          Problem("px.no-semicolon", at: Place(file, line: first), ["keyword": keyword])
        ])
      }
      switch byte {
      case UInt8(ascii: ";"):
        position += 1
        return tokens
      case UInt8(ascii: "\""): try appendText(to: &tokens)
      case UInt8(ascii: "-") where !isNumberNext:
        tokens.append(.sign(byte))
        position += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "("), UInt8(ascii: ")"):
        tokens.append(.sign(byte))
        position += 1
      default:
        let word = bareWord()
        guard !word.isEmpty else {
          throw refused("px.unexpected", ["found": excerpt(from: position)])
        }
        tokens.append(.text(word))
      }
    }
  }

  /// Reads a quoted text with the pieces that follow it: a long text is broken over lines.
  private mutating func appendText(to tokens: inout [PXStatement.Token]) throws(InputRefused) {
    var text = try quoted()
    while true {
      skip()
      guard byte == UInt8(ascii: "\"") else { break }
      text += try quoted()
    }
    tokens.append(.text(text))
  }

  private var isNumberNext: Bool {
    position + 1 < bytes.count
      && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position + 1])
  }

  private mutating func bareWord() -> String {
    let start = position
    if byte == UInt8(ascii: "-") { position += 1 }
    while let byte, byte > 0x20, !",;:()[]\"=".utf8.contains(byte) { position += 1 }
    return encoding.decode(bytes[start..<position])
  }

  /// A quoted text; a doubled quote within it is one.
  private mutating func quoted() throws(InputRefused) -> String {
    let opening = line
    position += 1
    var start = position
    var text = ""
    while let byte {
      if byte == 0x0A { line += 1 }
      position += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      text += encoding.decode(bytes[start..<position - 1])
      let isDoubled = self.byte == UInt8(ascii: "\"") && position - 1 > start
      guard isDoubled else { return text }
      text += "\""
      position += 1
      start = position
    }
    throw InputRefused([Problem("px.open-quote", at: Place(file, line: opening))])
  }

  private func refused(_ code: String, _ values: [String: String] = [:]) -> InputRefused {
    InputRefused([Problem(code, at: Place(file, line: line), values)])
  }

  private func excerpt(from start: Int) -> String {
    let rest = bytes[min(start, bytes.count)...].prefix(24)
    return encoding.decode(rest.prefix { $0 >= 0x20 })
  }
}
