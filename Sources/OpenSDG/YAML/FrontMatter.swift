/// Parts a Markdown file into the lines between `---` and the text below them.
struct FrontMatter {
  /// The YAML between the lines.
  let head: String
  /// The text below.
  let body: String

  /// The parts of a text, or nil where it does not begin with `---` or the head never ends.
  init?(_ text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasSuffix("\r") ? line.dropLast() : line
    }
    guard lines.first.map(FrontMatter.isRule) == true else { return nil }
    lines.removeFirst()
    guard let end = lines.firstIndex(where: FrontMatter.isRule) else { return nil }
    head = lines[..<end].joined(separator: "\n")
    body = lines[(end + 1)...].joined(separator: "\n")
  }

  private static func isRule(_ line: Substring) -> Bool {
    line.hasPrefix("---") && line.allSatisfy { $0 == "-" || $0 == " " }
  }
}
