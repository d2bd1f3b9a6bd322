import Measures

extension SharedResponse {
  mutating func delegate(
    _ wanted: Delegation, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    if let earlier = delegations.first(where: { $0.id == wanted.id }) {
      // Sent again after a lost reply: it stands as it was stored, finished or not.
      if earlier.isSame(as: wanted) { return }
      throw Refusal(.idUsed, ["id": wanted.id])
    }
    try checkOpen(rules: rules, at: step.at)
    guard delegations.count < SharedResponse.mostEntries else { throw Refusal(.tooMany) }
    guard wanted.words.utf8.count <= SharedResponse.longestText else { throw Refusal(.tooLong) }
    let known = Set(rules.partIDs)
    for part in wanted.parts where !known.contains(part) {
      throw Refusal(.unknownPart, ["part": part])
    }
    guard !wanted.parts.isEmpty, !wanted.id.isEmpty else {
      throw Refusal(.unknownPart, ["part": "–"])
    }
    var delegation = wanted
    delegation.state = .given
    delegations.append(delegation)
    step.note(
      .delegated(delegation: wanted.id, parts: wanted.parts, to: wanted.person))
  }

  mutating func withdraw(
    _ id: String, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access == .coordinator)
    guard let position = delegations.firstIndex(where: { $0.id == id }) else {
      throw Refusal(.unknownDelegation)
    }
    if delegations[position].state == .withdrawn { return }
    // A right can be taken back at any time, also after the deadline.
    delegations[position].state = .withdrawn
    step.note(.withdrawn(delegation: id))
  }

  mutating func finish(
    _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    guard case .part(let id) = access else { throw Refusal(.notAllowed) }
    let delegation = try delegation(id)
    if delegation.state == .finished { return }
    try checkOpen(rules: rules, at: step.at)
    for position in delegations.indices where delegations[position].id == id {
      delegations[position].state = .finished
    }
    step.note(.finished(delegation: id))
  }

  mutating func comment(
    _ wanted: Comment, _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access != .reader)
    let reach = try parts(of: access, rules: rules)
    if let question = wanted.question {
      guard let part = rules.parts[question] else {
        throw Refusal(.unknownQuestion, ["question": question])
      }
      guard reach.contains(part) else { throw Refusal(.otherPart, ["question": question]) }
    }
    if let earlier = comments.first(where: { $0.id == wanted.id }) {
      let isSame =
        earlier.text == wanted.text && earlier.question == wanted.question
        && earlier.said?.by.id == step.by.id
      if isSame { return }
      throw Refusal(.idUsed, ["id": wanted.id])
    }
    try rules.campaign.checkTime(at: step.at)
    guard !wanted.text.allSatisfy(\.isWhitespace), !wanted.id.isEmpty else {
      throw Refusal(.wordsNeeded)
    }
    guard wanted.text.utf8.count <= SharedResponse.longestText else { throw Refusal(.tooLong) }
    guard comments.count < SharedResponse.mostEntries else { throw Refusal(.tooMany) }
    var comment = wanted
    comment.said = Logged(wanted.text, by: step.by, at: step.at)
    comments.append(comment)
    step.note(.commented(comment: wanted.id))
  }
}
