public import Agenda
import Indicators
import Problems

/// What is looked for in a register, in the words of the one who looks.
public struct RegisterWish: Sendable {
  /// Words to find.
  public var words = ""
  /// Goals.
  public var goals: [GoalID] = []
  /// Targets.
  public var targets: [TargetID] = []
  /// Ids of sets, or how they begin.
  public var sets: [String] = []
  /// Concepts by scheme: their codes, or how their labels begin in any language.
  public var concepts: [(scheme: String, concept: String)] = []
  /// Schemes in which the indicator must not be classified.
  public var unclassified: [String] = []
  /// Hosts of sources.
  public var hosts: [String] = []
  /// Numbers of tables of Statistics Norway.
  public var tables: [String] = []
  /// Whether a source must be there that can be looked up, or must not.
  public var hasSource: Bool?
  /// Whether only an indicator's own levels count.
  public var ownLevelsOnly = false

  /// Everything.
  public init() {}

  /// The filter that is meant.
  func filter(in opened: OpenedRegister) throws(InputRefused) -> RegisterFilter {
    var filter = RegisterFilter()
    filter.words = words
    filter.goals = Set(goals)
    filter.targets = Set(targets)
    for word in sets { filter.sets.insert(try opened.set(word)) }
    for (scheme, word) in concepts {
      filter.concepts[scheme, default: []].insert(try opened.concept(word, in: scheme))
    }
    for scheme in unclassified {
      guard opened.register.scheme(scheme) != nil else {
        throw InputRefused([
          Problem(
            "register.no-scheme", at: Place(""),
            [
              "found": scheme,
              "known": opened.register.schemes.map(\.id).joined(separator: ", "),
            ])
        ])
      }
      filter.unclassified.insert(scheme)
    }
    filter.hosts = Set(hosts.map { $0.hasPrefix("www.") ? String($0.dropFirst(4)) : $0 })
    filter.tables = Set(tables)
    filter.hasSource = hasSource
    filter.ownLevelsOnly = ownLevelsOnly
    return filter
  }
}

/// The schemes that options are named after.
public enum RegisterScheme {
  /// Development sectors.
  public static let sector = ClassificationScheme.sector
  /// Levels of geography.
  public static let level = ClassificationScheme.level
  /// From input to impact.
  public static let kind = ClassificationScheme.evaluation
  /// Classes of quality.
  public static let quality = ClassificationScheme.quality
}
