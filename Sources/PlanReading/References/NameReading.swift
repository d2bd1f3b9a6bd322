import Agenda

extension ReferenceReader {
  /// Reads a goal's name where it is meant as one.
  mutating func readName(at index: Int, group: UInt8) {
    guard let name = GoalName.match(in: stream, at: index, group: group) else { return }
    let end = index + name.words.count
    guard name.isStrong || isMeant(name, from: index, until: end) else { return }
    if name.isStrong { noteMarker(end - 1) }
    lastNameEnd = end
    add([
      GoalReference(
        goal: name.goal, target: nil, form: .name,
        range: Int(stream.tokens[index].start)..<Int(stream.tokens[end - 1].end))
    ])
    next = end
  }

  /// Whether an everyday phrase stands for the goal that goes by it.
  private func isMeant(_ name: GoalName, from index: Int, until end: Int) -> Bool {
    let before = GapBytes(stream.gap(before: index))
    if index > 0, Int(stream.tokens[index - 1].number) == name.goal.rawValue,
      before.signs.count <= 1, before.lines < 2
    {
      return true
    }
    let first = stream.tokens[index]
    let isSentenceStart = index == 0 || first.flags.contains(.sentence)
    guard first.flags.contains(.capital) else { return follows(index) }
    if isPartOfLongerName(until: end) { return false }
    let after = GapBytes(stream.gap(after: end - 1))
    let endsHere = end == stream.count || !after.signs.isEmpty || after.lines > 0
    if before.signs.last == UInt8(ascii: "\"") { return true }
    if isSentenceStart || first.flags.contains(.clause) {
      if index == 0, end == stream.count { return surroundings >= .document }
      return endsHere && (hasGoalsBefore || surroundings == .heading)
    }
    return language != .english || hasGoalsBefore || surroundings >= .document
  }

  private var hasGoalsBefore: Bool { lastMarker != nil && !isOwn }

  /// "the Climate Action Plan": a capital letter goes on, so the phrase is part of another name.
  private func isPartOfLongerName(until end: Int) -> Bool {
    end < stream.count && stream.tokens[end].flags.contains(.capital)
      && !stream.tokens[end].flags.contains(.sentence)
      && GapBytes(stream.gap(before: end)).isSpace
      && !stream.tokens[end - 1].flags.contains(.capitals)
  }

  /// "bærekraftsmålet om god utdanning", or the next one of such a list.
  private func follows(_ index: Int) -> Bool {
    if let lastNameEnd, index - lastNameEnd <= 1, index >= lastNameEnd {
      return sentence(of: index) == sentence(of: lastNameEnd - 1)
    }
    guard let lastMarker, index - lastMarker <= 3 else { return false }
    return sentence(of: index) == sentence(of: lastMarker)
  }
}
