extension ReferenceReader {
  /// The word or words that a number of a goal follows: "FN sine berekraftsmål", "SDG target".
  struct Trigger {
    /// The first word.
    var first: Int
    /// The last word.
    var last: Int
    /// Whether it speaks of the UN's goals without doubt.
    var isStrong: Bool
    /// Whether a target's number follows rather than a goal's.
    var isTarget: Bool
    var isIndicator = false

    /// The trigger that a marked word is part of.
    init?(at index: Int, in stream: WordStream) {
      first = index
      last = index
      let mark = stream.traits(index).mark
      isTarget = mark == .target
      isIndicator = mark == .indicator
      isStrong = mark == .sdg
      if isStrong {
        takeNouns(after: index, in: stream)
      } else {
        takeWords(before: index, mark, in: stream)
      }
    }

    /// A bare "nr." in brackets after a word that speaks of the goals.
    init(number index: Int) {
      first = index
      last = index
      isStrong = true
      isTarget = false
    }

    /// "SDG-mål", "SDG target", "SDG indicator".
    private mutating func takeNouns(after index: Int, in stream: WordStream) {
      var noun = index + 1
      // "SDG-ene", "SDG's"
      if noun < stream.count, stream.traits(noun).mark == .possessive,
        !stream.gap(before: noun).contains(UInt8(ascii: " "))
      {
        last = noun
      }
      if noun < stream.count, stream.traits(noun).mark == .possessive { noun += 1 }
      guard noun < stream.count, Self.joins(stream.gap(before: noun)) else { return }
      switch stream.traits(noun).mark {
      case .goal, .sdg: last = noun
      case .target:
        last = noun
        isTarget = true
      case .indicator:
        last = noun
        isIndicator = true
      default: return
      }
    }

    /// "FN sitt mål", "Sustainable Development Goal", "globale mål".
    private mutating func takeWords(
      before index: Int, _ mark: ReferenceMark, in stream: WordStream
    ) {
      var word = index - 1
      while word >= 0, index - word <= 5, Self.joins(stream.gap(before: word + 1)) {
        switch stream.traits(word).mark {
        case .unitedNations, .global:
          isStrong = true
          first = word
          return
        case .development, .sustainable:
          if mark != .target { isStrong = true }
          first = word
        case .possessive: break
        case .sdg:
          isStrong = true
          first = word
          return
        default:
          if stream.tokens[word].number != 17 { return }
        }
        word -= 1
      }
    }

    private static func joins(_ gap: UnsafeBufferPointer<UInt8>) -> Bool {
      gap.count <= 3
        && gap.allSatisfy {
          $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "'")
            || $0 == UInt8(ascii: "\n") || $0 >= 0x80
        }
    }
  }

  /// Reads what follows a trigger, or the ordinal before it.
  mutating func read(_ trigger: Trigger) {
    if trigger.isStrong {
      // The municipality's "own sustainability goals" are its own.
      if isLocal(before: trigger.first) { return }
      noteMarker(trigger.last)
      if let ordinal = ordinal(before: trigger) {
        add([ordinal])
        return
      }
    }
    let numbered = hasNumberWord(after: trigger.last)
    let start = trigger.last + (numbered ? 2 : 1)
    guard start < stream.count, mayBeNumber(start),
      opens(stream.gap(before: trigger.last + 1), stream.gap(before: start), numbered)
    else { return }
    var list = NumberList(
      stream, language: language, trigger: trigger, isNumbered: numbered, goal: lastGoal(trigger))
    list.read(from: start)
    guard !list.items.isEmpty else { return }
    guard let form = form(of: trigger, list, isNumbered: numbered) else { return }
    let begin = Int(stream.tokens[trigger.first].start)
    for (place, item) in list.items.enumerated() {
      add([
        GoalReference(
          goal: item.goal, target: item.target, form: form,
          range: (place == 0 ? begin : item.range.lowerBound)..<item.range.upperBound)
      ])
    }
    next = list.next
  }

  private func mayBeNumber(_ index: Int) -> Bool {
    let traits = stream.traits(index)
    return stream.tokens[index].flags.contains(.number) || traits.norwegianNumber > 0
      || traits.englishNumber > 0
  }

  /// How a list of numbers names goals after this trigger; nil where they are somebody's own.
  private func form(
    of trigger: Trigger, _ list: NumberList, isNumbered: Bool
  ) -> GoalReference.Form? {
    if trigger.isStrong { return .number }
    if list.isNamed { return .number }
    if isOwnGoal(trigger, until: list.next) { return nil }
    let isDotted = list.items.allSatisfy { $0.target != nil } && !list.isUnderGoal
    if trigger.isTarget, isDotted { return .number }
    if list.isUnderGoal { return .number }
    if hasContext(trigger, until: list.next) { return list.isTitled ? nil : .context }
    if surroundings == .heading, !list.isTitled { return .context }
    if isDotted, surroundings >= .document, !list.isTitled { return .context }
    // "mål nr. 3 og 11" picks from a known list; a single "mål nr. 2" may be anybody's.
    let isPicked = isNumbered && (list.items.count > 1 || surroundings >= .document)
    return isPicked && !trigger.isTarget && !trigger.isIndicator ? .number : nil
  }

  /// The goal that a bare "delmål 2" is a target of: the one named just before it.
  private func lastGoal(_ trigger: Trigger) -> GoalReference? {
    guard trigger.isTarget, let last = references.last, next <= trigger.first,
      trigger.first - next <= 2
    else { return nil }
    return sentence(of: trigger.first) == sentence(of: max(0, next - 1)) ? last : nil
  }

  private func hasNumberWord(after index: Int) -> Bool {
    index + 2 < stream.count && stream.traits(index + 1).mark == .number
  }

  private func opens(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, _ numbered: Bool
  ) -> Bool {
    let plain = numbered ? [first] : []
    return plain.allSatisfy { GapBytes($0).isOpening(afterNumberWord: false) }
      && GapBytes(second).isOpening(afterNumberWord: numbered)
  }

  private func isLocal(before index: Int) -> Bool {
    for word in max(0, index - 2)..<max(0, index) where stream.traits(word).mark == .local {
      return true
    }
    return false
  }
}
