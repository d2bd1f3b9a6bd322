/// How far each unit has come on a ladder of levels, and how well the levels form a ladder.
///
/// The stage of a unit is the highest level with all lower ones met: 0 where the first is not met.
///
/// Source: L. Guttman, "A basis for scaling qualitative data", American Sociological Review 9 (1944)
/// 139–150; errors as W. H. Goodenough, "A technique for scale analysis", Educational and
/// Psychological Measurement 4 (1944) 179–190, and A. L. Edwards, "On Guttman's scale analysis",
/// Educational and Psychological Measurement 8 (1948) 313–318.
public struct Scalogram: Hashable, Sendable {
  /// The stage of each unit, 0 to the number of levels; nil where it hangs on an unknown level.
  public let stages: [Int?]
  /// How many units have every level known; the figures below are of them.
  public let complete: Int
  /// How many of them meet a level above one that they do not meet.
  public let breaking: Int
  /// How many levels differ, over all of them, from the ladder with as many levels met.
  public let errors: Int
  /// The share of units that meet each level; empty where no unit is complete.
  public let shares: [Double]

  /// The ladder of units.
  ///
  /// - Parameter levels: for each level, the lowest first, whether each unit meets it; nil where that
  ///   is not known.
  public init(_ levels: [[Bool?]]) {
    precondition(!levels.isEmpty, "at least one level")
    let units = levels[0].count
    precondition(levels.allSatisfy { $0.count == units }, "levels of the same units")
    stages = (0..<units).map { unit in
      for (stage, level) in levels.enumerated() {
        guard let met = level[unit] else { return nil }
        if !met { return stage }
      }
      return levels.count
    }
    let patterns = (0..<units).compactMap { unit -> [Bool]? in
      let known = levels.compactMap { $0[unit] }
      return known.count == levels.count ? known : nil
    }
    complete = patterns.count
    var breaking = 0
    var errors = 0
    var met = [Int](repeating: 0, count: levels.count)
    for pattern in patterns {
      let score = pattern.count { $0 }
      let off = pattern.indices.count { pattern[$0] != ($0 < score) }
      errors += off
      breaking += off > 0 ? 1 : 0
      for level in pattern.indices where pattern[level] { met[level] += 1 }
    }
    self.breaking = breaking
    self.errors = errors
    shares = patterns.isEmpty ? [] : met.map { Double($0) / Double(patterns.count) }
  }

  /// The coefficient of reproducibility, `1 − errors/(units × levels)`.
  ///
  /// How far the number of levels met tells which they are. Guttman asks for at least 0.90. Nil where
  /// no unit is complete.
  public var reproducibility: Double? {
    shares.isEmpty ? nil : 1 - Double(errors) / Double(complete * shares.count)
  }

  /// The minimal marginal reproducibility, what the shares of the levels alone would give.
  ///
  /// A ladder says something only where ``reproducibility`` is well above it. Source: A. L. Edwards,
  /// Techniques of Attitude Scale Construction, 1957, chapter 7. Nil where no unit is complete.
  public var minimalReproducibility: Double? {
    guard !shares.isEmpty else { return nil }
    return shares.reduce(0) { $0 + max($1, 1 - $1) } / Double(shares.count)
  }

  /// The coefficient of scalability, the part of what the shares leave open that the ladder explains.
  ///
  /// At least 0.60 is asked for. Source: H. Menzel, "A new coefficient for scalogram analysis", Public
  /// Opinion Quarterly 17 (1953) 268–280. Nil where the shares leave nothing open.
  public var scalability: Double? {
    guard let reproducibility, let minimalReproducibility, minimalReproducibility < 1
    else { return nil }
    return (reproducibility - minimalReproducibility) / (1 - minimalReproducibility)
  }

  /// Whether each unit meets a level that asks for several facts: all of them.
  ///
  /// - Parameter facts: for each fact whether it holds for each unit; nil where that is not known.
  /// - Returns: false where one fact fails, nil where none fails and one is not known.
  public static func allMet(_ facts: [[Bool?]]) -> [Bool?] {
    precondition(!facts.isEmpty, "at least one fact")
    return facts[0].indices.map { unit in
      let known = facts.map { $0[unit] }
      if known.contains(false) { return false }
      return known.contains(nil) ? nil : true
    }
  }
}
