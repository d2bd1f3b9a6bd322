import Agenda

/// A list of goals' or targets' numbers: "3, 4 og 11", "1–17", "11.2 and 11.3", "3.a".
struct NumberList {
  struct Item {
    var goal: GoalID
    var target: TargetID?
    var range: Range<Int>
    /// The word after it.
    var next: Int
  }

  let stream: WordStream
  let language: PassageLanguage
  let trigger: ReferenceReader.Trigger
  let isNumbered: Bool
  /// The goal that bare numbers are targets of.
  let goal: GoalReference?
  private(set) var items: [Item] = []
  /// The word after the list.
  private(set) var next = 0
  /// Whether the goal's own name follows one of the numbers.
  private(set) var isNamed = false
  /// Whether another title follows the number: "Mål 1 En attraktiv kommune".
  private(set) var isTitled = false

  init(
    _ stream: WordStream, language: PassageLanguage, trigger: ReferenceReader.Trigger,
    isNumbered: Bool, goal: GoalReference?
  ) {
    self.stream = stream
    self.language = language
    self.trigger = trigger
    self.isNumbered = isNumbered
    self.goal = goal
  }

  /// Whether the numbers are targets of the goal named before them.
  var isUnderGoal: Bool { goal != nil && !items.isEmpty && items[0].target != nil && isBare }
  private var isBare = false

  /// Reads from the first number on.
  mutating func read(from start: Int) {
    guard let first = item(at: start, isFirst: true) else { return }
    append(first)
    while let following = following() {
      guard let more = item(at: following.index, isFirst: false) else { break }
      if following.isRange {
        guard let last = items.last, let between = range(from: last, to: more) else { break }
        items += between
        next = more.next
        takeName(of: more.goal)
      } else {
        // "3 og 4" of goals; but "11.2, 3" only where the number is clearly a goal's.
        if trigger.isTarget, more.target == nil { break }
        append(more)
      }
    }
    if !isNamed { isTitled = looksTitled() }
  }

  private mutating func append(_ item: Item) {
    items.append(item)
    next = item.next
    if item.target == nil { takeName(of: item.goal) }
  }

  private mutating func takeName(of goal: GoalID) {
    guard let name = GoalName.length(of: goal, in: stream, at: next) else { return }
    let gap = GapBytes(stream.gap(before: next))
    guard gap.signs.count <= 2, gap.lines < 2 else { return }
    isNamed = true
    next += name
    // The name belongs to what names the goal.
    items[items.count - 1].range =
      items[items.count - 1].range.lowerBound..<Int(stream.tokens[next - 1].end)
    items[items.count - 1].next = next
  }

  /// The place of the next number of the list, if it goes on.
  private func following() -> (index: Int, isRange: Bool)? {
    guard next < stream.count else { return nil }
    let gap = GapBytes(stream.gap(before: next))
    let mark = stream.traits(next).mark
    if isNumber(next) {
      if gap.isDash { return (next, true) }
      // "mål 3 (God helse), 4 (God utdanning)": the bracket closes first.
      if gap.isListSign || closesThenParts(gap) { return (next, false) }
      return nil
    }
    guard gap.isSpace || gap.hasComma || closes(gap), next + 1 < stream.count,
      GapBytes(stream.gap(before: next + 1)).isSpace, isNumber(next + 1)
    else { return nil }
    if mark == .and { return (next + 1, false) }
    if mark == .to, gap.isSpace { return (next + 1, true) }
    return nil
  }

  private func closes(_ gap: GapBytes) -> Bool {
    isNamed && gap.signs.allSatisfy { [UInt8(ascii: ")"), UInt8(ascii: "\"")].contains($0) }
  }

  private func closesThenParts(_ gap: GapBytes) -> Bool {
    guard isNamed, let last = gap.signs.last, gap.signs.count == 2 else { return false }
    return last == UInt8(ascii: ",") || last == UInt8(ascii: ";")
  }

  private func isNumber(_ index: Int) -> Bool {
    stream.tokens[index].flags.contains(.number) || wordValue(index) != nil
  }

  private func wordValue(_ index: Int) -> Int? {
    let traits = stream.traits(index)
    let value = language == .english ? traits.englishNumber : traits.norwegianNumber
    // "en" and "one" are pronouns too, unless "nummer" stands before them.
    guard value > 0, value > 1 || isNumbered, language != .unknown else { return nil }
    return ReferenceWords.ordinals.contains(String(decoding: word(index), as: UTF8.self))
      ? nil : Int(value)
  }

  private func word(_ index: Int) -> ArraySlice<UInt8> {
    stream.book.word(stream.tokens[index].word)
  }
}

extension NumberList {
  /// The goals or targets from one to another; nil where that is no range.
  private func range(from first: Item, to last: Item) -> [Item]? {
    let range = first.range.lowerBound..<last.range.upperBound
    if let start = first.target, let end = last.target {
      guard start < end, start.goal == end.goal else { return nil }
      return TargetID.all(in: start.goal).filter { $0 > start && $0 <= end }
        .map { Item(goal: $0.goal, target: $0, range: range, next: last.next) }
    }
    guard first.target == nil, last.target == nil, first.goal < last.goal else { return nil }
    return GoalID.all.filter { $0 > first.goal && $0 <= last.goal }
      .map { Item(goal: $0, target: nil, range: range, next: last.next) }
  }

