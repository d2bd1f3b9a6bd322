import Languages

/// Words that the tables of a survey have in common.
enum Words {
  static let all = text("survey.total")
  static let everybody = text("survey.total.groups")
  static let top = text("survey.top")
  static let bottom = text("survey.bottom")
  static let dontKnow = text("survey.dont-know")
  static let notAnswered = text("survey.not-answered")
  static let notCoded = text("survey.not-coded")
  static let noCode = text("survey.no-code")
  static let code = text("survey.dimension.code")
  static let answered = text("survey.answered")
  static let first = text("survey.rank.first")
  static let topThree = text("survey.rank.top3")
  static let ungrouped = text("survey.ungrouped")
  static let level = text("survey.dimension.level")
  static let answer = text("survey.dimension.answer")
  static let item = text("survey.dimension.item")
  static let rank = text("survey.dimension.rank")
  static let group = text("survey.dimension.group")

  static func text(_ key: String) -> LocalizedText {
    LocalizedText { $0.text(key) }
  }

  /// A text with places that are themselves texts in several languages.
  static func text(_ key: String, _ values: [String: LocalizedText]) -> LocalizedText {
    LocalizedText { language in
      language.text(key, values.mapValues { $0.text(in: language.tag) })
    }
  }

  /// A name within a sentence: its first letter small, unless the second is not.
  static func within(_ name: LocalizedText) -> LocalizedText {
    LocalizedText { language in
      let text = name.text(in: language.tag)
      guard let first = text.first, let second = text.dropFirst().first, second.isLowercase else {
        return text
      }
      return first.lowercased() + text.dropFirst()
    }
  }
}
