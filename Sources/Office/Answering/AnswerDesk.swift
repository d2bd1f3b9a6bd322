public import Accounts
public import Fieldwork
import Measures
import Records
import Surveys

/// Where those who hold a personal link answer.
public struct AnswerDesk: Sendable {
  let ground: Ground
  let questionnaires: QuestionnaireCache

  /// A desk.
  ///
  /// - Parameters:
  ///   - ground: what it stands on.
  ///   - questionnaires: the questionnaires that are in the field.
  public init(_ ground: Ground, questionnaires: QuestionnaireCache) {
    self.ground = ground
    self.questionnaires = questionnaires
  }

  /// Somebody who holds a link, with all that holds for the response it leads to.
  public struct Holder: Sendable {
    /// Who it is, as the rules of access know them.
    public let principal: Accounts.LinkHolder
    /// Who it is, as the response knows them.
    public let person: Fieldwork.Person
    /// What the link gives the right to.
    public let access: Access
    /// The link.
    let link: FieldworkStore.OwnedLink
    /// The campaign, the questionnaire and the day.
    public let rules: ResponseRules
    /// The response as it stands, as far as it was asked for; not opened by anybody where nobody has.
    public let response: SharedResponse

    /// Whether it is a coordinator who came from the own account's first page.
    public var hasAccount: Bool { link.link.account != nil }
  }

  /// Who holds a token.
  ///
  /// - Parameters:
  ///   - token: what stands in the address.
  ///   - readsAnswers: whether the answers are wanted; to take in one they are not.
  /// - Returns: nil where no link has it.
  /// - Throws: `Refusal` where the link was withdrawn or its campaign has no questionnaire.
  public func holder(
    _ token: LinkToken, readsAnswers: Bool = true
  ) async throws -> Holder? {
    let found = try await ground.database.fieldwork.opening(
      token, key: ground.keys.links, depth: readsAnswers ? .answers : .holder)
    guard let found else { return nil }
    let access = try found.link.link.access()
    try await checkAccount(of: found.link)
    let key = found.link.response
    guard let campaign = found.campaign, let unit = campaign.frame.unit(key.unit),
      let rules = try await rules(campaign, unit: key.unit)
    else { throw Refusal(.unknownUnit, ["unit": key.unit]) }
    let response =
      found.response
      ?? SharedResponse(
        id: "\(key.campaign).\(key.unit)", campaign: key.campaign, unit: key.unit,
        levels: unit.levels)
    return Holder(
      principal: AnswerDesk.principal(found.link, access, response),
      person: AnswerDesk.person(found.link.link, access, response), access: access,
      link: found.link, rules: rules, response: response)
  }

  /// Carries out a command of somebody who holds a link.
  ///
  /// What comes back is on the disk: it may be acknowledged.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - files: the files that came along, which are kept with the answers that speak of them.
  ///   - holder: who wants it.
  /// - Returns: what happened.
  /// - Throws: `Refusal`; `DatabaseError`.
  @discardableResult
  public func apply(
    _ command: ResponseCommand, with files: [SentFile] = [], by holder: Holder
  ) async throws -> ResponseChange {
    var known = holder.rules
    known.files = Set(files.map(\.reference))
    if command.namesFiles(besides: known.files),
      let earlier = try await suggestions(for: holder)?.answers.values
    {
      known.files.formUnion(earlier.compactMap(\.fileReference))
    }
    let rules = known
    let now = ground.now
    return try await ground.database.fieldwork.apply(
      command, link: holder.link.link.hash, by: holder.person,
      // The campaign is read anew with the answer: its deadline may have been moved since.
      rules: { campaign, _ in rules.now(campaign) }, files: files.map(\.file), at: now)
  }

  /// The rules of a campaign for a unit today; nil where its questionnaire is not to be had.
  func rules(_ campaign: Campaign, unit: String) async throws -> ResponseRules? {
    let version = campaign.plan.questionnaire
    guard
      let questionnaire = try await questionnaires.questionnaire(
        version.id, number: version.number, of: campaign.owner)
    else { return nil }
    let groups = campaign.frame.unit(unit)?.groups ?? [:]
    return ResponseRules(
      campaign: campaign, questionnaire: questionnaire,
      attributes: groups.mapValues { .text($0) }, day: campaign.plan.time.day(of: ground.now))
  }

  private static func principal(
    _ owned: FieldworkStore.OwnedLink, _ access: Access, _ response: SharedResponse
  ) -> Accounts.LinkHolder {
    var sections: Set<String>?
    if case .part(let id) = access {
      sections = Set(response.delegations.first { $0.id == id }?.parts ?? [])
    }
    return LinkHolder(
      link: owned.link.id, owner: owned.owner, campaign: owned.link.campaign,
      unit: owned.link.unit, sections: sections,
      purpose: access == .approver || access == .reader ? .approve : .answer)
  }

  private static func person(
    _ link: Link, _ access: Access, _ response: SharedResponse
  ) -> Fieldwork.Person {
    switch access {
    case .part(let id):
      response.delegations.first { $0.id == id }?.person ?? Fieldwork.Person(id: link.id)
    case .approver:
      response.approver.flatMap { $0.person.id == link.id ? $0.person : nil }
        ?? Fieldwork.Person(id: link.id)
    // An account is known as itself, whichever of its links it comes by.
    case .coordinator: link.account == nil ? Fieldwork.Person(id: link.id) : link.made.by
    case .reader: Fieldwork.Person(id: link.id)
    }
  }
}

extension ResponseCommand {
  /// Whether an answer is a file that is not among those that came along.
  fileprivate func namesFiles(besides files: Set<FileReference>) -> Bool {
    guard case .answer(let changes) = self else { return false }
    return changes.contains { change in
      change.value.fileReference.map { !files.contains($0) } ?? false
    }
  }
}
