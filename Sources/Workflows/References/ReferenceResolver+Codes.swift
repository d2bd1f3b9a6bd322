import Languages
import Pages
import Problems
import Store
import Surveys
import VoluntaryReview

extension ReferenceResolver {
  /// The codebook of a question.
  func codebook(_ reference: LiveReference) throws(InputRefused) -> CodebookContent {
    let coding = try coding(reference)
    let question = stored.survey?.questionnaire.question(coding.frame.question)
    return CodebookContent(
      question: question?.name ?? LocalizedText(same: coding.frame.question), frame: coding.frame)
  }

  /// What may be quoted of the answers to a question, in the order of the units.
  func quotes(_ reference: LiveReference) throws(InputRefused) -> [QuoteContent] {
    let coding = try coding(reference)
    let code = try choice("code", coding.frame.codes.map(\.id), reference)
    let order = Dictionary(
      stored.units.units.enumerated().map { ($1.code, $0) },
      uniquingKeysWith: { first, _ in first })
    let chosen = coding.quotations.filter { code.map($0.codes.contains) ?? true }.enumerated()
      .sorted {
        (order[$0.element.unit] ?? 0, $0.offset) < (order[$1.element.unit] ?? 0, $1.offset)
      }
    return chosen.map { _, quotation in
      QuoteContent(
        quotation: quotation,
        unitName: stored.units.unit(quotation.unit)?.name ?? LocalizedText(same: quotation.unit),
        isMachineMade: code != nil && coding.frame.isMachineMade,
        isSynthetic: stored.review.syntheticNotice != nil)
    }
  }

  /// The coding of the question that a reference names.
  private func coding(_ reference: LiveReference) throws(InputRefused) -> AnswerCoding {
    let codings = stored.survey?.codings ?? []
    guard let id = reference.options["question"] else {
      throw refusal("reference.no-question", reference, ["known": known(codings)])
    }
    guard let coding = codings.first(where: { $0.frame.question == id }) else {
      throw refusal(
        "reference.bad-option", reference,
        ["option": "question", "found": id, "known": known(codings)])
    }
    return coding
  }

  private func known(_ codings: [AnswerCoding]) -> String {
    codings.isEmpty ? "–" : codings.map(\.frame.question).joined(separator: ", ")
  }
}
