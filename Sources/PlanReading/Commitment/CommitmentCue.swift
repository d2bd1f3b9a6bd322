/// A cue, and the first and last of the words that it rests on.
typealias FoundCue = (cue: CommitmentCue, first: Int, last: Int)

/// A kind of word by which a passage commits itself, or speaks of the document instead.
enum CommitmentCue: String, CaseIterable {
  case intends
  case acts
  case measure
  case deadline
  case unit
  case responsible
  case budget
  case amount
  case reports
  case frames
  case title

  /// The cues' terms in some columns, in the order of the cases.
  static func groups(in columns: [LexiconLanguage]) -> [TermIndex.Group] {
    allCases.map { cue in
      TermIndex.Group(terms: columns.flatMap { terms[cue]?[$0] ?? [] })
    }
  }

  private static let terms: [CommitmentCue: [LexiconLanguage: [Term]]] = {
    var terms: [CommitmentCue: [LexiconLanguage: [Term]]] = [:]
    for row in WordTable("words/commitment.tsv").rows {
      guard let cue = CommitmentCue(rawValue: row[0]) else {
        preconditionFailure("commitment.tsv: \(row[0]) is no cue")
      }
      for language in LexiconLanguage.allCases {
        let notations = row[1 + language.rawValue].split(separator: "|")
        terms[cue, default: [:]][language] = notations.compactMap { part in
          let words = part.split(separator: " ").joined(separator: " ")
          return Term(words)
        }
      }
    }
    return terms
  }()
}
