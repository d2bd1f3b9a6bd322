public import Accounts
public import Fieldwork
import Languages
import Measures
import Problems
import Records

extension CampaignDesk {
  /// Who does something at the desk: as the rules of access and as the campaign know them.
  public struct Actor: Sendable {
    let principal: Principal
    let person: Fieldwork.Person

    /// Somebody.
    ///
    /// - Parameters:
    ///   - principal: as the rules of access know them.
    ///   - person: as the campaign knows them.
    public init(_ principal: Principal, _ person: Fieldwork.Person) {
      self.principal = principal
      self.person = person
    }
  }

  /// A form for a new campaign of an owner, with words to begin from.
  ///
  /// - Parameter owner: the owner.
  public func newForm(for owner: Owner) async throws -> CampaignForm {
    let today = CivilTime.centralEuropean.day(of: ground.now)
    var form = CampaignForm(for: owner, today: today)
    if let last = try await questionnaires(of: owner.id).last {
      form.questionnaire = "\(last.id) \(last.number)"
    }
    return form
  }

  /// Makes a campaign.
  ///
  /// - Parameters:
  ///   - form: its plan as it was typed.
  ///   - owner: the id of the owner.
  ///   - actor: who makes it.
  /// - Returns: its id, made of the title.
  /// - Throws: `InputRefused`; the place of each problem is the id of its field.
  public func create(
    _ form: CampaignForm, of owner: String, by actor: Actor
  ) async throws -> String {
    let plan = try form.plan()
    try await check(plan, of: owner)
    let taken = Set(try await store.campaigns(of: owner).map(\.id))
    let title = plan.title.text(in: plan.language)
    let stem = CampaignDesk.id(from: title)
    var id = stem
    var number = 2
    while taken.contains(id) {
      id = "\(stem)-\(number)"
      number += 1
    }
    let campaign = Campaign(
      id: id, owner: owner, review: id, plan: plan, frame: SamplingFrame(units: []))
    try await store.add(campaign)
    try await ground.note(
      .campaignChanged, by: actor.principal, of: owner, on: AuditEvent.Object("campaign", id))
    return id
  }

  /// Changes the plan of a campaign, as far as its state allows.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - form: the plan as it was typed.
  ///   - basis: the plan that was seen.
  ///   - actor: who changes it.
  /// - Throws: `InputRefused`; `Refusal`; ``ChangedMeanwhile``.
  public func change(
    _ id: String, of owner: String, to form: CampaignForm, seen basis: Basis, by actor: Actor
  ) async throws {
    guard let campaign = try await campaign(id, of: owner) else { return }
    try await check(try form.plan(changing: campaign.plan), of: owner)
    try await store.apply(to: id, of: owner, by: actor.person, at: ground.now) { now in
      try basis.check(form.fields, against: CampaignForm(now.plan).fields)
      return .plan(try form.plan(changing: now.plan))
    }
    try await note(.campaignChanged, id, of: owner, by: actor)
  }

  /// Opens a campaign, in the languages of its questionnaire.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who opens it.
  public func open(_ id: String, of owner: String, by actor: Actor) async throws {
    guard let campaign = try await campaign(id, of: owner) else { return }
    let languages = try await languages(of: campaign)
    try await apply(.open(languages: languages), to: id, of: owner, by: actor)
  }

  /// Carries out a command on a campaign and notes it.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - actor: who wants it.
  /// - Throws: `Refusal` where its state does not allow it.
  public func apply(
    _ command: Campaign.Command, to id: String, of owner: String, by actor: Actor
  ) async throws {
    try await store.apply(command, to: id, of: owner, by: actor.person, at: ground.now)
    let action: AuditAction =
      switch command {
      case .open, .reopen: .campaignOpened
      case .close: .campaignClosed
      case .plan, .frame, .exclude, .include: .campaignChanged
      }
    try await note(action, id, of: owner, by: actor)
  }

  /// Opens a campaign again until the end of a day.
  ///
  /// - Parameters:
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - day: the new last day as it was typed.
  ///   - actor: who opens it.
  public func reopen(
    _ id: String, of owner: String, until day: String, by actor: Actor
  ) async throws {
    guard let campaign = try await campaign(id, of: owner) else { return }
    guard let last = Day(day) else {
      throw InputRefused([Problem("campaign.day", at: Place("closes"), ["found": day])])
    }
    try await apply(
      .reopen(closes: campaign.plan.time.end(of: last)), to: id, of: owner, by: actor)
  }

  func note(
    _ action: AuditAction, _ id: String, of owner: String, by actor: Actor
  ) async throws {
    try await ground.note(
      action, by: actor.principal, of: owner, on: AuditEvent.Object("campaign", id))
  }

  /// The questionnaire must be there, and be one without errors.
  private func check(_ plan: CampaignPlan, of owner: String) async throws {
    let version = plan.questionnaire
    let found = try await questionnaires.questionnaire(
      version.id, number: version.number, of: owner)
    guard found != nil else {
      throw InputRefused([Problem("campaign.questionnaire", at: Place("questionnaire"))])
    }
  }

  /// An id that can stand in an address, made of words.
  static func id(from words: String) -> String {
    var id = ""
    for character in words.lowercased() {
      switch character {
      case "æ": id += "ae"
      case "ø", "ö": id += "o"
      case "å", "ä", "á": id += "a"
      case let sign where sign.isASCII && (sign.isLetter || sign.isNumber): id.append(sign)
      default: if !id.isEmpty, !id.hasSuffix("-") { id += "-" }
      }
    }
    let short = String(id.prefix(40))
    let trimmed = short.hasSuffix("-") ? String(short.dropLast()) : short
    return trimmed.isEmpty ? "survey" : trimmed
  }
}
