extension Answer: Codable {
  private enum Key: String, CodingKey {
    case choices
    case ranking
    case number
    case text
    case items
  }

  private static let words: [(word: String, answer: Answer)] = [
    ("not-asked", .notAsked), ("not-answered", .notAnswered), ("dont-know", .dontKnow),
  ]

  /// Reads `"dont-know"` and the like, or an object with one key: `{"choices": ["a"]}`.
  public init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      guard let known = Answer.words.first(where: { $0.word == word }) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: word))
      }
      self = known.answer
      return
    }
    let object = try decoder.container(keyedBy: Key.self)
    if let codes = try object.decodeIfPresent([String].self, forKey: .choices) {
      self = .choices(codes)
    } else if let codes = try object.decodeIfPresent([String].self, forKey: .ranking) {
      self = .ranking(codes)
    } else if let number = try object.decodeIfPresent(Double.self, forKey: .number) {
      self = .number(number)
    } else if let text = try object.decodeIfPresent(String.self, forKey: .text) {
      self = .text(text)
    } else {
      self = .items(try object.decode([String: Answer].self, forKey: .items))
    }
  }

  /// Writes the form that ``init(from:)`` reads.
  public func encode(to encoder: any Encoder) throws {
    if let known = Answer.words.first(where: { $0.answer == self }) {
      var container = encoder.singleValueContainer()
      try container.encode(known.word)
      return
    }
    var object = encoder.container(keyedBy: Key.self)
    switch self {
    case .choices(let codes): try object.encode(codes, forKey: .choices)
    case .ranking(let codes): try object.encode(codes, forKey: .ranking)
    case .number(let number): try object.encode(number, forKey: .number)
    case .text(let text): try object.encode(text, forKey: .text)
    case .items(let items): try object.encode(items, forKey: .items)
    case .notAsked, .notAnswered, .dontKnow: break
    }
  }
}
