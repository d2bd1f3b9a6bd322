import Agenda
import Indicators
import Languages

/// How things of a register are called in the reader's language.
struct RegisterWords {
  let register: IndicatorRegister
  let language: Language

  func title(_ indicator: RegisteredIndicator) -> String { indicator.title.text(in: language.tag) }

  func set(_ id: String) -> String { register.set(id)?.title.text(in: language.tag) ?? id }

  func scheme(_ id: String) -> String { register.scheme(id)?.title.text(in: language.tag) ?? id }

  func concept(_ code: String, in scheme: String) -> String {
    register.scheme(scheme)?.concept(code)?.label.text(in: language.tag) ?? code
  }

  func concepts(_ indicator: RegisteredIndicator, in scheme: String) -> [String] {
    indicator.concepts(in: scheme).map { concept($0, in: scheme) }
  }

  /// The levels of an indicator; where they are those of its set, it is said.
  func levels(_ indicator: RegisteredIndicator) -> String? {
    let levels = register.levels(of: indicator)
    guard !levels.concepts.isEmpty else { return nil }
    let names = levels.concepts.map { concept($0, in: ClassificationScheme.level) }
    let words = names.joined(separator: ", ")
    return levels.areBySet ? language.text("register.level.by-set", ["level": words]) : words
  }

  func periodicity(_ indicator: RegisteredIndicator) -> String? {
    switch indicator.periodicity {
    case .months(12): language.text("register.periodicity.yearly")
    case .months(let months): language.text("register.periodicity.months", count: months)
    case .daily: language.text("register.periodicity.daily")
    case .irregular: language.text("register.periodicity.irregular")
    case .notApplicable: nil
    case nil: indicator.periodicityText
    }
  }

  func goal(_ id: GoalID) -> String {
    "\(id) \(Agenda2030.goal(id).name.text(in: language.tag))"
  }

  func gap(_ gap: RegisterGaps.Gap) -> String { language.text("register.gap.\(gap.rawValue)") }

  func link(_ kind: MatchKind) -> String { language.text("register.link.\(kind.rawValue)") }

  func kind(_ kind: Indicator.Kind) -> String {
    concept(kind.rawValue, in: ClassificationScheme.evaluation)
  }

  /// Whose figures they are, as far as the catalogue says: hosts and tables.
  func source(_ indicator: RegisteredIndicator) -> String? {
    guard let source = indicator.source else { return nil }
    guard source.isUsable else {
      return language.text("register.source.none", ["text": source.text])
    }
    let tables = source.tables.isEmpty ? "" : " " + source.tables.joined(separator: ", ")
    return source.hosts.joined(separator: ", ") + tables
  }
}
