public import Accounts
public import Fieldwork
import Measures
import Problems
import Records
import Store
public import Surveys

extension QuestionnaireDesk {
  /// What it would mean for a campaign to go over to another version.
  public struct Passage: Sendable {
    /// The campaign.
    public let campaign: Campaign
    /// The version that it has now.
    public var from: Int { campaign.plan.questionnaire.number }
    /// The version that it would have.
    public let to: Int
    /// What differs, in the order of the questions.
    public let changes: [QuestionnaireChange]
    /// How many units have given answers.
    public let answering: Int

    /// Whether the answers that are stored stay meaningful.
    public var isAllowed: Bool { changes.allSatisfy(\.isAllowed) }
  }

  /// Makes a draft a version, which never changes again.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - owner: the id of its owner.
  ///   - basis: the ``QuestionnaireSheet/basis`` that was seen.
  ///   - principal: who makes it.
  /// - Returns: the number of the version; that of the last one where it says the same.
  /// - Throws: `InputRefused` where the draft has errors, or has changed meanwhile.
  @discardableResult
  public func makeVersion(
    _ id: String, of owner: String, basis: Int, by principal: Principal
  ) async throws -> Int {
    guard let sheet = try await sheet(id, of: owner), sheet.basis == basis else {
      throw conflict(id)
    }
    guard sheet.isSound, let questionnaire = sheet.questionnaire else {
      throw InputRefused(sheet.problems)
    }
    guard questionnaire.id == id else {
      throw InputRefused([
        Problem("edit.other-id", at: Place("\(id).yaml"), ["found": questionnaire.id, "id": id])
      ])
    }
    let number = try await ground.database.fieldwork.addQuestionnaire(
      sheet.text, id: id, of: owner)
    try await note("\(id) \(number)", of: owner, by: principal)
    return number
  }

  /// A version.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - number: the version, from 1.
  ///   - owner: the id of its owner.
  /// - Returns: its text and the questionnaire; nil where there is none.
  public func version(
    _ id: String, number: Int, of owner: String
  ) async throws -> (text: String, questionnaire: Questionnaire)? {
    guard
      let text = try await ground.database.fieldwork.questionnaire(id, number: number, of: owner),
      let questionnaire = try await cache.questionnaire(id, number: number, of: owner)
    else { return nil }
    return (text, questionnaire)
  }

  /// The campaigns that use a questionnaire, in the order of their ids.
  ///
  /// - Parameters:
  ///   - id: the questionnaire; all where nil.
  ///   - owner: the id of its owner.
  public func campaigns(using id: String? = nil, of owner: String) async throws -> [Campaign] {
    try await ground.database.fieldwork.campaigns(of: owner)
      .filter { id == nil || $0.plan.questionnaire.id == id }
  }

  /// What it would mean for a campaign to use the draft.
  ///
  /// - Parameters:
  ///   - campaign: the campaign.
  ///   - draft: what it would use.
  ///   - editorial: keys of texts whose new words mean the same as the old.
  /// - Returns: what differs; nil where the campaign's own version is not to be had.
  public func passage(
    of campaign: Campaign, to draft: Questionnaire, number: Int, editorial: Set<String> = []
  ) async throws -> Passage? {
    let version = campaign.plan.questionnaire
    guard
      let old = try await cache.questionnaire(
        version.id, number: version.number, of: campaign.owner)
    else { return nil }
    let stored = try await stored(in: campaign, old)
    return Passage(
      campaign: campaign, to: number,
      changes: old.changes(to: draft, stored: stored, editorial: editorial),
      answering: stored.count)
  }

  /// Lets a campaign go over to a version, where the answers that are stored stay meaningful.
  ///
  /// - Parameters:
  ///   - id: the questionnaire.
  ///   - number: the version.
  ///   - campaign: the id of the campaign.
  ///   - owner: the id of the owner.
  ///   - editorial: keys of texts whose new words mean the same as the old.
  ///   - principal: who does it, as the rules know them.
  ///   - person: who does it, as the campaign knows them.
  /// - Returns: what differed; the campaign has gone over where ``Passage/isAllowed``.
  /// - Throws: `Refusal` where the campaign does not allow it; `InputRefused` where there is no such version.
  public func use(
    _ id: String, number: Int, in campaign: String, of owner: String, editorial: Set<String>,
    by principal: Principal, as person: Fieldwork.Person
  ) async throws -> Passage {
    let desk = CampaignDesk(ground, questionnaires: cache)
    guard let found = try await desk.campaign(campaign, of: owner),
      found.plan.questionnaire.id == id,
      let new = try await cache.questionnaire(id, number: number, of: owner),
      let passage = try await passage(
        of: found, to: new, number: number, editorial: editorial)
    else {
      throw InputRefused([
        Problem(
          "edit.unknown-version", at: Place("\(id).yaml"), ["id": id, "number": String(number)])
      ])
    }
    guard passage.isAllowed else { return passage }
    let hasGoneOver = try await desk.use(
      CampaignPlan.QuestionnaireVersion(id: id, number: number), after: found.plan.questionnaire,
      in: campaign, of: owner, by: person)
    guard hasGoneOver else { throw conflict(id) }
    try await ground.note(
      .campaignChanged, by: principal, of: owner, on: AuditEvent.Object("campaign", campaign))
    return passage
  }

  /// The answers of a campaign's units, as they stand.
  private func stored(
    in campaign: Campaign, _ questionnaire: Questionnaire
  ) async throws -> [StoredAnswers] {
    let fieldwork = ground.database.fieldwork
    var stored: [StoredAnswers] = []
    for unit in try await fieldwork.standings(in: campaign.id, of: campaign.owner).keys.sorted() {
      let key = FieldworkStore.ResponseKey(
        owner: campaign.owner, campaign: campaign.id, unit: unit)
      guard let response = try await fieldwork.response(key) else { continue }
      let answers = response.records.compactMapValues { $0.current?.value }
      guard answers.values.contains(where: \.isGiven) else { continue }
      let groups = campaign.frame.unit(unit)?.groups ?? [:]
      stored.append(
        StoredAnswers(
          respondent: Respondent(
            levels: response.levels, attributes: groups.mapValues { .text($0) },
            day: campaign.plan.time.day(of: ground.now)),
          answers: answers))
    }
    return stored
  }
}