  /// The goal or target that a number names.
  private mutating func item(at index: Int, isFirst: Bool) -> Item? {
    let token = stream.tokens[index]
    if !token.flags.contains(.number) {
      guard let value = wordValue(index), let goal = GoalID(rawValue: value), !isCounting(index)
      else { return nil }
      return Item(
        goal: goal, target: nil, range: Int(token.start)..<Int(token.end), next: index + 1)
    }
    guard token.number > 0, token.end - token.start <= 2,
      let number = GoalID(rawValue: Int(token.number))
    else { return bareTarget(at: index) }
    if let target = target(of: number, at: index) { return target }
    if hasPart(index) || isCounting(index) { return nil }
    if let under = bareTarget(at: index) { return under }
    return Item(
      goal: number, target: nil, range: Int(token.start)..<Int(token.end), next: index + 1)
  }

  /// "delmål 2" after "bærekraftsmål 11".
  private mutating func bareTarget(at index: Int) -> Item? {
    let token = stream.tokens[index]
    guard trigger.isTarget, let goal, !isCounting(index), !hasPart(index),
      let target = TargetID(rawValue: "\(goal.goal).\(token.number)")
    else { return nil }
    isBare = true
    return Item(
      goal: goal.goal, target: target, range: Int(token.start)..<Int(token.end), next: index + 1)
  }

  /// "11.2", "3.a", "3a", and the target of an indicator "11.2.1".
  private func target(of goal: GoalID, at index: Int) -> Item? {
    guard index + 1 < stream.count else { return nil }
    let gap = GapBytes(stream.gap(before: index + 1))
    guard gap.isPoint || gap.isEmpty else { return nil }
    let part = stream.tokens[index + 1]
    let text = String(decoding: word(index + 1), as: UTF8.self)
    if gap.isEmpty, part.flags.contains(.number) { return nil }
    guard let target = TargetID(rawValue: "\(goal).\(text)") else { return nil }
    var end = index + 1
    if end + 1 < stream.count, GapBytes(stream.gap(before: end + 1)).isPoint,
      stream.tokens[end + 1].flags.contains(.number)
    {
      // An indicator's last part; a year or a third part of a heading's number is none.
      guard (1...9).contains(stream.tokens[end + 1].number) else { return nil }
      end += 1
    }
    guard !isMeasuring(end), !hasPart(end) else { return nil }
    return Item(
      goal: goal, target: target,
      range: Int(stream.tokens[index].start)..<Int(stream.tokens[end].end), next: end + 1)
  }

  /// Whether a number goes on: "2.5", "3-åringer", "4b".
  private func hasPart(_ index: Int) -> Bool {
    guard index + 1 < stream.count else { return false }
    let gap = GapBytes(stream.gap(before: index + 1))
    if gap.isEmpty { return true }
    let isNext = stream.tokens[index + 1].flags.contains(.number)
    if gap.isPoint { return true }
    if gap.isDash, gap.spaces == 0, !isNext { return stream.traits(index + 1).mark != .to }
    return false
  }

  /// Whether a number counts something, as in "3 tiltak", or begins a date.
  private func isCounting(_ index: Int) -> Bool {
    let after = GapBytes(stream.gap(after: index))
    if isMeasuring(index) { return true }
    guard index + 1 < stream.count else { return false }
    switch stream.traits(index + 1).mark {
    case .of, .in:
      // "3 av 10", but "goal 3 of the SDGs" and "mål 3 i FNs bærekraftsmål".
      let isOfAll = trigger.isStrong && stream.traits(index + 1).mark == .of
      let isOfNumber =
        index + 2 < stream.count && stream.tokens[index + 2].flags.contains(.number)
      return after.isSpace && (isOfAll || isOfNumber)
    case .count:
      if after.isSpace { return true }
    default: return false
    }
    return after.signs == [UInt8(ascii: ".")] && !stream.tokens[index + 1].flags.contains(.capital)
  }

  /// Whether a number has a unit: "12 prosent", "3 %", "4 millioner".
  private func isMeasuring(_ index: Int) -> Bool {
    let after = GapBytes(stream.gap(after: index))
    if after.beginsWithPercent { return true }
    return index + 1 < stream.count && stream.traits(index + 1).mark == .unit && after.isSpace
  }

  /// Whether a title that is no goal's name follows the list.
  private func looksTitled() -> Bool {
    guard items.count == 1, next < stream.count else { return false }
    let gap = GapBytes(stream.gap(before: next))
    let token = stream.tokens[next]
    guard token.flags.contains(.capital) else { return gap.signs == [UInt8(ascii: ":")] }
    if gap.isSpace || gap.isDash || gap.signs == [UInt8(ascii: ":")] { return true }
    // "Mål 1. En attraktiv kommune" as a heading; within a sentence the full stop ends it.
    return gap.signs == [UInt8(ascii: ".")] && trigger.first == 0
  }
}
