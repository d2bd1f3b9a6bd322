public import Languages
import Pages
public import Problems
public import Surveys

/// The versions of a questionnaire, and what it means for a campaign to go over to the last one.
public struct VersionsScreen: Sendable {
  private let page: BuilderPage
  private let versions: Int
  private let isChanged: Bool
  private let errors: Int
  private let passages: [Passage]
  private let problems: [Problem]

  /// A campaign that uses the questionnaire.
  public struct Passage: Sendable {
    let campaign: String
    let name: String
    let state: String
    let from: Int
    let to: Int
    let answering: Int
    let changes: [QuestionnaireChange]
    let editorial: Set<String>
    let mayUse: Bool

    /// A campaign that uses the questionnaire.
    ///
    /// - Parameters:
    ///   - campaign: its id.
    ///   - name: its title.
    ///   - state: how far it has come, in words.
    ///   - from: the version that it uses.
    ///   - to: the version that it would use; 0 for the draft, which must become a version first.
    ///   - answering: how many units have answered.
    ///   - changes: what differs.
    ///   - editorial: texts whose new words are said to mean the same.
    ///   - mayUse: whether the reader may let it go over.
    public init(
      campaign: String, name: String, state: String, from: Int, to: Int, answering: Int,
      changes: [QuestionnaireChange], editorial: Set<String>, mayUse: Bool
    ) {
      self.campaign = campaign
      self.name = name
      self.state = state
      self.from = from
      self.to = to
      self.answering = answering
      self.changes = changes
      self.editorial = editorial
      self.mayUse = mayUse
    }
  }

  /// The versions of a questionnaire.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - versions: how many there are.
  ///   - isChanged: whether the draft says something else than the last one.
  ///   - errors: how many errors the draft has.
  ///   - passages: the campaigns that use it.
  ///   - problems: why something could not be done.
  public init(
    _ page: BuilderPage, versions: Int, isChanged: Bool, errors: Int, passages: [Passage],
    problems: [Problem] = []
  ) {
    self.page = page
    self.versions = versions
    self.isChanged = isChanged
    self.errors = errors
    self.passages = passages
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = problems.map {
      FieldProblem("\($0.message(in: language)) \($0.advice(in: language))")
    }
    return Screen(
      title: language.text("builder.versions-title", ["title": page.title]),
      main: templates.render(
        "questionnaires/versions",
        page.view(
          .versions,
          [
            "may-make": page.mayEdit && isChanged && errors == 0, "is-changed": isChanged,
            "has-errors": errors > 0,
            "errors": language.text("builder.list.errors", count: errors),
            "may-discard": page.mayEdit && isChanged && versions > 0,
            "has-versions": versions > 0,
            "versions": (0..<versions).reversed().map {
              View(["number": String($0 + 1), "base": page.base], language: language)
            },
            "has-passages": !passages.isEmpty,
            "passages": passages.map { view(of: $0, in: language) },
          ], in: language)), problems: told)
  }

  private func view(of passage: Passage, in language: Language) -> View {
    let refused = passage.changes.filter { !$0.isAllowed }
    let isAllowed = refused.isEmpty
    let wordings = passage.changes.filter {
      $0.kind == .wordingChanged && !$0.isAllowed || $0.kind == .wordingCorrected
    }
    func change(_ change: QuestionnaireChange) -> View {
      let key = "\(change.subject ?? "").\(change.part ?? "")"
      return View(
        [
          "is-refused": !change.isAllowed, "message": change.message(in: language), "key": key,
          "id": "\(passage.campaign).\(key)", "is-chosen": passage.editorial.contains(key),
        ], language: language)
    }
    let isSame = passage.changes.isEmpty && passage.from == passage.to
    return View(
      [
        "campaign": passage.campaign, "name": passage.name, "state": passage.state,
        "uses": language.text("builder.versions.uses", ["number": String(passage.from)]),
        "answering": language.text("builder.versions.answering", count: passage.answering),
        "to": String(passage.to), "is-draft": passage.to == 0, "is-same": isSame,
        "has-changes": !passage.changes.isEmpty, "changes": passage.changes.map(change),
        "is-allowed": isAllowed,
        "may-use": passage.mayUse && passage.to > 0 && !isSame
          && (isAllowed || refused.allSatisfy { $0.kind == .wordingChanged }),
        "has-wordings": !wordings.isEmpty, "wordings": wordings.map(change),
        "button": language.text("builder.versions.use", ["number": String(passage.to)]),
      ], language: language)
  }
}
