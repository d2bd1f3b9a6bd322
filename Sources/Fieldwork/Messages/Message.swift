public import Languages

/// A message that is ready to be sent, printed or merged elsewhere.
public struct Message: Hashable, Sendable, Codable {
  /// What it is for.
  public let kind: MessageKind
  /// The language.
  public let language: LanguageTag
  /// The subject, in one line.
  public let subject: String
  /// The text for all readers.
  public let text: String
  /// The same as HTML: paragraphs and links, nothing else.
  public let html: String
  /// The address that ends further messages, where the kind has one.
  public let unsubscribe: String?

  /// Fills the places of a template.
  ///
  /// Nothing that is filled in can add places, tags or lines to the subject. A place without a value is
  /// left empty.
  ///
  /// - Parameters:
  ///   - template: the words, without problems.
  ///   - values: what to fill in, by the place's name.
  ///   - unsubscribe: the address that ends further messages; used where the kind can be ended.
  public init(_ template: MessageTemplate, _ values: [String: String], unsubscribe: String? = nil) {
    kind = template.kind
    language = template.language
    self.unsubscribe = template.kind.canBeEnded ? unsubscribe : nil
    func filled(_ text: String) -> String {
      MessageTemplate.pieces(of: text).map { piece in
        piece.place.map { values[$0] ?? "" } ?? String(piece.words)
      }.joined()
    }
    subject = filled(template.subject).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    var paragraphs = Message.paragraphs(of: filled(template.body))
    if let address = self.unsubscribe {
      let language = Language.named(template.language) ?? .standard
      paragraphs.append(language.text("message.unsubscribe", ["link": address]))
    }
    text = paragraphs.joined(separator: "\n\n") + "\n"
    let body = paragraphs.map { "<p>\(Message.marked($0))</p>" }.joined(separator: "\n")
    html = """
      <!doctype html>
      <html lang="\(Message.escaped(template.language.rawValue))">
      <head><meta charset="utf-8"><title>\(Message.escaped(subject))</title></head>
      <body>
      \(body)
      </body>
      </html>

      """
  }

  /// The paragraphs of the text, for a letter.
  public var paragraphs: [String] { Message.paragraphs(of: text) }

  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [[Substring]] = [[]]
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.allSatisfy(\.isWhitespace) {
        if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
  }

  /// Escaped, with addresses of the web as links and lines kept.
  private static func marked(_ paragraph: String) -> String {
    paragraph.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).map { word in
        guard word.hasPrefix("https://") || word.hasPrefix("http://") else {
          return escaped(String(word))
        }
        let end = word.lastIndex { !".,;:!?)»”".contains($0) } ?? word.startIndex
        let address = escaped(String(word[...end]))
        let rest = escaped(String(word[word.index(after: end)...]))
        return "<a href=\"\(address)\">\(address)</a>\(rest)"
      }.joined(separator: " ")
    }.joined(separator: "<br>\n")
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for character in text {
      switch character {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.append(character)
      }
    }
    return out
  }
}
