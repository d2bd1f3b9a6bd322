/// Looks at markup as a browser without mercy would.
enum TagBalance {
  private static let void: Set<String> = [
    "meta", "link", "br", "hr", "img", "input", "!doctype", "col",
  ]

  /// Elements that are not closed, or closed where they were not open.
  static func problems(in html: String) -> [String] {
    var open: [String] = []
    var problems: [String] = []
    for match in html.matches(of: /<(\/?)([A-Za-z!][A-Za-z0-9:\-]*)((?:"[^"]*"|[^">])*)>/) {
      let name = match.2.lowercased()
      if void.contains(name) || match.3.hasSuffix("/") { continue }
      if match.1.isEmpty {
        open.append(name)
      } else if open.last == name {
        open.removeLast()
      } else {
        problems.append("</\(name)> while \(open.suffix(3)) is open")
        if problems.count > 5 { return problems }
      }
    }
    return problems + open.map { "<\($0)> is never closed" }
  }

  /// The ids of a page, as often as they stand there.
  static func ids(in html: String) -> [String] {
    html.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
  }

  /// The levels of the headings in their order.
  static func headingLevels(in html: String) -> [Int] {
    html.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
  }

  /// The first heading that is more than one level below the one before it.
  static func skippedHeading(in html: String) -> String? {
    let levels = headingLevels(in: html)
    for (before, after) in zip([0] + levels, levels) where after > before + 1 {
      return "h\(before) is followed by h\(after)"
    }
    return nil
  }
}
