public import Languages

/// Those who were asked, and those who were left out, with the reason.
public struct Population: Hashable, Sendable {
  /// What is counted as one.
  public let counts: Counts
  /// Those who were asked, each as often as it is counted, in the order given.
  public let members: [Member]
  /// Those who were left out.
  public let excluded: [Exclusion]

  /// What is counted as one where an organisation has two roles, as Oslo has.
  public enum Counts: String, Hashable, Sendable, CaseIterable {
    /// An organisation once, whatever its roles.
    case organisations
    /// An organisation once in each of its roles.
    case links
  }

  /// A unit in one of its roles.
  public struct Link: Hashable, Sendable {
    /// The unit's code.
    public let unit: String
    /// The role: its level.
    public let level: String

    /// A unit in a role.
    ///
    /// - Parameters:
    ///   - unit: the unit's code.
    ///   - level: the level.
    public init(unit: String, level: String) {
      self.unit = unit
      self.level = level
    }
  }

  /// One who was asked.
  public struct Member: Hashable, Sendable {
    /// The unit's code.
    public let unit: String
    /// The levels it was asked as: several only where organisations are counted.
    public let levels: [String]
  }

  /// One who was left out.
  public struct Exclusion: Hashable, Sendable {
    /// The unit's code.
    public let unit: String
    /// The levels it would have been asked as.
    public let levels: [String]
    /// Why it was left out.
    public let reason: LocalizedText

    /// An exclusion.
    ///
    /// - Parameters:
    ///   - unit: the unit's code.
    ///   - levels: the levels it would have been asked as.
    ///   - reason: why it was left out.
    public init(unit: String, levels: [String], reason: LocalizedText) {
      self.unit = unit
      self.levels = levels
      self.reason = reason
    }
  }

  /// A population.
  ///
  /// - Parameters:
  ///   - asked: units in each role they were asked in; one that is also excluded is left out.
  ///   - excluded: those who were left out, with the reason.
  ///   - counts: what is counted as one.
  public init(asked: [Link], excluded: [Exclusion] = [], counts: Counts) {
    let left = Set(
      excluded.flatMap { gone in gone.levels.map { Link(unit: gone.unit, level: $0) } })
    var seen: Set<Link> = []
    let links = asked.filter { !left.contains($0) && seen.insert($0).inserted }
    self.counts = counts
    self.excluded = excluded
    switch counts {
    case .links:
      members = links.map { Member(unit: $0.unit, levels: [$0.level]) }
    case .organisations:
      var order: [String] = []
      var levels: [String: [String]] = [:]
      for link in links {
        if levels[link.unit] == nil { order.append(link.unit) }
        levels[link.unit, default: []].append(link.level)
      }
      members = order.map { Member(unit: $0, levels: levels[$0] ?? []) }
    }
  }

  /// How many were asked, as the population counts.
  ///
  /// - Parameter level: only those asked as this level; all where nil.
  /// - Returns: the number.
  public func size(level: String? = nil) -> Int {
    guard let level else { return members.count }
    return members.count { $0.levels.contains(level) }
  }
}
