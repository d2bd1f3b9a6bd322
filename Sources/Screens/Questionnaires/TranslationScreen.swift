public import Languages
import Pages
public import Problems
public import Surveys

/// All texts of a questionnaire in all its languages, to be written side by side.
public struct TranslationScreen: Sendable {
  private let page: BuilderPage
  private let questionnaire: Questionnaire
  private let shows: Shown
  private let typed: FormValues
  private let problems: [Problem]

  /// Which texts are shown.
  public enum Shown: String, Sendable, CaseIterable {
    /// Those that are missing or out of date in a language.
    case open
    /// All.
    case all
  }

  /// All texts.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - questionnaire: what it asks.
  ///   - shows: which texts are shown.
  ///   - typed: what was typed and could not be stored.
  ///   - problems: why.
  public init(
    _ page: BuilderPage, questionnaire: Questionnaire, shows: Shown,
    typed: FormValues = FormValues(), problems: [Problem] = []
  ) {
    self.page = page
    self.questionnaire = questionnaire
    self.shows = shows
    self.typed = typed
    self.problems = problems
  }

  /// What a form of texts says: the words of the texts that were shown.
  ///
  /// - Parameters:
  ///   - values: what stands in the fields.
  ///   - questionnaire: the questionnaire.
  public static func translations(
    _ values: FormValues, of questionnaire: Questionnaire
  ) -> QuestionnaireEdit.Translations {
    var found = QuestionnaireEdit.Translations()
    let shown = Set(values.all("shown"))
    for text in questionnaire.texts where shown.contains(text.key) {
      for tag in questionnaire.languages {
        let name = "\(text.key).\(tag.rawValue)"
        let words = values[name]
        if words != (text.text[tag] ?? "") { found.words[text.key, default: [:]][tag] = words }
        if values.isTicked("right.\(name)") {
          found.confirmed[tag, default: []].insert(text.key)
        }
      }
    }
    return found
  }

  /// The most texts on one page: a form cannot have more fields.
  static let most = 150

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = problems.map {
      FieldProblem("\($0.message(in: language)) \($0.advice(in: language))")
    }
    let marks = questionnaire.texts.map { text in (text, statuses(of: text)) }
    let open = marks.filter { !$0.1.isEmpty }
    let shown = (shows == .all ? marks : open).prefix(Self.most)
    return Screen(
      title: language.text("builder.translations-title", ["title": page.title]),
      main: templates.render(
        "questionnaires/translations",
        page.view(
          .translations,
          [
            "shows": shows.rawValue, "is-all": shows == .all,
            "count": language.text("builder.translations.count", count: open.count),
            "has-texts": !shown.isEmpty,
            "is-cut": (shows == .all ? marks : open).count > Self.most,
            "texts": shown.map { self.view(of: $0.0, $0.1, in: language) },
          ], in: language)), problems: told, scripts: ["builder.js"])
  }

  private func statuses(of text: QuestionnaireText) -> [LanguageTag: QuestionnaireText.Status] {
    var found: [LanguageTag: QuestionnaireText.Status] = [:]
    for tag in questionnaire.languages {
      let status = questionnaire.status(of: text, in: tag)
      if status != .current { found[tag] = status }
    }
    return found
  }

  private func view(
    of text: QuestionnaireText, _ statuses: [LanguageTag: QuestionnaireText.Status],
    in language: Language
  ) -> View {
    var values = typed
    var marks: [LanguageTag: String] = [:]
    for tag in questionnaire.languages {
      let name = "\(text.key).\(tag.rawValue)"
      if typed.all(name).isEmpty { values[name] = text.text[tag] ?? "" }
      switch statuses[tag] {
      case .missing: marks[tag] = language.text("builder.mark.missing")
      case .outOfDate: marks[tag] = language.text("builder.mark.out-of-date")
      default: break
      }
    }
    let fields = BuilderFields(values: values, problems: [], language: language)
    let ticks = questionnaire.languages.compactMap { tag -> String? in
      guard case .outOfDate = statuses[tag] else { return nil }
      return fields.tick(
        "right.\(text.key).\(tag.rawValue)",
        label: language.text(
          "builder.right", ["language": Language.named(tag)?.name ?? tag.rawValue]))
    }
    return View(
      [
        "key": text.key,
        "fields": fields.texts(
          text.key, label: text.key, languages: questionnaire.languages, isLong: true,
          marks: marks) + ticks.joined(),
      ], language: language)
  }
}
