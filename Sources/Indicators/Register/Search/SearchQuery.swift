import Agenda
import Languages

/// Words that are looked for.
struct SearchQuery {
  /// The words, folded, each with the beginning that its forms share.
  let words: [(word: String, stem: String)]

  var isEmpty: Bool { words.isEmpty }

  init(_ text: String) {
    words = SearchWords.words(text).unique.map { ($0, SearchWords.stem($0)) }
  }

  /// How well a word of a text fits a word that is looked for: 0 where it does not.
  ///
  /// A word that begins in the same way fits, so does one that a compound ends in.
  static func fit(_ found: String, _ wanted: (word: String, stem: String)) -> Double {
    if found == wanted.word { return 4 }
    if found.hasPrefix(wanted.word) { return 3 }
    if wanted.stem.utf8.count >= 4 {
      if found.hasPrefix(wanted.stem) { return 2.5 }
      if found.hasSuffix(wanted.word) || found.hasSuffix(wanted.stem) { return 2 }
      if found.firstRange(of: wanted.stem) != nil { return 1 }
    }
    return 0
  }
}

/// The texts of a register that words are looked for in.
struct SearchTexts {
  private let register: IndicatorRegister
  private let goals: [GoalID: [String]]
  private let sets: [String: [String]]
  private let concepts: [String: [String: [String]]]

  init(_ register: IndicatorRegister) {
    self.register = register
    goals = Dictionary(
      Agenda2030.goals.map { ($0.id, SearchTexts.words($0.name)) }, uniquingKeysWith: { $1 })
    sets = Dictionary(
      register.sets.map { ($0.id, SearchTexts.words($0.title)) }, uniquingKeysWith: { $1 })
    concepts = Dictionary(
      register.schemes.map { scheme in
        let labels = scheme.concepts.map { ($0.code, SearchTexts.words($0.label)) }
        return (scheme.id, Dictionary(labels, uniquingKeysWith: { $1 }))
      }, uniquingKeysWith: { $1 })
  }

  private static func words(_ text: LocalizedText) -> [String] {
    text.texts.sorted { $0.key < $1.key }.flatMap { SearchWords.words($0.value) }
  }

  /// The score of an indicator, and how many of the words were found: for each word the best place
  /// counts, the title first, then code, sector, set, goals and source.
  func score(
    of indicator: RegisteredIndicator, _ query: SearchQuery
  ) -> (score: Double, found: Int) {
    let title = SearchTexts.words(indicator.title)
    var places: [(words: [String], weight: Double)] = [(title, 4)]
    places.append((SearchWords.words(indicator.id + " " + (indicator.code ?? "")), 3))
    for (scheme, codes) in indicator.concepts.sorted(by: { $0.key < $1.key }) {
      places += codes.map { (concepts[scheme]?[$0] ?? [], 1.5) }
    }
    places.append((sets[indicator.set] ?? [], 1.5))
    places += indicator.goals.map { (goals[$0] ?? [], 0.5) }
    places.append((SearchWords.words(indicator.answer ?? ""), 0.5))
    places.append((SearchWords.words(indicator.source?.text ?? ""), 0.25))
    var score = 0.0
    var found = 0
    for wanted in query.words {
      let best =
        places.map { place in
          place.weight * (place.words.map { SearchQuery.fit($0, wanted) }.max() ?? 0)
        }.max() ?? 0
      score += best
      if best > 0 { found += 1 }
    }
    // A short title that has the words says more of them than a long one.
    return (score / Double(query.words.count) + 1 / Double(1 + title.count), found)
  }
}
