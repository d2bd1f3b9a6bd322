public import Languages
public import Surveys

/// The units that a campaign asks, and those that it leaves out, with the reason.
public struct SamplingFrame: Hashable, Sendable, Codable {
  /// Those who are asked, in the order given.
  public private(set) var units: [Unit]
  /// Those who are left out, in the order in which they were.
  public private(set) var exclusions: [Exclusion]

  /// A unit that is asked.
  public struct Unit: Hashable, Sendable, Codable {
    /// The code.
    public let code: String
    /// The levels that it answers for: both where an organisation that is two answers once.
    public let levels: [String]
    /// What responses are counted by, such as `county` or `size`: the group's code by the attribute's.
    public let groups: [String: String]

    /// A unit that is asked.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - levels: the levels that it answers for.
    ///   - groups: the group's code by the attribute's.
    public init(code: String, levels: [String], groups: [String: String] = [:]) {
      self.code = code
      self.levels = levels
      self.groups = groups
    }
  }

  /// A unit that is left out.
  public struct Exclusion: Hashable, Sendable, Codable {
    /// The unit as it would have been asked.
    public let unit: Unit
    /// Why it is left out, in words that can be printed.
    public let reason: LocalizedText

    /// An exclusion.
    ///
    /// - Parameters:
    ///   - unit: the unit as it would have been asked.
    ///   - reason: why it is left out.
    public init(unit: Unit, reason: LocalizedText) {
      self.unit = unit
      self.reason = reason
    }
  }

  /// A frame; a unit that stands twice is taken once.
  ///
  /// - Parameters:
  ///   - units: those who are asked.
  ///   - exclusions: those who are left out, also where they stand among the units.
  public init(units: [Unit], exclusions: [Exclusion] = []) {
    var seen = Set(exclusions.map(\.unit.code))
    self.units = units.filter { seen.insert($0.code).inserted }
    self.exclusions = exclusions
  }

  /// How many are asked: what rates are shares of.
  public var size: Int { units.count }

  /// A unit that is asked.
  ///
  /// - Parameter code: its code.
  /// - Returns: nil where it is not asked.
  public func unit(_ code: String) -> Unit? { units.first { $0.code == code } }

  /// The frame as the analysis of the answers wants it.
  ///
  /// - Parameter counts: what is counted as one.
  /// - Returns: the population.
  public func population(counts: Population.Counts) -> Population {
    Population(
      asked: units.flatMap { unit in
        unit.levels.map { Population.Link(unit: unit.code, level: $0) }
      },
      excluded: exclusions.map {
        Population.Exclusion(unit: $0.unit.code, levels: $0.unit.levels, reason: $0.reason)
      },
      counts: counts)
  }

  mutating func exclude(_ code: String, reason: LocalizedText) {
    guard let position = units.firstIndex(where: { $0.code == code }) else { return }
    exclusions.append(Exclusion(unit: units.remove(at: position), reason: reason))
  }

  mutating func include(_ unit: Unit) {
    exclusions.removeAll { $0.unit.code == unit.code }
    if self.unit(unit.code) == nil { units.append(unit) }
  }
}
