import Agenda
public import Fieldwork
public import Languages
import Measures
import Pages

/// The cases of an owner, or of a county beside one campaign: what waits for the editors first, then all.
public struct CaseListScreen: Sendable {
  private let cases: [FiledCase]
  private let filter: Filter
  private let path: String
  /// Whether the reader may write down a case.
  public var canAdd = false
  /// The county whose cases they are; nil for those of all.
  public var county: County?
  /// The name of a unit by its code.
  public var unitName: @Sendable (String) -> String = { $0 }

  /// A county that the list is about.
  public struct County: Sendable {
    let title: String
    let cases: String
    let back: String

    /// A county that the list is about.
    ///
    /// - Parameters:
    ///   - title: its name and that of the campaign.
    ///   - cases: the path below which each case stands, without language.
    ///   - back: the path of the county's responses, without language.
    public init(title: String, cases: String, back: String) {
      self.title = title
      self.cases = cases
      self.back = back
    }
  }

  /// Which cases are shown.
  public struct Filter: Sendable {
    let status: CaseWork.Status?
    let goal: GoalID?
    let unit: String

    /// A filter.
    ///
    /// - Parameters:
    ///   - status: the step; any where empty or unknown.
    ///   - goal: the number of a goal; any where empty or unknown.
    ///   - unit: the beginning of a unit's code or name.
    public init(status: String, goal: String, unit: String) {
      self.status = CaseWork.Status(rawValue: status)
      self.goal = GoalID(goal)
      self.unit = unit.trimmingBlanks
    }

    func shows(_ filed: FiledCase, of name: String) -> Bool {
      let work = filed.work
      return (status == nil || work.status == status)
        && (goal.map(work.form.goals.contains) ?? true)
        && (unit.isEmpty || work.unit.hasPrefix(unit)
          || name.lowercased().hasPrefix(unit.lowercased()))
    }
  }

  /// A list.
  ///
  /// - Parameters:
  ///   - cases: the cases.
  ///   - filter: which of them are shown.
  ///   - path: the path of the list, without language.
  public init(_ cases: [FiledCase], filter: Filter, path: String) {
    self.cases = cases
    self.filter = filter
    self.path = path
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let shown = cases.filter { filter.shows($0, of: unitName($0.work.unit)) }
    let queue = shown.filter { [.submitted, .checked, .approved].contains($0.work.status) }
    let others = shown.filter { ![.submitted, .checked, .approved].contains($0.work.status) }
    return Screen(
      title: county.map { language.text("cases.of-county", ["title": $0.title]) }
        ?? language.text("cases.title"),
      main: templates.render(
        "cases/list",
        View(
          [
            "has-county": county != nil, "back": county.map { "/\(language.tag)\($0.back)" } ?? "",
            "is-empty": cases.isEmpty, "has-any": !cases.isEmpty, "can-add": canAdd,
            "new": "/\(language.tag)\(path)/new", "action": "/\(language.tag)\(path)",
            "count": language.text("cases.count", count: shown.count),
            "is-nothing-shown": shown.isEmpty && !cases.isEmpty, "unit": filter.unit,
            "statuses": [option("", "cases.any-status", filter.status == nil, in: language)]
              + CaseWork.Status.allCases.map {
                option(
                  $0.rawValue, words: $0.text(in: language), filter.status == $0, in: language)
              },
            "goals": [option("", "cases.any-goal", filter.goal == nil, in: language)]
              + Agenda2030.goals.map {
                option(
                  String($0.number), words: "\($0.number) \($0.name.text(in: language.tag))",
                  filter.goal == $0.id, in: language)
              },
            "tables": [
              ("cases.queue", queue), ("cases.others", others),
            ].filter { !$0.1.isEmpty }.map { heading, cases in
              View(
                [
                  "heading": language.text(heading),
                  "rows": cases.sorted { $0.lastStep > $1.lastStep }
                    .map { row($0, in: language) },
                ], language: language)
            },
          ], language: language)))
  }

  private func option(
    _ value: String, _ key: String, _ isChosen: Bool, in language: Language
  ) -> View {
    option(value, words: language.text(key), isChosen, in: language)
  }

  private func option(
    _ value: String, words: String, _ isChosen: Bool, in language: Language
  ) -> View {
    View(["value": value, "words": words, "is-chosen": isChosen], language: language)
  }

  private func row(_ filed: FiledCase, in language: Language) -> View {
    let work = filed.work
    let isOut = work.status == .published && !work.isInPrint
    return View(
      [
        "href": "/\(language.tag)\(county?.cases ?? path)/\(work.id)",
        "title": work.form.title.text(in: language.tag), "unit": unitName(work.unit),
        "goals": work.form.goals.map { String($0.rawValue) }.joined(separator: ", "),
        "status": isOut
          ? language.text("cases.consent-gone") : work.status.text(in: language),
        "date": work.steps.last?.at.day.text(in: language) ?? "",
      ], language: language)
  }
}

extension FiledCase {
  /// When something was last done with it.
  var lastStep: Int { work.steps.last?.at.milliseconds ?? 0 }
}
