import Agenda

extension ReferenceReader {
  /// Whether words round a bare "mål 3" say that it is the municipality's own.
  func isOwnGoal(_ trigger: Trigger, until end: Int) -> Bool {
    for word in max(0, trigger.first - 4)..<trigger.first
    where !stream.tokens[word + 1].flags.contains(.sentence) {
      let mark = stream.traits(word).mark
      if mark == .own || mark == .local { return true }
    }
    // "mål 3 i kommuneplanen", "goal 3 of the strategy"
    guard end < stream.count, GapBytes(stream.gap(before: end)).isSpace, isPreposition(end)
    else { return false }
    for word in end + 1..<min(stream.count, end + 5) {
      if stream.tokens[word].flags.contains(.sentence) { return false }
      switch stream.traits(word).mark {
      case .own, .plan, .local: return true
      case .sdg, .agenda, .unitedNations: return false
      default: continue
      }
    }
    return false
  }

  private func isPreposition(_ index: Int) -> Bool {
    let token = stream.tokens[index]
    guard token.end - token.start <= 5 else { return false }
    let words: Set<String> = ["i", "in", "of", "for", "fra", "frå", "from", "under", "av", "til"]
    return words.contains(String(decoding: stream.book.word(token.word), as: UTF8.self))
  }

  /// Whether the passage speaks of the UN's goals before a bare "mål 3", or in the same sentence.
  func hasContext(_ trigger: Trigger, until end: Int) -> Bool {
    if let marker = lastMarker, !isOwn || sentence(of: marker) == sentence(of: trigger.first) {
      return true
    }
    let last = min(sentenceEnd(of: trigger.first), end + 10)
    guard end <= last, end < stream.count else { return false }
    for word in end...last where stream.traits(word).mark == .sdg {
      return true
    }
    for word in end...last where stream.traits(word).mark == .agenda && word + 1 < stream.count {
      return stream.tokens[word + 1].number == 2030
    }
    return false
  }

  /// Reads a number in brackets in a sentence on the goals, as in "(nr 4)".
  mutating func readParenthesis(at index: Int) {
    guard index > 0, index + 1 < stream.count, let marker = lastMarker, !isOwn,
      sentence(of: marker) == sentence(of: index),
      GapBytes(stream.gap(before: index)).signs.last == UInt8(ascii: "(")
    else { return }
    var list = NumberList(
      stream, language: language, trigger: Trigger(number: index), isNumbered: true, goal: nil)
    guard GapBytes(stream.gap(before: index + 1)).isOpening(afterNumberWord: true) else { return }
    list.read(from: index + 1)
    for item in list.items {
      add([
        GoalReference(goal: item.goal, target: item.target, form: .number, range: item.range)
      ])
    }
    if !list.items.isEmpty { next = list.next }
  }

  /// "det trettende bærekraftsmålet", "the 13th Sustainable Development Goal".
  func ordinal(before trigger: Trigger) -> GoalReference? {
    var word = trigger.first - 1
    guard word >= 0, !trigger.isTarget else { return nil }
    let gap = GapBytes(stream.gap(before: trigger.first))
    let token = stream.tokens[word]
    if stream.traits(word).mark == .ordinalEnd, word > 0, gap.isSpace,
      GapBytes(stream.gap(before: word)).isEmpty
    {
      word -= 1
      return number(word, until: trigger)
    }
    if token.flags.contains(.number) {
      // "det 13. bærekraftsmålet"; a capital letter would begin a new sentence.
      guard gap.signs == [UInt8(ascii: ".")], gap.spaces == 1,
        !stream.tokens[trigger.first].flags.contains(.sentence)
      else { return nil }
      return number(word, until: trigger)
    }
    let letters = String(decoding: stream.book.word(token.word), as: UTF8.self)
    guard gap.isSpace, ReferenceWords.ordinals.contains(letters) else { return nil }
    let traits = stream.traits(word)
    let value = language == .english ? traits.englishNumber : traits.norwegianNumber
    // "andre bærekraftsmål" are other goals; "det andre bærekraftsmålet" is the second.
    guard isSingular(trigger), let goal = GoalID(rawValue: Int(value)) else { return nil }
    return GoalReference(
      goal: goal, target: nil, form: .number,
      range: Int(token.start)..<Int(stream.tokens[trigger.last].end))
  }

  private func isSingular(_ trigger: Trigger) -> Bool {
    let word = stream.book.word(stream.tokens[trigger.last].word)
    return language == .english ? word.last != UInt8(ascii: "s") : word.suffix(2) == [0x65, 0x74]
  }

  private func number(_ word: Int, until trigger: Trigger) -> GoalReference? {
    guard let goal = GoalID(rawValue: Int(stream.tokens[word].number)) else { return nil }
    return GoalReference(
      goal: goal, target: nil, form: .number,
      range: Int(stream.tokens[word].start)..<Int(stream.tokens[trigger.last].end))
  }
}
