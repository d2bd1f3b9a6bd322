/// The small words that tell languages apart, and how much each counts.
enum FunctionWords {
  /// The votes of each word, in the order of ``PassageLanguage/voted``.
  ///
  /// A word of one language counts 4 for it, one of two languages 2, of three 1, of more nothing.
  static let votes: [String: SIMD8<UInt8>] = {
    var languages: [String: Set<Int>] = [:]
    for row in WordTable("words/function-words.tsv").rows {
      guard let place = PassageLanguage.voted.firstIndex(where: { $0.rawValue == row[0] }) else {
        preconditionFailure("function-words.tsv: \(row[0]) is no language")
      }
      for word in row[1].split(separator: " ") {
        languages[String(word), default: []].insert(place)
      }
    }
    return languages.compactMapValues { places in
      let weight: UInt8 = [1: 4, 2: 2, 3: 1][places.count] ?? 0
      guard weight > 0 else { return nil }
      var votes = SIMD8<UInt8>(repeating: 0)
      for place in places { votes[place] = weight }
      return votes
    }
  }()
}
