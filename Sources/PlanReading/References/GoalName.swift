import Agenda

/// A name that one of the goals goes by.
struct GoalName {
  let goal: GoalID
  /// Whether it names the goal wherever it stands; otherwise it is also an everyday phrase.
  let isStrong: Bool
  let words: [String]
  private let bytes: [[UInt8]]

  /// The names by their first word, the longest first.
  static let groups: [[GoalName]] = {
    let names = WordTable("words/goal-names.tsv").rows.flatMap { row in
      guard let goal = GoalID(row[0]) else { preconditionFailure("goal-names.tsv: \(row[0])") }
      return row[2].split(separator: "|").map { name in
        let words = name.split(separator: " ").map(String.init)
        return GoalName(
          goal: goal, isStrong: row[1] == "strong", words: words,
          bytes: words.map { Array($0.utf8) })
      }
    }
    let groups = Dictionary(grouping: names) { $0.words[0] }.sorted { $0.key < $1.key }
    return groups.map { $0.value.sorted { $0.words.count > $1.words.count } }
  }()

  /// The longest name of a group that stands at a word.
  static func match(in stream: WordStream, at index: Int, group: UInt8) -> GoalName? {
    groups[Int(group) - 1].first { $0.stands(in: stream, at: index) }
  }

  /// How many words a goal's name takes at a word; nil where none stands there.
  static func length(of goal: GoalID, in stream: WordStream, at index: Int) -> Int? {
    guard index < stream.count else { return nil }
    let group = stream.traits(index).nameGroup
    guard group > 0 else { return nil }
    return groups[Int(group) - 1].first { $0.goal == goal && $0.stands(in: stream, at: index) }?
      .words.count
  }

  private func stands(in stream: WordStream, at index: Int) -> Bool {
    guard index + bytes.count <= stream.count else { return false }
    for (place, word) in bytes.enumerated() {
      guard stream.isWord(index + place, word) else { return false }
      guard place > 0 else { continue }
      let gap = GapBytes(stream.gap(before: index + place))
      let isJoined = gap.signs.allSatisfy { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
      guard isJoined, gap.lines < 2 else { return false }
    }
    return true
  }
}
