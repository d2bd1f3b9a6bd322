public import Measures
import Surveys

extension SharedResponse {
  /// The response after a command.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - person: who wants it, by the id of the personal link.
  ///   - access: what the link gives the right to.
  ///   - rules: the questionnaire and the time in which it can be answered.
  ///   - moment: when.
  /// - Returns: the response afterwards, with what happened and what became of each answer.
  /// - Throws: ``Refusal`` where the person, the time or the state does not allow it.
  public func applying(
    _ command: ResponseCommand, by person: Person, with access: Access, rules: ResponseRules,
    at moment: Moment
  ) throws(Refusal) -> ResponseChange {
    var next = self
    var log = Step(by: person, at: moment)
    switch command {
    case .open: try next.open(access, &log)
    case .answer(let changes): try next.answer(changes, access, rules, &log)
    case .delegate(let delegation): try next.delegate(delegation, access, rules, &log)
    case .withdraw(let id): try next.withdraw(id, access, rules, &log)
    case .finish: try next.finish(access, rules, &log)
    case .comment(let comment): try next.comment(comment, access, rules, &log)
    case .nameApprover(let approver): try next.name(approver, access, rules, &log)
    case .requestSignOff(let seen): try next.requestSignOff(seen, access, rules, &log)
    case .withdrawSignOff: try next.withdrawSignOff(access, rules, &log)
    case .approve(let seen): try next.approve(seen, access, rules, &log)
    case .sendBack(let words): try next.sendBack(words, access, rules, &log)
    case .submit(let seen): try next.submit(seen, access, rules, &log)
    case .reopen: try next.reopen(access, rules, &log)
    }
    return ResponseChange(response: next, events: log.events, outcomes: log.outcomes)
  }

  /// One command on its way: who, when, and what has happened so far.
  struct Step {
    let by: Person
    let at: Moment
    var events: [Logged<ResponseEvent>] = []
    var outcomes: [AnswerOutcome] = []

    init(by person: Person, at moment: Moment) {
      by = person
      at = moment
    }

    mutating func note(_ event: ResponseEvent) {
      events.append(Logged(event, by: by, at: at))
    }
  }

  /// The parts that a right reaches: all, or those of a delegation.
  func parts(of access: Access, rules: ResponseRules) throws(Refusal) -> Set<String> {
    guard case .part(let id) = access else { return Set(rules.partIDs) }
    return Set(try delegation(id).parts)
  }

  /// The delegation with an id that is not withdrawn.
  func delegation(_ id: String) throws(Refusal) -> Delegation {
    guard let found = delegations.first(where: { $0.id == id }), found.state != .withdrawn else {
      throw Refusal(.unknownDelegation)
    }
    return found
  }

  func require(_ allowed: Bool) throws(Refusal) {
    if !allowed { throw Refusal(.notAllowed) }
  }

  /// Refuses changes while the approver has the response or it is done.
  func checkOpen(rules: ResponseRules, at moment: Moment) throws(Refusal) {
    try rules.campaign.checkTime(at: moment)
    switch state {
    case .answering: return
    case .awaitingSignOff: throw Refusal(.awaitingSignOff)
    case .approved: throw Refusal(.isApproved)
    case .submitted: throw Refusal(.isSubmitted)
    }
  }

  private mutating func open(_ access: Access, _ step: inout Step) throws(Refusal) {
    if case .part(let id) = access { _ = try delegation(id) }
    guard opened[step.by.id] == nil else { return }
    opened[step.by.id] = step.at
    step.note(.opened)
  }

  private mutating func answer(
    _ changes: [AnswerChange], _ access: Access, _ rules: ResponseRules, _ step: inout Step
  ) throws(Refusal) {
    try require(access.canAnswer)
    let reach = try parts(of: access, rules: rules)
    // What was stored before is acknowledged again, also after the deadline: the reply was lost.
    var closed: Refusal?
    do { try checkOpen(rules: rules, at: step.at) } catch { closed = error }
    for change in changes {
      guard let question = rules.questions[change.question], let part = rules.parts[change.question]
      else {
        step.outcomes.append(.refused(Refusal(.unknownQuestion, ["question": change.question])))
        continue
      }
      guard reach.contains(part) else {
        step.outcomes.append(.refused(Refusal(.otherPart, ["question": change.question])))
        continue
      }
      let outcome = take(change, to: question, closed: closed, files: rules.files, step)
      switch outcome {
      case .stored(let version):
        step.note(.answered(question: change.question, version: version.number))
      case .agreed(let version):
        step.note(.agreed(question: change.question, version: version.number))
      case .repeated, .conflict, .refused: break
      }
      step.outcomes.append(outcome)
    }
  }

  mutating func take(
    _ change: AnswerChange, to question: Question, closed: Refusal?,
    files: Set<FileReference> = [], _ step: Step
  ) -> AnswerOutcome {
    var record = records[change.question] ?? AnswerRecord()
    let isRepeated = record.versions.contains { $0.isMade(by: change.id) }
    if !isRepeated {
      if let closed { return .refused(closed) }
      guard !change.id.isEmpty, change.id.utf8.count <= 100 else {
        return .refused(Refusal(.idUsed, ["id": String(change.id.prefix(20))]))
      }
      if let reason = question.refusal(of: change.value, to: change.question) {
        return .refused(Refusal(reason, ["question": change.question]))
      }
      // A file is never taken at its sender's word: it might be another unit's, or none.
      if case .file(let file) = change.value, !files.contains(file),
        !record.versions.contains(where: { $0.value == change.value })
      {
        return .refused(Refusal(.fileMissing, ["question": change.question]))
      }
    }
    let outcome = record.take(change, by: step.by, at: step.at)
    if record.number > 0 { records[change.question] = record }
    return outcome
  }
}

extension Access {
  /// Whether answers can be given with it.
  var canAnswer: Bool {
    switch self {
    case .coordinator, .part: true
    case .approver, .reader: false
    }
  }
}
