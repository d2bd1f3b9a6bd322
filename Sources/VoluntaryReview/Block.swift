public import Languages

/// One written piece of the report, in one language.
public struct Block: Hashable, Sendable {
  /// The id: the file's name.
  public let id: String
  /// The language it is written in.
  public let language: LanguageTag
  /// The file, for problems.
  public let file: String
  /// A title of its own, from a first line `# …`.
  public let title: String?
  /// The Markdown below the title.
  public let text: String
  /// The line in the file where `text` begins.
  public let firstLine: Int

  /// A block as its file holds it.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - language: the language it is written in.
  ///   - file: the file, for problems.
  ///   - content: the whole file.
  public init(id: String, language: LanguageTag, file: String, content: String) {
    self.id = id
    self.language = language
    self.file = file
    var rest = Substring(content)
    var line = 1
    while let first = rest.first, first.isNewline {
      rest.removeFirst()
      line += 1
    }
    if rest.hasPrefix("# ") {
      let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
      title = String(rest[..<end].dropFirst(2))
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
      line += 1
    } else {
      title = nil
    }
    text = String(rest)
    firstLine = line
  }

  /// How many words are written, live references and marks left out.
  public var wordCount: Int {
    LiveReference.strippingReferences(text)
      .split(whereSeparator: \.isWhitespace)
      .count { word in word.contains { $0.isLetter || $0.isNumber } }
  }
}
