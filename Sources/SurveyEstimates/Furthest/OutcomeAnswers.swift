import Statistics
import Surveys

/// Reads the answers to an outcome off the responses.
struct OutcomeAnswers {
  let question: Question
  let yes: String?
  let tabulation: Tabulation

  init(_ question: Question, yes: String?, tabulation: Tabulation) {
    self.question = question
    self.yes = yes
    self.tabulation = tabulation
  }

  /// The outcome of each response of a level; not known of the others, and of those who did not answer.
  func outcome(level: String?) -> FurthestModel.Outcome {
    let answers = question.answers
    let positions = Dictionary(
      answers.enumerated().map { ($1.code, $0) }, uniquingKeysWith: { first, _ in first })
    let chosen = tabulation.responses.map { response -> Int? in
      if let level, !response.levels.contains(level) { return nil }
      guard case .choices(let codes) = response[question.id] else { return nil }
      return codes.first.flatMap { positions[$0] }
    }
    if let yes {
      let position = positions[yes]
      return .share(chosen.map { $0.map { $0 == position ? 1 : 0 } ?? .nan })
    }
    // The stages in the order of their scores, whatever the order they are asked in.
    let scores = answers.enumerated().map { $1.value ?? Double($0) }
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var stage = [Int](repeating: 0, count: order.count)
    for (place, option) in order.enumerated() { stage[option] = place }
    return .stage(
      Factor(
        codes: chosen.map { $0.map { UInt16(stage[$0]) } ?? Factor.missing },
        count: answers.count), scores: order.map { scores[$0] })
  }
}
