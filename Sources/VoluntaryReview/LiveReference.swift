public import Measures
public import Problems

/// A reference in the text, `{{ share survey.stage[answer=planned] decimals=1 }}`: what is asked for,
/// of what, and how it is to be shown.
public struct LiveReference: Hashable, Sendable {
  /// What is asked for, such as `share`, `table` or `chart`.
  public let verb: String
  /// What it is asked of: addresses and names, in order.
  public let subjects: [Subject]
  /// How it is to be shown, by option.
  public let options: [String: String]
  /// Where it stands.
  public let place: Place
  /// What is written between the braces, with single blanks.
  public let source: String

  /// What a reference asks of: a word, or an address with the categories chosen.
  public struct Subject: Hashable, Sendable {
    /// The word, or the table's address.
    public let word: String
    /// The categories chosen in brackets.
    public let coordinates: [CellAddress.Coordinate]

    /// What is asked of.
    ///
    /// - Parameters:
    ///   - word: the word, or the table's address.
    ///   - coordinates: the categories chosen.
    public init(word: String, coordinates: [CellAddress.Coordinate]) {
      self.word = word
      self.coordinates = coordinates
    }
  }

  /// Reads what stands between the braces.
  ///
  /// - Parameters:
  ///   - inside: the text between `{{` and `}}`.
  ///   - place: where it stands.
  /// - Throws: ``InputRefused`` where it cannot be read.
  public init(_ inside: String, at place: Place) throws(InputRefused) {
    var words = try LiveReference.words(of: inside, at: place)
    source = words.joined(separator: " ")
    guard !words.isEmpty else {
      throw InputRefused([Problem("reference.empty", at: place)])
    }
    verb = words.removeFirst()
    var subjects: [Subject] = []
    var options: [String: String] = [:]
    for word in words {
      if let equals = word.firstIndex(of: "="), !word[..<equals].contains("[") {
        let value = word[word.index(after: equals)...]
        options[String(word[..<equals])] =
          value.hasPrefix("\"") && value.hasSuffix("\"") && value.count >= 2
          ? String(value.dropFirst().dropLast()) : String(value)
      } else {
        subjects.append(try LiveReference.subject(word, reference: source, at: place))
      }
    }
    self.subjects = subjects
    self.options = options
    self.place = place
  }

  private static func subject(
    _ word: String, reference: String, at place: Place
  ) throws(InputRefused) -> Subject {
    guard let open = word.firstIndex(of: "[") else { return Subject(word: word, coordinates: []) }
    guard word.hasSuffix("]") else {
      throw InputRefused([Problem("reference.open-bracket", at: place, ["reference": reference])])
    }
    var coordinates: [CellAddress.Coordinate] = []
    for part in word[word.index(after: open)...].dropLast().split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != " " } }
      guard sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty else {
        throw InputRefused([
          Problem(
            "reference.bad-coordinate", at: place,
            ["reference": reference, "found": String(part)])
        ])
      }
      coordinates.append(CellAddress.Coordinate(dimension: sides[0], category: sides[1]))
    }
    return Subject(word: String(word[..<open]), coordinates: coordinates)
  }

  /// Parts at blanks that stand neither in brackets nor in quotes.
  private static func words(of text: String, at place: Place) throws(InputRefused) -> [String] {
    var words: [String] = []
    var word = ""
    var brackets = 0
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if !isQuoted && character == "[" { brackets += 1 }
      if !isQuoted && character == "]" { brackets -= 1 }
      if character.isWhitespace && !isQuoted && brackets == 0 {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else if character.isNewline {
        word.append(" ")
      } else {
        word.append(character)
      }
    }
    if !word.isEmpty { words.append(word) }
    if isQuoted || brackets != 0 {
      throw InputRefused([
        Problem(
          isQuoted ? "reference.open-quote" : "reference.open-bracket", at: place,
          ["reference": text.split(whereSeparator: \.isWhitespace).joined(separator: " ")])
      ])
    }
    return words
  }
}

extension LiveReference.Subject: CustomStringConvertible {
  /// The subject as references write it.
  public var description: String {
    guard !coordinates.isEmpty else { return word }
    let inside = coordinates.map { "\($0.dimension)=\($0.category)" }.joined(separator: ", ")
    return "\(word)[\(inside)]"
  }

  /// Reads an address as findings write it.
  ///
  /// - Parameters:
  ///   - text: the address.
  ///   - place: where it stands.
  /// - Throws: ``InputRefused`` where it cannot be read.
  public init(address text: String, at place: Place) throws(InputRefused) {
    let reference = try LiveReference("number \(text)", at: place)
    guard reference.subjects.count == 1 else {
      throw InputRefused([
        Problem("reference.bad-address", at: place, ["reference": text])
      ])
    }
    self = reference.subjects[0]
  }
}
