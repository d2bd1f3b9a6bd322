/// The number of one of the 17 Sustainable Development Goals.
public struct GoalID: RawRepresentable, Hashable, Sendable, Codable {
  /// The goal's number, 1 to 17.
  public let rawValue: Int

  /// The goal with a number.
  ///
  /// - Parameter rawValue: the number.
  /// - Returns: nil outside 1 to 17.
  public init?(rawValue: Int) {
    guard GoalID.numbers.contains(rawValue) else { return nil }
    self.init(checked: rawValue)
  }

  private init(checked number: Int) {
    rawValue = number
  }

  /// All goals in official order.
  public static let all: [GoalID] = numbers.map { GoalID(checked: $0) }

  private static let numbers = 1...targetCounts.count
}

extension GoalID: Comparable {
  /// Orders as the values are listed.
  public static func < (left: GoalID, right: GoalID) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension GoalID: LosslessStringConvertible {
  /// The number in digits, such as "7".
  public var description: String { String(rawValue) }

  /// Reads a goal's number written exactly as ``description`` writes it.
  ///
  /// - Parameter description: the digits, without sign, spaces or leading zero.
  /// - Returns: nil where it is written in another way or names no goal.
  public init?(_ description: String) {
    // Int(_:) also takes "+7" and "07": only what is written back unchanged is a code.
    guard let number = Int(description), String(number) == description else { return nil }
    self.init(rawValue: number)
  }
}

extension GoalID {
  /// How many targets of the goal have a number for a last part: "1.1" to "1.5" are five.
  var numberedTargetCount: Int { GoalID.targetCounts[rawValue - 1].numbered }

  /// How many targets of the goal have a letter for a last part: "1.a" and "1.b" are two.
  var letteredTargetCount: Int { GoalID.targetCounts[rawValue - 1].lettered }

  /// The extent of the agenda, goal by goal, as adopted in A/RES/70/1.
  private static let targetCounts: [(numbered: Int, lettered: Int)] = [
    (5, 2), (5, 3), (9, 4), (7, 3), (6, 3), (6, 2), (3, 2), (10, 2), (5, 3),
    (7, 3), (7, 3), (8, 3), (3, 2), (7, 3), (9, 3), (10, 2), (19, 0),
  ]
}
