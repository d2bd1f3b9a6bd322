/// The part that a word takes in references to goals.
enum ReferenceMark: String {
  case none
  /// "bærekraftsmål", "SDG": alone enough.
  case sdg
  /// "bærekraftig", "bærekrafts" before "utviklingsmål" or "mål".
  case sustainable
  case development
  case developmentGoal
  /// "mål", "goal": anybody's.
  case goal
  /// "delmål", "target".
  case target
  case indicator
  /// "nr.".
  case number
  case and
  case to
  case unitedNations
  case global
  case agenda
  /// Says that a goal is the municipality's own.
  case own
  /// "planen": says so after "i", and of what the next sentence speaks of.
  case plan
  /// Says so even of a "bærekraftsmål".
  case local
  /// After a number: it counts something.
  case count
  /// After a number: it measures something.
  case unit
  case of
  case `in`
  case possessive
  case ordinalEnd

  /// Whether a reference may begin here, or whether what follows depends on it.
  var isMarked: Bool {
    switch self {
    case .sdg, .developmentGoal, .goal, .target, .indicator, .agenda, .own, .plan, .number: true
    default: false
    }
  }
}
