public import Measures
public import Surveys

/// What an answer that was collected elsewhere is to one that may be there.
public enum AnswerIntake: Hashable, Sendable {
  /// Nothing stood there: this would be stored.
  case new(AnswerChange)
  /// The same stood there.
  case same
  /// Something else stands there; the change would put this in its place.
  case conflict(AnswerVersion, AnswerChange)
  /// It cannot be an answer to the question.
  case unfit(Refusal)
}

extension SharedResponse {
  /// What taking in an answer that was collected elsewhere would do; nothing is changed.
  ///
  /// Of a matrix only the items that were collected are held against those that are there.
  ///
  /// - Parameters:
  ///   - answer: the answer.
  ///   - key: the question's id, or that of the words to an option.
  ///   - rules: the questionnaire.
  ///   - change: an id of the change, the same when it is made again.
  /// - Returns: what it would do.
  public func intake(
    of answer: Answer, to key: String, rules: ResponseRules, change: String
  ) -> AnswerIntake {
    guard let question = rules.questions[key] else {
      return .unfit(Refusal(.unknownQuestion, ["question": key]))
    }
    var wanted = answer
    let now = records[key]?.current
    var isOther = now.map { $0.value.isGiven && $0.value != answer } ?? false
    if case .items(let new) = answer, case .items(let old)? = now?.value {
      wanted = .items(old.merging(new) { $1 })
      isOther = new.contains { item, value in
        old[item].map { $0.isGiven && $0 != value } ?? false
      }
    }
    // The file itself did not come with the answers.
    if case .file = wanted { return .unfit(Refusal(.unfitAnswer, ["question": key])) }
    if let reason = question.refusal(of: wanted, to: key) {
      return .unfit(Refusal(reason, ["question": key]))
    }
    let made = AnswerChange(
      question: key, value: wanted, basis: records[key]?.number ?? 0, id: change)
    guard let now else { return .new(made) }
    if now.value == wanted { return .same }
    return isOther ? .conflict(now, made) : .new(made)
  }

  /// Why nothing that was collected elsewhere can be taken in now.
  ///
  /// A deadline does not stand in the way: what was given on paper in time may be typed in afterwards.
  ///
  /// - Parameter campaign: the campaign.
  /// - Returns: nil where it can.
  public func intakeRefusal(in campaign: Campaign) -> Refusal? {
    if campaign.state == .draft { return Refusal(.notOpen) }
    return switch state {
    case .answering, .submitted: nil
    case .awaitingSignOff: Refusal(.awaitingSignOff)
    case .approved: Refusal(.isApproved)
    }
  }

  /// Whether answers that were handed in elsewhere are handed in here when they are taken in.
  ///
  /// Where somebody must approve, the unit hands in itself.
  ///
  /// - Parameter campaign: the campaign.
  public func isHandedIn(byIntakeIn campaign: Campaign) -> Bool {
    receipts.isEmpty && state == .answering && !campaign.plan.needsSignOff
  }

  /// The response with answers that were collected elsewhere.
  ///
  /// What was handed in stays handed in, with a new receipt where an answer is new. What is required or
  /// outside its limits is not asked about: the answers were given to another form.
  ///
  /// - Parameters:
  ///   - changes: the answers, each with the version that it builds on.
  ///   - handedIn: when they were handed in elsewhere; nil where they were not.
  ///   - person: who takes them in.
  ///   - rules: the questionnaire.
  ///   - moment: when.
  /// - Returns: the response afterwards, with what happened and what became of each answer.
  /// - Throws: ``Refusal`` where the campaign or the response is not to be changed.
  public func takingIn(
    _ changes: [AnswerChange], handedIn: Moment?, by person: Person, rules: ResponseRules,
    at moment: Moment
  ) throws(Refusal) -> ResponseChange {
    if let refusal = intakeRefusal(in: rules.campaign) { throw refusal }
    var next = self
    var step = Step(by: person, at: moment)
    var isChanged = false
    for change in changes {
      guard let question = rules.questions[change.question] else {
        step.outcomes.append(.refused(Refusal(.unknownQuestion, ["question": change.question])))
        continue
      }
      let outcome = next.take(change, to: question, closed: nil, step)
      if case .stored(let version) = outcome {
        isChanged = true
        step.note(.answered(question: change.question, version: version.number))
      }
      step.outcomes.append(outcome)
    }
    if let handedIn, isHandedIn(byIntakeIn: rules.campaign) {
      next.handIn(at: min(handedIn, moment), rules, &step)
    } else if state == .submitted, isChanged {
      next.handIn(at: moment, rules, &step)
    }
    return ResponseChange(response: next, events: step.events, outcomes: step.outcomes)
  }

  private mutating func handIn(at moment: Moment, _ rules: ResponseRules, _ step: inout Step) {
    let form = form(rules)
    guard form.answers.values.contains(where: \.isGiven) else { return }
    let receipt = Receipt(
      number: "\(id)-\(receipts.count + 1)", by: step.by, at: moment,
      digest: SharedResponse.digest(form.answers), asked: form.asked, answered: form.given,
      versions: records.mapValues(\.number), approved: nil)
    receipts.append(receipt)
    state = .submitted
    step.note(.submitted(receipt: receipt.number, digest: receipt.digest))
  }
}
