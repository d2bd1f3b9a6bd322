/// Finds how far a passage commits somebody, sentence by sentence.
///
/// A sentence measures where something is to be done and it says when, how much, who or for what
/// money; it intends where it only says that something is wanted or to be done. The passage counts
/// as its most binding sentence.
struct CommitmentReader {
  let stream: WordStream
  /// What the heading above says that follows.
  let heading: HeadingRole
  private(set) var evidence: [CommitmentEvidence] = []
  private(set) var commitment = Commitment.describes

  init(_ stream: WordStream, below heading: HeadingRole) {
    self.stream = stream
    self.heading = heading
  }

  /// Reads the cues found in the passage.
  mutating func read(_ cues: [FoundCue]) {
    var start = 0
    while start < cues.count {
      var end = sentenceEnd(from: cues[start].first)
      var next = start
      while next < cues.count {
        if cues[next].first > end {
          // "Utarbeide plan for overvann. Ansvarlig: Teknisk drift. Frist: 2026."
          guard cues[next].first == end + 1,
            [.responsible, .deadline, .budget].contains(cues[next].cue)
          else { break }
          end = sentenceEnd(from: cues[next].first)
        }
        next += 1
      }
      readSentence(Array(cues[start..<next]))
      start = next
    }
    evidence.sort {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
  }

  private func sentenceEnd(from index: Int) -> Int {
    var last = index
    while last + 1 < stream.count, !stream.tokens[last + 1].flags.contains(.sentence) { last += 1 }
    return last
  }

  private mutating func readSentence(_ cues: [FoundCue]) {
    var found: [CommitmentEvidence] = []
    var reports = false
    for cue in cues {
      guard let kind = kind(of: cue.cue) else {
        reports = reports || cue.cue == .reports
        continue
      }
      guard let last = counts(cue) else { continue }
      found.append(
        CommitmentEvidence(
          kind: kind,
          range: Int(stream.tokens[cue.first].start)..<Int(stream.tokens[last].end)))
    }
    found += shares(near: cues)
    let kinds = Set(found.map(\.kind))
    let level = level(kinds, beginsWithAction: beginsWithAction(cues), reports: reports)
    guard level > .describes else { return }
    evidence += Set(found)
    commitment = max(commitment, level)
  }

  private func level(
    _ kinds: Set<CommitmentEvidence.Kind>, beginsWithAction: Bool, reports: Bool
  ) -> Commitment {
    let intends = kinds.contains(.intention)
    if reports && !intends { return .describes }
    let isToBeDone =
      (kinds.contains(.action) && (intends || beginsWithAction))
      || (kinds.contains(.measure) && kinds.contains(.responsible))
    let isDefinite = !kinds.isDisjoint(with: [.deadline, .amount, .responsible, .budget])
    if isToBeDone, isDefinite || (heading == .measures && beginsWithAction) { return .measures }
    // "Utslippene skal ned med 50 prosent innen 2030": a figure with a date is a measure's goal.
    if intends, kinds.contains(.deadline), kinds.contains(.amount) { return .measures }
    return intends || beginsWithAction ? .intends : .describes
  }

  /// A point of a list that begins with what is to be done: "Etablere flere ladepunkter".
  private func beginsWithAction(
    _ cues: [FoundCue]
  ) -> Bool {
    cues.contains { cue in
      guard cue.cue == .acts,
        cue.first <= 1
          || !stream.tokens[cue.first].flags.isDisjoint(with: [.sentence, .clause])
      else { return false }
      // Infinitives and imperatives only: "Etablerte" and "Økt" tell of what is done.
      let word = stream.book.word(stream.tokens[cue.first].word)
      return !CommitmentReader.pastEndings.contains { word.suffix($0.count).elementsEqual($0) }
    }
  }

  private static let pastEndings = [
    "erte", "kte", "lte", "gde", "vde", "lde", "ed", "ing", "rt", "get", "ret", "let", "er", "ar",
  ].map { Array($0.utf8) }

  private func kind(of cue: CommitmentCue) -> CommitmentEvidence.Kind? {
    switch cue {
    case .intends: .intention
    case .acts: .action
    case .measure: .measure
    case .deadline: .deadline
    case .unit, .responsible: .responsible
    case .budget: .budget
    case .amount: .amount
    case .reports, .frames, .title: nil
    }
  }

  /// The last word of what a cue rests on; nil where the figure that it needs is missing.
  private func counts(_ cue: FoundCue) -> Int? {
    switch cue.cue {
    case .deadline: year(after: cue)
    case .amount, .budget: hasNumber(before: cue.first) ? cue.last : number(after: cue)
    case .responsible:
      GapBytes(stream.gap(after: cue.last)).signs.contains(UInt8(ascii: ":")) ? cue.last : nil
    default: cue.last
    }
  }

  /// "innen utgangen av 2027"; words such as "årlig" need no year.
  private func year(after cue: FoundCue) -> Int? {
    let last = min(stream.count - 1, cue.last + 4)
    for index in cue.last..<(last + 1) where isYear(index) { return index }
    return cue.last == cue.first && isRecurring(cue.first) ? cue.last : nil
  }

  private func isYear(_ index: Int) -> Bool {
    (2020...2099).contains(stream.tokens[index].number)
  }

  private func isRecurring(_ index: Int) -> Bool {
    let word = String(decoding: stream.book.word(stream.tokens[index].word), as: UTF8.self)
    return ["årlig", "årleg", "annually", "frist", "tidsfrist", "deadline"].contains(word)
  }

  private func hasNumber(before index: Int) -> Bool {
    let first = max(0, index - 3)
    for word in first..<index
    where stream.tokens[word].flags.contains(.number) && !isYear(word) {
      return true
    }
    return false
  }

  private func number(after cue: FoundCue) -> Int? {
    guard cue.cue == .budget else { return nil }
    let last = min(stream.count - 1, cue.last + 3)
    for index in cue.last..<(last + 1)
    where stream.tokens[index].flags.contains(.number) && !isYear(index) {
      return index
    }
    return nil
  }

  /// "50 %": the sign is no word, so it has no term.
  private func shares(
    near cues: [FoundCue]
  ) -> [CommitmentEvidence] {
    guard let first = cues.first?.first else { return [] }
    var start = first
    while start > 0, !stream.tokens[start].flags.contains(.sentence) { start -= 1 }
    return (start...sentenceEnd(from: first)).compactMap { index in
      guard stream.tokens[index].flags.contains(.number),
        GapBytes(stream.gap(after: index)).beginsWithPercent
      else { return nil }
      let token = stream.tokens[index]
      return CommitmentEvidence(kind: .amount, range: Int(token.start)..<Int(token.end))
    }
  }
}
