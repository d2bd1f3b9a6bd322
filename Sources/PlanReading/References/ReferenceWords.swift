/// The words that a reader of references and languages knows from the start.
enum ReferenceWords {
  /// All known words with their traits.
  static let known: [(word: String, traits: WordTraits)] = {
    var words: [String: WordTraits] = [:]
    for (word, votes) in FunctionWords.votes { words[word, default: WordTraits()].votes = votes }
    for (word, mark) in marks { words[word, default: WordTraits()].mark = mark }
    for row in WordTable("words/number-words.tsv").rows {
      guard let value = UInt8(row[0]) else { preconditionFailure("number-words.tsv: \(row[0])") }
      for word in (row[1] + " " + row[3]).split(separator: " ") {
        words[String(word), default: WordTraits()].norwegianNumber = value
      }
      for word in (row[2] + " " + row[4]).split(separator: " ") {
        words[String(word), default: WordTraits()].englishNumber = value
      }
    }
    for (place, group) in GoalName.groups.enumerated() {
      words[group[0].words[0], default: WordTraits()].nameGroup = UInt8(place + 1)
    }
    return words.sorted { $0.key < $1.key }.map { word, traits in
      var traits = traits
      traits.isMarked = traits.mark.isMarked || traits.nameGroup > 0
      return (word, traits)
    }
  }()

  /// The ordinals of Norwegian and English: "trettende", "thirteenth".
  static let ordinals: Set<String> = {
    let rows = WordTable("words/number-words.tsv").rows
    return Set(rows.flatMap { ($0[3] + " " + $0[4]).split(separator: " ").map(String.init) })
  }()

  private static let marks: [String: ReferenceMark] = {
    var endings: [String] = []
    var marks: [String: ReferenceMark] = [:]
    for row in WordTable("words/reference-words.tsv").rows {
      let words = row[1].split(separator: " ").map(String.init)
      if row[0] == "ending" {
        endings = words
        continue
      }
      guard let mark = ReferenceMark(rawValue: row[0]) else {
        preconditionFailure("reference-words.tsv: \(row[0]) is no mark")
      }
      for word in words {
        if word.last == "*" {
          let stem = String(word.dropLast())
          for ending in [""] + endings { marks[stem + ending] = marks[stem + ending] ?? mark }
        } else {
          marks[word] = marks[word] ?? mark
        }
      }
    }
    return marks
  }()
}
