import Agenda
import Fieldwork
import Languages
import Pages
import PlanReading

/// A finding with the forms by which a reader says whether it is right.
struct FindingView {
  let passage: FiledPassage
  let found: FiledPassage.Found
  let base: String
  let query: String
  let token: String

  init(
    _ passage: FiledPassage, _ found: FiledPassage.Found, base: String, query: String,
    token: String
  ) {
    self.passage = passage
    self.found = found
    self.base = base
    self.query = query
    self.token = token
  }

  static func subject(
    _ passage: FiledPassage, _ found: FiledPassage.Found
  ) -> PassageJudgement.Subject {
    PassageJudgement.Subject(passage: passage.id, goal: found.goal, kind: found.kind)
  }

  /// The id of the finding in the page.
  static func id(_ subject: PassageJudgement.Subject) -> String {
    "f-\(subject.passage)-\(subject.goal)-\(subject.kind.rawValue)"
  }

  func view(
    own: PassageJudgement.Verdict?, canJudge: Bool, problem: String?, in language: Language
  ) -> View {
    View(
      values(in: language).merging([
        "can-judge": canJudge, "is-judged": own != nil,
        "said": PassageJudgement.said(own, in: language), "has-problem": problem != nil,
        "problem": problem ?? "",
      ]) { $1 }, language: language)
  }

  /// What is told of the finding, and what its forms send along.
  func values(in language: Language) -> [String: Any] {
    let subject = Self.subject(passage, found)
    return [
      "id": Self.id(subject), "goal": found.goal.text(in: language),
      "goal-number": found.goal.description, "kind": found.kind.rawValue,
      "how": language.text("passage.found.\(found.kind.rawValue)"),
      "is-unsure": found.band == .suggest, "has-targets": !found.targets.isEmpty,
      "targets": language.text(
        "plan-desk.targets", count: found.targets.count,
        ["targets": found.targets.map { $0.text(in: language) }.joined(separator: "; ")]),
      "words": language.text(
        "plan-desk.words", ["words": found.words.joined(separator: " · ")]),
      "action": "\(base)?\(query)", "token": token, "passage": passage.id,
      "choices": GoalID.all.map { goal in
        View(
          [
            "value": goal.description, "words": goal.text(in: language),
            "is-chosen": goal == found.goal,
          ], language: language)
      },
    ]
  }
}
