/// A language that readers can choose: its words and how it writes numbers, dates and lists.
///
/// Everything comes from the files `Data/<tag>.tsv`, so a language is added by adding a file.
public struct Language: Sendable {
  /// The tag that pages and files name the language by.
  public let tag: LanguageTag
  /// The texts by key.
  let texts: [String: String]

  /// The language's own name for itself.
  public var name: String { text("language.name") }

  /// The keys of all texts, sorted.
  public var keys: [String] { texts.keys.sorted() }

  /// All languages that the product knows, in the order that their files ask for.
  public static let all: [Language] = {
    EmbeddedData.files.map { file, content in
      let tag = LanguageTag(rawValue: String(file.split(separator: ".").first ?? ""))
      return Language(tag: tag, texts: parse(content, file: file))
    }
    .sorted {
      ($0.texts["language.order"] ?? "", $0.tag) < ($1.texts["language.order"] ?? "", $1.tag)
    }
  }()

  /// The language with this tag.
  ///
  /// - Parameter tag: the tag.
  /// - Returns: the language, or nil where the product has no file for it.
  public static func named(_ tag: LanguageTag) -> Language? {
    all.first { $0.tag == tag }
  }

  /// The language of the product's first texts: bokmål.
  public static let standard: Language = all.first { $0.tag == .nb } ?? all[0]

  /// The text of a key with its places filled in.
  ///
  /// - Parameters:
  ///   - key: the key, the same in every language's file.
  ///   - values: what to write for each `{name}` in the text.
  /// - Returns: the text; the key itself in brackets where the file lacks it (a test finds that).
  public func text(_ key: String, _ values: [String: String] = [:]) -> String {
    guard let template = texts[key] else { return "[\(key)]" }
    return values.isEmpty ? template : Language.fill(template, with: values)
  }

  /// The text of a key that depends on a number: `key.one` for 1 and −1, else `key.other`.
  ///
  /// - Parameters:
  ///   - key: the key without its last part.
  ///   - count: the number, also filled in for `{n}`.
  ///   - values: what to write for the other `{name}`s.
  /// - Returns: the text.
  public func text(_ key: String, count: Int, _ values: [String: String] = [:]) -> String {
    let all = values.merging(["n": number(Double(count), decimals: 0)]) { given, _ in given }
    return text(key + (abs(count) == 1 ? ".one" : ".other"), all)
  }

  /// Whether the language's file has a key.
  ///
  /// - Parameter key: the key.
  /// - Returns: true where a text stands under it.
  public func has(_ key: String) -> Bool { texts[key] != nil }

  static func fill(_ template: String, with values: [String: String]) -> String {
    var result = ""
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      let after = rest[rest.index(after: open)...]
      guard let close = after.firstIndex(of: "}") else { break }
      let name = String(after[..<close])
      result += values[name] ?? "{\(name)}"
      rest = after[after.index(after: close)...]
    }
    return result + rest
  }

  private static func parse(_ content: String, file: String) -> [String: String] {
    var texts: [String: String] = [:]
    for (index, line) in content.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    where !line.isEmpty && !line.hasPrefix("#") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2 else {
        preconditionFailure("\(file):\(index + 1): a key, a tab and a text are expected")
      }
      texts[String(parts[0])] = parts[1].split(separator: "\\n", omittingEmptySubsequences: false)
        .joined(separator: "\n")
    }
    return texts
  }
}
