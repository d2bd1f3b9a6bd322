import Problems
import Yams

/// Reads YAML as the two parsers of Open SDG's build do.
enum YAMLText {
  /// Which words are yes and no.
  enum Dialect {
    /// YAML 1.1, of `.yml` files: `yes` and `on` are yes.
    case yaml11
    /// YAML 1.2, of the lines above Markdown: `yes` is a text.
    case yaml12
  }

  /// The value of a whole text.
  ///
  /// - Parameters:
  ///   - text: the YAML.
  ///   - file: the file's name, for problems.
  ///   - skipped: how many lines stand before it in the file.
  ///   - dialect: which words are yes and no.
  /// - Returns: the value; empty where nothing is written.
  /// - Throws: `InputRefused` where it is no YAML.
  static func value(
    of text: String, file: String, skipped: Int = 0, dialect: Dialect
  ) throws(InputRefused) -> MetadataValue {
    if let line = aliasedKey(in: text) {
      throw InputRefused([Problem("yaml.alias-in-key", at: Place(file, line: line + skipped))])
    }
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw InputRefused([problem(error, file: file, skipped: skipped)])
    }
    guard let node else { return .empty }
    var budget = 500_000
    let value = value(node, skipped: skipped, dialect: dialect, budget: &budget)
    guard budget > 0 else {
      throw InputRefused([Problem("yaml.too-large", at: Place(file), ["limit": "500000"])])
    }
    return value
  }

  private static func value(
    _ node: Node, skipped: Int, dialect: Dialect, budget: inout Int
  ) -> MetadataValue {
    // Aliases of aliases can make a small file endless.
    budget -= 1
    guard budget > 0 else { return .empty }
    switch node {
    case .scalar(let scalar): return self.scalar(scalar, dialect)
    case .sequence(let items):
      var values: [MetadataValue] = []
      for item in items where budget > 0 {
        values.append(value(item, skipped: skipped, dialect: dialect, budget: &budget))
      }
      return .list(values)
    case .mapping(let mapping):
      var entries: [MetadataValue.Entry] = []
      for (key, inner) in mapping where budget > 0 {
        entries.append(
          MetadataValue.Entry(
            name: key.scalar?.string ?? "",
            value: value(inner, skipped: skipped, dialect: dialect, budget: &budget),
            line: key.mark.map { $0.line + skipped }))
      }
      return .map(entries)
    default: return .empty
    }
  }

  private static func scalar(_ scalar: Node.Scalar, _ dialect: Dialect) -> MetadataValue {
    let word = scalar.string.lowercased()
    // Open SDG makes truth values of these two words even where they are quoted.
    if word == "true" || word == "false" { return .flag(word == "true") }
    guard scalar.style == .plain else { return .text(scalar.string) }
    if ["", "~", "null"].contains(word) { return .empty }
    if dialect == .yaml11 {
      if ["yes", "on"].contains(word) { return .flag(true) }
      if ["no", "off"].contains(word) { return .flag(false) }
    }
    return .text(scalar.string)
  }

  /// The line of an alias that is a key, or stands in braces or brackets: comparing keys that are made of
  /// aliases of aliases can take for ever.
  private static func aliasedKey(in text: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let anchors = Set(lines.flatMap { names(after: "&", in: $0) })
    guard !anchors.isEmpty else { return nil }
    return lines.firstIndex { line in
      guard names(after: "*", in: line).contains(where: anchors.contains) else { return false }
      let bare = line.drop { $0 == " " || $0 == "-" }
      return bare.hasPrefix("*") && bare.contains(":") || bare.hasPrefix("?")
        || bare.contains { "{}[]".contains($0) }
    }.map { $0 + 1 }
  }

  /// The names after a sign where a value can begin.
  private static func names(after sign: Character, in line: Substring) -> [Substring] {
    guard line.contains(sign) else { return [] }
    return line.split { " \t,[]{}:".contains($0) }
      .filter { $0.first == sign && $0.count > 1 }
      .map { $0.dropFirst() }
      .filter { $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" } }
  }

  private static func problem(_ error: any Error, file: String, skipped: Int) -> Problem {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      Problem(
        "yaml.syntax", at: Place(file, line: mark.line + skipped, column: mark.column),
        ["detail": problem])
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      Problem(
        "yaml.duplicate-key",
        at: Place(file, line: context.mark.line + skipped, column: context.mark.column),
        ["key": keys.map(\.description).sorted().joined(separator: ", ")])
    default:
      Problem("yaml.syntax", at: Place(file), ["detail": "\(error)"])
    }
  }
}
