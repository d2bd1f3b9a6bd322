/// The official code of one of the 169 targets, such as "4.7", "4.a" or "17.19".
public struct TargetID: Hashable, Sendable, Codable {
  /// The goal that the target belongs to.
  public let goal: GoalID
  /// The target's place within its goal, from 1, numbers before letters.
  let rank: Int

  init(goal: GoalID, rank: Int) {
    precondition(
      (1...TargetID.count(in: goal)).contains(rank), "goal \(goal) has no target \(rank)")
    self.goal = goal
    self.rank = rank
  }

  /// Whether the target tells how to reach the goals: a letter for a last part, or any of goal 17.
  ///
  /// A/RES/70/1, paragraph 40, names them so: those of goal 17 and those under each goal; 62 are.
  public var isMeansOfImplementation: Bool {
    letter != nil || goal.rawValue == 17
  }

  /// The codes of all 169 targets in official order.
  public static let all: [TargetID] = GoalID.all.flatMap(all(in:))

  /// The codes of a goal's targets in official order: numbers before letters.
  ///
  /// - Parameter goal: the goal.
  /// - Returns: 5 to 19 codes.
  public static func all(in goal: GoalID) -> [TargetID] {
    (1...count(in: goal)).map { TargetID(goal: goal, rank: $0) }
  }

  private static func count(in goal: GoalID) -> Int {
    goal.numberedTargetCount + goal.letteredTargetCount
  }
}

extension TargetID: Comparable {
  /// Official order: 1.1 < 1.2 < 1.a < 2.1 < 2.10.
  public static func < (left: TargetID, right: TargetID) -> Bool {
    (left.goal, left.rank) < (right.goal, right.rank)
  }
}

extension TargetID: RawRepresentable {
  /// The code, with a small letter: "4.a".
  public var rawValue: String {
    "\(goal)." + (letter.map(String.init) ?? String(rank))
  }

  /// Reads a target's code.
  ///
  /// - Parameter rawValue: goal, full stop, then number or letter; a capital letter is taken for
  ///   the small one, but signs, spaces and leading zeros are not read.
  /// - Returns: nil where it is written in another way or names no target.
  public init?(rawValue: String) {
    let parts = rawValue.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let goal = GoalID(String(parts[0])),
      let rank = TargetID.rank(of: String(parts[1]), in: goal)
    else { return nil }
    self.init(goal: goal, rank: rank)
  }

  private static func rank(of part: String, in goal: GoalID) -> Int? {
    if let number = Int(part) {
      let isCode = String(number) == part && (1...goal.numberedTargetCount).contains(number)
      return isCode ? number : nil
    }
    let letters = firstLetter..<firstLetter + UInt8(goal.letteredTargetCount)
    guard part.utf8.count == 1, let letter = part.lowercased().utf8.first, letters.contains(letter)
    else { return nil }
    return goal.numberedTargetCount + Int(letter - firstLetter) + 1
  }

  private var letter: Character? {
    rank > goal.numberedTargetCount
      ? Character(Unicode.Scalar(TargetID.firstLetter + UInt8(rank - goal.numberedTargetCount - 1)))
      : nil
  }

  private static let firstLetter = UInt8(ascii: "a")
}

extension TargetID: LosslessStringConvertible {
  /// The code, with a small letter: "4.a".
  public var description: String { rawValue }

  /// Reads a target's code as ``init(rawValue:)`` does.
  ///
  /// - Parameter description: the code.
  /// - Returns: nil where it names no target.
  public init?(_ description: String) {
    self.init(rawValue: description)
  }
}
