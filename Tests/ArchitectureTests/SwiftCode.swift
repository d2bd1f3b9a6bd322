/// Swift source as lines of code: comments and what stands in quotes are blanked out.
struct SwiftCode {
  let lines: [String]

  init(_ source: String) {
    var isInText = false
    var isInComment = false
    lines = source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      SwiftCode.code(of: Array(line.utf8), isInText: &isInText, isInComment: &isInComment)
    }
  }

  /// The modules that a line imports, whatever stands before the word `import`.
  static func imports(_ line: String) -> [String] {
    let access = ["public", "package", "internal", "fileprivate", "private"]
    let kinds = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
    return line.split(separator: ";").compactMap { statement in
      var words = statement.split(whereSeparator: \.isWhitespace)[...]
      while let first = words.first, first.hasPrefix("@") || access.contains(String(first)) {
        words.removeFirst()
      }
      guard words.popFirst() == "import" else { return nil }
      if let first = words.first, kinds.contains(String(first)) { words.removeFirst() }
      return words.first?.split(separator: ".").first.map(String.init)
    }
  }

  /// The words of a line: runs of letters, digits and `_`.
  static func words(_ line: String) -> [Substring] {
    line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
  }

  private static func code(
    of line: [UInt8], isInText: inout Bool, isInComment: inout Bool
  ) -> String {
    let threeQuotes = Array("\"\"\"".utf8)
    var code: [UInt8] = []
    var position = 0
    func stands(_ word: [UInt8]) -> Bool { line[position...].starts(with: word) }
    while position < line.count {
      if isInText {
        if stands(threeQuotes) { isInText = false }
        position += isInText ? 1 : 3
      } else if isInComment {
        if stands(Array("*/".utf8)) { isInComment = false }
        position += isInComment ? 1 : 2
      } else if stands(threeQuotes) {
        isInText = true
        position += 3
      } else if stands(Array("//".utf8)) {
        break
      } else if stands(Array("/*".utf8)) {
        isInComment = true
        position += 2
      } else if line[position] == UInt8(ascii: "\"") {
        position += 1
        while position < line.count, line[position] != UInt8(ascii: "\"") {
          position += line[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        position += 1
      } else {
        code.append(line[position])
        position += 1
      }
    }
    return String(decoding: code, as: UTF8.self)
  }
}
