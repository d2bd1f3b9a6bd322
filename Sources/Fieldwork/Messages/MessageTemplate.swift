public import Languages
public import Problems

/// The words of a kind of message in one language, with places `{name}`.
public struct MessageTemplate: Hashable, Sendable, Codable {
  /// What it is for.
  public let kind: MessageKind
  /// The language.
  public let language: LanguageTag
  /// The subject.
  public let subject: String
  /// The text: paragraphs with blank lines between them.
  public let body: String

  /// A template of the owner's own.
  ///
  /// - Parameters:
  ///   - kind: what it is for.
  ///   - language: the language.
  ///   - subject: the subject.
  ///   - body: the text.
  public init(kind: MessageKind, language: LanguageTag, subject: String, body: String) {
    self.kind = kind
    self.language = language
    self.subject = subject
    self.body = body
  }

  /// The template that the product comes with.
  ///
  /// - Parameters:
  ///   - kind: what it is for.
  ///   - language: the reader's language.
  public init(_ kind: MessageKind, in language: Language) {
    self.init(
      kind: kind, language: language.tag,
      subject: language.text("message.\(kind.rawValue).subject"),
      body: language.text("message.\(kind.rawValue).body"))
  }

  /// Everything that is wrong in the template: places that are not known or are missing, and empty words.
  ///
  /// - Parameter place: where the template was written.
  /// - Returns: the problems.
  public func problems(at place: Place) -> [Problem] {
    var log = ProblemLog()
    let known = kind.places.sorted()
    for (field, text) in [("subject", subject), ("body", body)] {
      if text.allSatisfy(\.isWhitespace) {
        log.error("template.empty", at: place.cell(field), ["field": field])
      }
      for found in MessageTemplate.pieces(of: text).compactMap(\.place)
      where !kind.places.contains(found) {
        if let nearest = Nearest.word(to: found, among: known) {
          log.error(
            "template.unknown-place-near", at: place.cell(field),
            ["found": found, "nearest": nearest])
        } else {
          log.error(
            "template.unknown-place", at: place.cell(field),
            ["found": found, "allowed": known.joined(separator: ", ")])
        }
      }
    }
    let used = Set(MessageTemplate.pieces(of: body).compactMap(\.place))
    for needed in kind.neededPlaces.subtracting(used).sorted() {
      log.error("template.missing-place", at: place.cell("body"), ["place": needed])
    }
    return log.problems
  }

  /// A piece of a text: words, or the name of a place.
  struct Piece {
    let words: Substring
    let place: String?
  }

  /// A text divided at its places; a brace that opens no name is a word like others.
  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{") {
      let after = rest[rest.index(after: open)...]
      let name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      guard !name.isEmpty, after.dropFirst(name.count).first == "}" else {
        pieces.append(Piece(words: rest[...open], place: nil))
        rest = after
        continue
      }
      pieces.append(Piece(words: rest[..<open], place: nil))
      pieces.append(Piece(words: "", place: String(name)))
      rest = after.dropFirst(name.count + 1)
    }
    pieces.append(Piece(words: rest, place: nil))
    return pieces
  }
}
