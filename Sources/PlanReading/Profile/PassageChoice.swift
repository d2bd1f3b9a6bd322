public import Agenda

/// Which passages show best what plans say on a goal.
public struct PassageChoice: Hashable, Sendable {
  /// The goal.
  public let goal: GoalID
  /// The target; nil for the goal as a whole.
  public let target: TargetID?
  /// How it is found; nil for either.
  public let kind: GoalFinding.Kind?
  /// How sure the findings are at least.
  public let band: GoalFinding.Band

  /// A choice.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - target: the target.
  ///   - kind: how it is found.
  ///   - band: how sure the findings are at least.
  public init(
    goal: GoalID, target: TargetID? = nil, kind: GoalFinding.Kind? = nil,
    band: GoalFinding.Band = .suggest
  ) {
    self.goal = goal
    self.target = target
    self.kind = kind
    self.band = band
  }

  /// The passages: those that are sure first, then those that bind most, then the surest.
  ///
  /// - Parameter readings: the readings to choose from.
  /// - Returns: each passage once for each kind, with the place of its reading in the list.
  public func of(_ readings: [KeptReading])
    -> [(reading: Int, passage: KeptPassage, finding: KeptFinding)]
  {
    let found = readings.enumerated().flatMap { index, reading in
      reading.passages.flatMap { passage in
        passage.findings.filter(fits).map { (reading: index, passage: passage, finding: $0) }
      }
    }
    return found.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      if one.finding.band != other.finding.band { return one.finding.band > other.finding.band }
      if one.passage.commitment != other.passage.commitment {
        return one.passage.commitment > other.passage.commitment
      }
      if one.finding.score != other.finding.score {
        return one.finding.score > other.finding.score
      }
      return left.offset < right.offset
    }.map(\.element)
  }

  private func fits(_ finding: KeptFinding) -> Bool {
    finding.goal == goal && finding.band >= band && (kind == nil || finding.kind == kind)
      && (target.map(finding.targets.contains) ?? true)
  }
}
