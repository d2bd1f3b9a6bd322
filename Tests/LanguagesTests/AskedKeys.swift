import TestSupport

/// The keys of texts that the source asks for, found by reading it as text.
struct AskedKeys {
  /// A key, and the file that asks for it.
  struct Request: Hashable {
    let key: String
    let file: String
  }

  /// Keys asked for by `text("…")` and `{{t.…}}`.
  private(set) var texts: Set<Request> = []
  /// Keys asked for by `text("…", count:`.
  private(set) var counts: Set<Request> = []
  /// Codes of problems.
  private(set) var problems: Set<Request> = []
  /// All words in quotes, so that a key that stands in a variable first is seen as used.
  private(set) var words: Set<String> = []

  /// What opens a problem by its code.
  private static let openings = [
    "Problem", "error", "warning", "refusal", "add", "unknown", "problem", "code",
  ]

  /// Reads all Swift files and templates of the package.
  init() throws {
    for file in PackageRoot.files(under: "Sources", ending: ".swift") {
      let source = try PackageRoot.read(file)
      let lines = source.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      read(swift: lines.joined(separator: "\n"), file: file)
    }
    for file in PackageRoot.files(under: "Sources", ending: ".mustache") {
      for part in try PackageRoot.read(file).split(separator: "{{").dropFirst() {
        let tag = part.prefix { $0 != "}" }.drop { "#^/&{ ".contains($0) }
        guard tag.hasPrefix("t.") else { continue }
        texts.insert(Request(key: String(tag.dropFirst(2)), file: file))
      }
    }
    words.formUnion(texts.map(\.key))
  }

  private mutating func read(swift source: String, file: String) {
    let bytes = Array(source.utf8)
    for (open, byte) in bytes.enumerated() where byte == UInt8(ascii: "\"") {
      let close = bytes[(open + 1)...].firstIndex { !AskedKeys.isOfKey($0) } ?? bytes.endIndex
      guard close > open + 1, close < bytes.count, bytes[close] == byte else { continue }
      let word = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      words.insert(word)
      let request = Request(key: word, file: file)
      switch AskedKeys.function(before: open, in: bytes) {
      case "text" where AskedKeys.isOfLanguages(word, file: file):
        let rest = String(decoding: bytes[(close + 1)...].prefix(24), as: UTF8.self)
        if rest.filter({ !$0.isWhitespace }).hasPrefix(",count:") {
          counts.insert(request)
        } else {
          texts.insert(request)
        }
      case let function? where AskedKeys.openings.contains(function) && word.contains("."):
        problems.insert(request)
      default: break
      }
    }
  }

  /// Whether a call `text("…")` asks a language: the readers of YAML and of tables ask their files so.
  private static func isOfLanguages(_ word: String, file: String) -> Bool {
    !word.hasSuffix(".tsv") && (word.contains(".") || !file.hasPrefix("Sources/Store/"))
  }

  /// The function whose first argument begins at a position, across a condition `a ? "b" : "c"`.
  private static func function(before position: Int, in bytes: [UInt8]) -> String? {
    var index = position - 1
    while index >= 0, bytes[index] == 0x20 || bytes[index] == 0x0A { index -= 1 }
    guard index > 0, bytes[index] == UInt8(ascii: "(") else { return nil }
    let end = index
    while index > 0, isOfName(bytes[index - 1]) { index -= 1 }
    return String(decoding: bytes[index..<end], as: UTF8.self)
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
  }

  private static func isOfKey(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
  }
}
