import Languages
import Pages
import Problems

/// What every page about one questionnaire knows: whose it is, and what its forms send along.
public struct BuilderPage: Sendable {
  /// The address of the questionnaire's pages, such as `/nb/o/ks/questionnaires/vsr`.
  public let base: String
  /// The id of the questionnaire.
  public let id: String
  /// Its title in the reader's language.
  public let title: String
  /// What forms send along to show where they came from.
  public let token: String
  /// The number of the draft that the page shows.
  public let basis: Int
  /// Whether the reader may change it.
  public let mayEdit: Bool
  /// Whether its text can be read, so that there is more than text to show.
  public let isReadable: Bool
  /// The levels that are asked.
  public let levels: [String]

  /// What every page knows.
  ///
  /// - Parameters:
  ///   - base: the address of the questionnaire's pages.
  ///   - id: the id of the questionnaire.
  ///   - title: its title.
  ///   - token: what forms send along.
  ///   - basis: the number of the draft that the page shows.
  ///   - mayEdit: whether the reader may change it.
  ///   - isReadable: whether its text can be read.
  ///   - levels: the levels that are asked.
  public init(
    base: String, id: String, title: String, token: String, basis: Int, mayEdit: Bool,
    isReadable: Bool, levels: [String]
  ) {
    self.base = base
    self.id = id
    self.title = title
    self.token = token
    self.basis = basis
    self.mayEdit = mayEdit
    self.isReadable = isReadable
    self.levels = levels
  }

  /// The pages of a questionnaire.
  enum Tab: String, CaseIterable {
    case outline, checks, translations, preview, versions, yaml
  }

  /// The ways between the pages, as HTML.
  func tabs(_ current: Tab?, in language: Language) -> String {
    let tabs = Tab.allCases.filter { isReadable || $0 == .yaml || $0 == .versions }
    return templates.render(
      "questionnaires/tabs",
      View(
        [
          "id": id,
          "tabs": tabs.map { tab in
            View(
              [
                "href": tab == .outline ? base : "\(base)/\(tab.rawValue)",
                "text": language.text("builder.tab.\(tab.rawValue)"),
                "is-current": tab == current,
              ], language: language)
          },
        ], language: language))
  }

  /// A view with what forms need, and the ways between the pages.
  func view(_ tab: Tab?, _ values: [String: Any], in language: Language) -> View {
    let own: [String: Any] = [
      "base": base, "token": token, "basis": String(basis), "id": id, "title": title,
      "may-edit": mayEdit, "tabs-html": tabs(tab, in: language),
    ]
    return View(own.merging(values) { _, given in given }, language: language)
  }

  /// Problems as rows: where, what and what to do about it.
  static func views(_ problems: [Problem], in language: Language) -> [View] {
    problems.map { problem in
      let place = problem.place
      let parts = [
        place.line.map { language.text("builder.line", ["line": String($0)]) }, place.cell,
      ].compactMap { $0 }
      return View(
        [
          "is-error": problem.severity == .error,
          "severity": language.text("problem.severity.\(problem.severity.rawValue)"),
          "message": problem.message(in: language), "advice": problem.advice(in: language),
          "has-place": !parts.isEmpty, "place": parts.joined(separator: ", "),
        ], language: language)
    }
  }

  /// The name of a level.
  static func name(ofLevel level: String, in language: Language) -> String {
    let key = "level.\(level)"
    return language.has(key) ? language.text(key) : level
  }
}
