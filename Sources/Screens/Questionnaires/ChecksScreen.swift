public import Languages
import Pages
public import Problems
public import Surveys

/// Everything that is wrong in a questionnaire, and how long it takes to answer.
public struct ChecksScreen: Sendable {
  private let page: BuilderPage
  private let questionnaire: Questionnaire
  private let problems: [Problem]

  /// Everything that is wrong in a questionnaire.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - questionnaire: what it asks.
  ///   - problems: everything that is wrong, with the lines of its text.
  public init(_ page: BuilderPage, questionnaire: Questionnaire, problems: [Problem]) {
    self.page = page
    self.questionnaire = questionnaire
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let kinds = page.levels.map { [$0] } + (page.levels.count > 1 ? [page.levels] : [])
    func span(_ range: ClosedRange<Int>) -> String {
      let ends = Set([range.lowerBound, range.upperBound]).sorted()
      return ends.map { language.number(Double($0), decimals: 0) }.joined(separator: "–")
    }
    return Screen(
      title: language.text("builder.checks-title", ["title": page.title]),
      main: templates.render(
        "questionnaires/checks",
        page.view(
          .checks,
          [
            "has-faults": !problems.isEmpty,
            "faults": BuilderPage.views(problems, in: language),
            "rule": language.text(
              "builder.length.rule",
              ["words": language.number(Double(LengthEstimate.wordsPerMinute), decimals: 0)]),
            "lengths": kinds.map { levels in
              let estimate = questionnaire.lengthEstimate(levels: levels, language: language.tag)
              return View(
                [
                  "who": language.list(levels.map { BuilderPage.name(ofLevel: $0, in: language) }),
                  "questions": span(estimate.questions), "minutes": span(estimate.minutes),
                ], language: language)
            },
          ], in: language)))
  }
}
