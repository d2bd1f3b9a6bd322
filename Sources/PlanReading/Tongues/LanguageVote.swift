/// How the words of a passage, or of a whole document, vote for languages.
struct LanguageVote {
  /// The sums of votes in the order of ``PassageLanguage/voted``.
  var sums = SIMD8<UInt32>(repeating: 0)

  /// The language with most votes, and how clearly it won: its share of its own and the next one's.
  var winner: (language: PassageLanguage, share: Double, votes: UInt32) {
    var best = 0
    var second = 0
    for place in 1..<PassageLanguage.voted.count where sums[place] > sums[best] { best = place }
    for place in 0..<PassageLanguage.voted.count where place != best {
      if second == best || sums[place] > sums[second] { second = place }
    }
    guard sums[best] > 0 else { return (.unknown, 0, 0) }
    let both = sums[best] + (second == best ? 0 : sums[second])
    return (PassageLanguage.voted[best], Double(sums[best]) / Double(both), sums[best])
  }

  /// The winner; where bokmål and Danish share their words, bokmål: these are Norwegian plans.
  var decided: (language: PassageLanguage, share: Double, votes: UInt32) {
    let found = winner
    let bokmaal = sums[0]
    let isClose = found.language == .danish && found.share < 0.6
    let isShared =
      (found.language == .bokmaal || isClose) && bokmaal >= 4 && sums[1] * 2 <= bokmaal
      && sums[3] * 3 <= bokmaal * 2
    return isShared ? (.bokmaal, max(found.share, 0.61), bokmaal + 4) : found
  }

  /// The language of a passage.
  ///
  /// A clear vote decides. Otherwise the document's language decides, if the passage's words speak
  /// not against it.
  func language(in document: PassageLanguage) -> PassageLanguage {
    let own = decided
    // In a plan in bokmål a short passage with a few words that are Danish too is bokmål.
    if document == .bokmaal, own.language == .danish, own.votes < 24 || own.share < 0.7 {
      return .bokmaal
    }
    if own.votes >= 8, own.share >= 0.6 { return own.language }
    guard document != .unknown,
      let place = PassageLanguage.voted.firstIndex(of: document)
    else { return own.votes >= 4 && own.share > 0.5 ? own.language : .unknown }
    // One word of another language only, as in a name, is no vote against the document.
    let against = own.votes > sums[place] + 4
    return against ? own.language : document
  }
}
