import Surveys

extension TableWriter {
  /// The counts of a question, or of one item, as the policy lets them be shown.
  mutating func part(_ counts: AnswerCounts, item: Question.Item?) -> Part {
    let question = counts.question
    let isCounted = tabulation.responses.map { response in
      tabulation.isEligible(question.levels, response.levels)
        && tabulation.isEligible(item?.levels ?? [], response.levels)
    }
    guard isTouched(question) else {
      return Part(
        counts: counts, suppression: Suppression(), item: item, weighted: weighted(counts))
    }
    let shared = SharedResponses(columns: counts.columns, isCounted: isCounted)
    if case .round(let base) = disclosure.method {
      return Part(
        counts: counts.rounded(to: base, shared: shared),
        suppression: counts.smallGroups(disclosure, shared: shared), item: item,
        // What is weighted would tell the counts before they were rounded.
        weighted: nil, step: base)
    }
    let (suppression, others) = counts.suppression(
      disclosure, shared: shared,
      routes: Route.from(question, item, in: tabulation.questionnaire),
      withheld: withheld[question.id] ?? [], decimals: tabulation.settings.meanDecimals)
    for (other, columns) in others { withheld[other, default: []].formUnion(columns) }
    return Part(
      counts: counts, suppression: suppression, item: item, weighted: weighted(counts))
  }

  /// Whether the policy changes anything of a question: it is protected itself, or how many were asked
  /// it tells of one that is.
  private func isTouched(_ question: Question) -> Bool {
    protects(question.id)
      || question.condition?.questions.contains(where: disclosure.protects) ?? false
  }
}
