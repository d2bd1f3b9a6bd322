import Surveys

extension TableWriter {
  /// Counts as the policy lets them be shown.
  struct ProtectedCounts {
    /// The true counts, or the rounded ones.
    let counts: AnswerCounts
    /// Which of them are kept back.
    var suppression = Suppression()
    /// What they are rounded to multiples of; nil where they are the true ones.
    var step: Int?
  }

  /// The counts of a question, or of one item, as the policy lets them be shown.
  mutating func protected(_ counts: AnswerCounts, _ item: Question.Item?) -> ProtectedCounts {
    let question = counts.question
    guard isTouched(question) else { return ProtectedCounts(counts: counts) }
    let shared = shared(counts, item)
    if case .round(let base) = disclosure.method {
      return ProtectedCounts(
        counts: counts.rounded(to: base, shared: shared),
        suppression: counts.smallGroups(disclosure, shared: shared), step: base)
    }
    let (suppression, others) = counts.suppression(
      disclosure, shared: shared,
      routes: Route.from(question, item, in: tabulation.questionnaire),
      withheld: withheld[question.id] ?? [], decimals: tabulation.settings.meanDecimals)
    for (other, columns) in others { withheld[other, default: []].formUnion(columns) }
    return ProtectedCounts(counts: counts, suppression: suppression)
  }

  /// What the columns have in common, found once for all questions that are put to the same levels.
  private mutating func shared(_ counts: AnswerCounts, _ item: Question.Item?) -> SharedResponses {
    let key = [counts.question.levels, item?.levels ?? []]
    if let known = shared[key] { return known }
    let isCounted = tabulation.responses.map { response in
      key.allSatisfy { tabulation.isEligible($0, response.levels) }
    }
    let found = SharedResponses(columns: counts.columns, isCounted: isCounted)
    shared[key] = found
    return found
  }

  /// Whether the policy changes anything of a question: it is protected itself, or how many were asked
  /// it tells of one that is.
  private func isTouched(_ question: Question) -> Bool {
    protects(question.id)
      || tabulation.questionnaire.condition(of: question)?.questions
        .contains(where: disclosure.protects) ?? false
  }
}
