import CaseStudies
public import Measures

extension CaseWork {
  /// The case after a command.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - person: who wants it.
  ///   - role: whose part the person has.
  ///   - moment: when.
  /// - Returns: the case afterwards, with the steps taken; none where it was so already.
  /// - Throws: ``Refusal`` where the step is not this person's, or does not follow the one before.
  public func applying(
    _ command: Command, by person: Person, as role: Role, at moment: Moment
  ) throws(Refusal) -> Change<CaseWork, Step> {
    var next = self
    guard let step = try next.carryOut(command, by: person, as: role, at: moment) else {
      return Change(self, [])
    }
    let logged = Logged(step, by: person, at: moment)
    next.steps.append(logged)
    return Change(next, [logged])
  }

  private mutating func carryOut(
    _ command: Command, by person: Person, as role: Role, at moment: Moment
  ) throws(Refusal) -> Step? {
    switch command {
    case .check:
      try require(role == .editor)
      if status == .checked { return nil }
      try follow([.submitted])
      status = .checked
      return .checked
    case .edit(let form, let version): return try edit(form, version: version, as: role)
    case .approve(let version):
      try require(role == .contributor)
      if status == .approved, version == self.version { return nil }
      try follow([.edited])
      guard version == self.version else { throw Refusal(.changedSince) }
      status = .approved
      return .approved(version: version)
    case .sendBack(let words):
      try require(role == .contributor)
      try follow([.edited])
      guard !words.allSatisfy(\.isWhitespace) else { throw Refusal(.wordsNeeded) }
      guard words.utf8.count <= SharedResponse.longestText else { throw Refusal(.tooLong) }
      status = .checked
      return .sentBack(words: words)
    case .publish:
      try require(role == .editor)
      if status == .published { return nil }
      try follow([.approved])
      try checkPrint()
      status = .published
      return .published
    case .withdraw(let reason):
      if status == .withdrawn { return nil }
      // The contributor owes nobody a reason; the editor does.
      guard role == .contributor || !reason.allSatisfy(\.isWhitespace) else {
        throw Refusal(.wordsNeeded)
      }
      status = .withdrawn
      return .withdrawn(reason: reason)
    case .consent(let purpose):
      try require(role == .contributor)
      if isConsented(to: purpose) { return nil }
      guard status != .withdrawn else { throw Refusal(.caseStep, ["from": status.rawValue]) }
      consents.append(
        Consent(
          purpose: purpose, given: Logged(purpose.rawValue, by: person, at: moment),
          withdrawn: nil))
      return .consented(purpose)
    case .withdrawConsent(let purpose):
      try require(role == .contributor)
      guard
        let position = consents.lastIndex(where: { $0.purpose == purpose && $0.withdrawn == nil })
      else { return nil }
      consents[position].withdrawn = Logged(purpose.rawValue, by: person, at: moment)
      return .consentWithdrawn(purpose)
    }
  }

  private mutating func edit(
    _ form: CaseForm, version: Int, as role: Role
  ) throws(Refusal) -> Step? {
    // The contributor may correct what nobody has looked at; after that the text is the editor's.
    if role == .contributor { try follow([.submitted]) }
    try follow([.submitted, .checked, .edited, .approved, .published])
    if form == self.form, version == self.version { return try handOver(as: role) }
    guard version == self.version else { throw Refusal(.changedSince) }
    if role == .editor, status == .submitted {
      throw Refusal(.caseStep, ["from": status.rawValue])
    }
    let missing = form.missingToSubmit
    guard missing.isEmpty else {
      throw Refusal(.caseIncomplete, ["fields": missing.joined(separator: ", ")])
    }
    self.form = form
    self.version += 1
    if role == .editor { status = .edited }
    return .edited(version: self.version)
  }

  /// An editor who has nothing to change says so by editing to the same text.
  private mutating func handOver(as role: Role) throws(Refusal) -> Step? {
    guard role == .editor, status == .checked else { return nil }
    status = .edited
    return .edited(version: version)
  }

  private func checkPrint() throws(Refusal) {
    let missing = form.missingToPublish
    guard missing.isEmpty else {
      throw Refusal(.caseIncomplete, ["fields": missing.joined(separator: ", ")])
    }
    // The report is itself a web site.
    for purpose in [CaseStudy.Purpose.report, .web] where !isConsented(to: purpose) {
      throw Refusal(.consentMissing, ["purpose": purpose.rawValue])
    }
  }

  private func require(_ allowed: Bool) throws(Refusal) {
    if !allowed { throw Refusal(.notAllowed) }
  }

  private func follow(_ allowed: [Status]) throws(Refusal) {
    guard allowed.contains(status) else { throw Refusal(.caseStep, ["from": status.rawValue]) }
  }
}
