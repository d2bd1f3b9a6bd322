/// That a passage speaks of the document rather than of what is worked on.
///
/// A plan also says how it was made, what its chapters hold, how something is measured and what a figure
/// shows. Such a passage has the words of a goal and does nothing about it, so it asserts none.
public struct Framing: Hashable, Sendable {
  /// How it is told.
  public enum Kind: Hashable, Sendable {
    /// It begins as a preface, a method or a list of sources does, or stands under such a heading.
    case title
    /// It is what stands over a table or below a figure.
    case caption
    /// Half of its sentences or more have words on the document, its making or its measures.
    case words
  }

  /// How it is told.
  public let kind: Kind
  /// The bytes of the words that tell it; none where the heading does.
  public let evidence: [Range<Int>]

  /// The longest caption, in words.
  static let longestCaption = 60

  /// Looks at the passage that was read last.
  ///
  /// - Parameters:
  ///   - stream: its words.
  ///   - cues: what was found in it.
  ///   - commitment: how far it commits somebody: what measures something is no framing.
  ///   - heading: what the heading above says.
  init?(
    _ stream: WordStream, _ cues: [FoundCue], commitment: Commitment, below heading: HeadingRole
  ) {
    guard commitment < .measures, heading != .measures else { return nil }
    let words = cues.filter { $0.cue == .frames }
    if let title = cues.first(where: { $0.cue == .title && Framing.begins(stream, with: $0) }) {
      self.init(.title, [title], stream)
    } else if commitment == .describes, Framing.isCaption(stream) {
      self.init(.caption, [(.frames, 0, 1)], stream)
    } else if words.count >= 2, words.count * 2 >= Framing.sentences(of: stream) {
      self.init(.words, words, stream)
    } else if heading == .framing {
      self.init(.title, [], stream)
    } else {
      return nil
    }
  }

  private init(_ kind: Kind, _ cues: [FoundCue], _ stream: WordStream) {
    self.kind = kind
    evidence = cues.map {
      Int(stream.tokens[$0.first].start)..<Int(stream.tokens[$0.last].end)
    }
  }

  /// "1.3 Metode", "Forord Planen er ...": only a number before it, and nothing or a new sentence behind.
  private static func begins(_ stream: WordStream, with cue: FoundCue) -> Bool {
    for index in 0..<cue.first where !stream.tokens[index].flags.contains(.number) { return false }
    guard cue.last + 1 < stream.count else { return true }
    return !stream.tokens[cue.last + 1].flags.isDisjoint(with: [.capital, .sentence, .clause])
  }

  private static let captions: Set<String> = [
    "tabell", "figur", "kart", "diagram", "bilde", "bilete", "illustrasjon", "table", "figure",
    "map", "chart",
  ]

  /// "Tabell 4: Elever", not "Tabell 4 viser at flere fullfører".
  private static func isCaption(_ stream: WordStream) -> Bool {
    guard (2...longestCaption).contains(stream.count),
      stream.tokens[1].flags.contains(.number),
      stream.count == 2
        || !stream.tokens[2].flags.isDisjoint(with: [.capital, .sentence, .clause])
    else { return false }
    let first = stream.book.word(stream.tokens[0].word)
    return captions.contains(String(decoding: first, as: UTF8.self))
  }

  private static func sentences(of stream: WordStream) -> Int {
    var count = 0
    for index in 0..<stream.count where index == 0 || stream.tokens[index].flags.contains(.sentence)
    {
      count += 1
    }
    return count
  }
}
