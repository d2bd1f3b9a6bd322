import Measures
import Surveys

extension SharedResponse {
  mutating func name(
    _ wanted: Approver, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    guard rules.campaign.plan.needsSignOff else { throw Refusal(.signOffNotAsked) }
    if approver == wanted { return }
    // Who is asked may be changed while the approver has it: people fall ill.
    try rules.campaign.checkTime(at: step.at)
    switch state {
    case .answering, .awaitingSignOff: break
    case .approved: throw Refusal(.isApproved)
    case .submitted: throw Refusal(.isSubmitted)
    }
    approver = wanted
    step.note(.approverNamed(wanted.person))
  }

  mutating func requestSignOff(
    _ seen: String, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    guard rules.campaign.plan.needsSignOff else { throw Refusal(.signOffNotAsked) }
    if case .awaitingSignOff(let asked) = state, asked.what == seen { return }
    try checkOpen(rules: rules, at: step.at)
    guard approver != nil else { throw Refusal(.noApprover) }
    try checkComplete(seen, rules: rules)
    state = .awaitingSignOff(Logged(seen, by: step.by, at: step.at))
    step.note(.signOffRequested(digest: seen))
  }

  mutating func withdrawSignOff(
    _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    if state == .answering { return }
    guard case .awaitingSignOff = state else { throw Refusal(.notAwaiting) }
    try rules.campaign.checkTime(at: step.at)
    state = .answering
    step.note(.signOffWithdrawn)
  }

  mutating func approve(
    _ seen: String, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try checkApprover(access, step)
    if case .approved(let given) = state, given.what == seen, given.by.id == step.by.id { return }
    guard case .awaitingSignOff = state else { throw Refusal(.notAwaiting) }
    try rules.campaign.checkTime(at: step.at)
    // The coordinator may have taken it back and asked again while the approver read.
    guard digest(rules) == seen else { throw Refusal(.changedSince) }
    state = .approved(Logged(seen, by: step.by, at: step.at))
    sentBack = nil
    step.note(.approved(digest: seen))
  }

  mutating func sendBack(
    _ words: String, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try checkApprover(access, step)
    if state == .answering, sentBack?.what == words, sentBack?.by.id == step.by.id { return }
    guard case .awaitingSignOff = state else { throw Refusal(.notAwaiting) }
    try rules.campaign.checkTime(at: step.at)
    guard !words.allSatisfy(\.isWhitespace) else { throw Refusal(.wordsNeeded) }
    guard words.utf8.count <= SharedResponse.longestText else { throw Refusal(.tooLong) }
    state = .answering
    sentBack = Logged(words, by: step.by, at: step.at)
    step.note(.sentBack(words: words))
  }

  mutating func submit(
    _ seen: String, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    // Sent again after a lost reply: the receipt stands.
    if state == .submitted, receipts.last?.digest == seen { return }
    if state == .submitted { throw Refusal(.isSubmitted) }
    try rules.campaign.checkTime(at: step.at)
    var approved: Logged<String>?
    if rules.campaign.plan.needsSignOff {
      guard case .approved(let given) = state else { throw Refusal(.signOffNeeded) }
      // A later version of the questionnaire may ask more than what was approved.
      guard given.what == digest(rules) else { throw Refusal(.changedSince) }
      approved = given
    }
    try checkComplete(seen, rules: rules)
    let form = form(rules)
    let receipt = Receipt(
      number: "\(id)-\(receipts.count + 1)", by: step.by, at: step.at, digest: seen,
      asked: form.asked, answered: form.given,
      versions: records.mapValues(\.number), approved: approved)
    receipts.append(receipt)
    state = .submitted
    step.note(.submitted(receipt: receipt.number, digest: seen))
  }

  mutating func reopen(
    _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    if state == .answering { return }
    if case .awaitingSignOff = state { throw Refusal(.awaitingSignOff) }
    try rules.campaign.checkTime(at: step.at)
    state = .answering
    step.note(.reopened)
  }

  /// Refuses answers that have changed since they were shown, or that lack something.
  private func checkComplete(_ seen: String, rules: ResponseRules) throws(Refusal) {
    let form = form(rules)
    guard SharedResponse.digest(form.answers) == seen else { throw Refusal(.changedSince) }
    guard form.answers.values.contains(where: \.isGiven) else { throw Refusal(.nothingAnswered) }
    guard form.missing.isEmpty else {
      throw Refusal(.requiredMissing, ["questions": form.missing.joined(separator: ", ")])
    }
    guard form.invalid.isEmpty else {
      throw Refusal(.invalidAnswers, ["questions": form.invalid.joined(separator: ", ")])
    }
  }

  /// Only the one who is named now can approve, whoever else has had such a link.
  private func checkApprover(_ access: Access, _ step: Step) throws(Refusal) {
    try require(access == .approver && approver?.person.id == step.by.id)
  }
}
