public import Accounts
public import CaseStudies
public import Fieldwork
import Languages
import Measures
import Records

/// Where cases are told, edited and brought to print.
public struct CaseDesk: Sendable {
  let ground: Ground
  var store: CaseStore { ground.database.cases }

  /// A desk.
  ///
  /// - Parameter ground: what it stands on.
  public init(_ ground: Ground) {
    self.ground = ground
  }

  /// What is told, of which unit, beside which campaign.
  public struct Telling: Sendable {
    /// The text.
    public var form: CaseForm
    /// What the one who tells it consents to; nothing where somebody else writes it down.
    public var purposes: Set<CaseStudy.Purpose>
    /// The campaign beside which it is told.
    public var campaign: Campaign
    /// The code of the unit.
    public var unit: String

    /// What is told.
    ///
    /// - Parameters:
    ///   - form: the text.
    ///   - purposes: what the one who tells it consents to.
    ///   - campaign: the campaign beside which it is told.
    ///   - unit: the code of the unit.
    public init(
      form: CaseForm, purposes: Set<CaseStudy.Purpose> = [], campaign: Campaign, unit: String
    ) {
      self.form = form
      self.purposes = purposes
      self.campaign = campaign
      self.unit = unit
    }
  }

  /// Files a case that somebody hands in.
  ///
  /// - Parameters:
  ///   - telling: what is told.
  ///   - author: whose case it is: the id of the personal link or account; the unit's own link where nil.
  ///   - person: who hands it in.
  ///   - principal: who that is in the audit log.
  /// - Returns: the case as it is kept.
  /// - Throws: `Refusal` where the unit is not asked in the campaign, or the form lacks something.
  public func submit(
    _ telling: Telling, author: String?, by person: Fieldwork.Person, as principal: Principal
  ) async throws -> FiledCase {
    let campaign = telling.campaign
    guard let unit = campaign.frame.unit(telling.unit) else {
      throw Refusal(.unknownUnit, ["unit": telling.unit])
    }
    let form = telling.form
    let title = form.title.text(in: form.language)
    let work = try CaseWork(
      id: CaseName.id(of: title, ending: ground.newID()), owner: campaign.owner,
      review: campaign.review, unit: unit.code, form: form, consentingTo: telling.purposes,
      by: person, at: ground.now)
    var author = author
    if author == nil { author = try await coordinator(of: unit.code, in: campaign) }
    let filed = FiledCase(
      work, campaign: campaign.id, county: unit.groups["county"], author: author)
    try await store.add(filed)
    try await note(.caseSubmitted, principal, work)
    return filed
  }

  /// A case.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func filed(_ id: String, of owner: String) async throws -> FiledCase? {
    try await store.filed(id, of: owner)
  }

  /// The cases of an owner, in the order of their ids.
  ///
  /// - Parameter owner: the id of the owner.
  public func cases(of owner: String) async throws -> [FiledCase] {
    try await store.cases(of: owner)
  }

  /// The cases that somebody tells by a personal link.
  ///
  /// - Parameter holder: who holds the link.
  public func cases(of holder: AnswerDesk.Holder) async throws -> [FiledCase] {
    let principal = holder.principal
    let links = [principal.link] + (try await replaced(by: holder))
    return try await store.cases(by: links, of: principal.owner)
      .filter { $0.work.unit == principal.unit && $0.campaign == principal.campaign }
  }

  /// The campaigns that a case can be told beside, the newest first.
  ///
  /// - Parameter owner: the id of the owner.
  public func campaigns(of owner: String) async throws -> [Campaign] {
    try await ground.database.fieldwork.campaigns(of: owner)
      .sorted { ($1.plan.opens, $1.id) < ($0.plan.opens, $0.id) }
  }

  /// Every text that a case has had, by its number.
  ///
  /// - Parameter filed: the case.
  public func texts(of filed: FiledCase) async throws -> [Int: CaseForm] {
    try await store.texts(of: filed.work.id, owner: filed.work.owner)
  }

  /// What a case is to the rules of access; nil where there is none by that id.
  ///
  /// The unit's link that replaces one which was withdrawn takes over its cases.
  ///
  /// - Parameters:
  ///   - id: the case.
  ///   - owner: the id of the owner.
  ///   - holder: who asks by a personal link.
  public func resource(
    _ id: String, of owner: String, for holder: AnswerDesk.Holder?
  ) async throws -> Resource? {
    guard let filed = try await store.filed(id, of: owner) else { return nil }
    var author = filed.author
    if let holder, let told = author, told != holder.principal.link,
      filed.work.unit == holder.principal.unit, filed.campaign == holder.principal.campaign,
      try await replaced(by: holder).contains(told)
    {
      author = holder.principal.link
    }
    return Resource(
      owner: owner, campaign: filed.campaign, county: filed.county, unit: filed.work.unit,
      author: author)
  }

  /// Carries out a command on a case.
  ///
  /// - Parameters:
  ///   - command: what is wanted.
  ///   - filed: the case.
  ///   - role: whose part the person has.
  ///   - person: who wants it.
  ///   - principal: who that is in the audit log.
  /// - Returns: the case afterwards.
  /// - Throws: `Refusal` where the step is not this person's or does not follow.
  @discardableResult
  public func apply(
    _ command: CaseWork.Command, to filed: FiledCase, as role: CaseWork.Role,
    by person: Fieldwork.Person, as principal: Principal
  ) async throws -> FiledCase {
    try await apply(command, to: filed, as: role, adding: nil, by: person, as: principal)
  }

  func apply(
    _ command: CaseWork.Command, to filed: FiledCase, as role: CaseWork.Role,
    adding picture: FileStore.Sent?, by person: Fieldwork.Person, as principal: Principal
  ) async throws -> FiledCase {
    let work = filed.work
    let done = try await store.apply(
      command, to: work.id, of: work.owner, by: person, as: role, adding: picture, at: ground.now)
    guard let done else { throw Refusal(.caseID, ["id": work.id]) }
    for event in done.events { try await note(event.what.audited, principal, work) }
    return done.filed
  }

  /// The links of the same unit that were withdrawn, where the holder's own is over the whole answer.
  private func replaced(by holder: AnswerDesk.Holder) async throws -> [String] {
    guard holder.access == .coordinator else { return [] }
    let links = try await ground.database.fieldwork.links(to: holder.link.response)
    return links.filter { $0.revoked != nil }.map(\.id)
  }

  /// The unit's link over the whole answer that is in force; nil where there is none.
  private func coordinator(of unit: String, in campaign: Campaign) async throws -> String? {
    let links = try await ground.database.fieldwork.links(
      to: .init(owner: campaign.owner, campaign: campaign.id, unit: unit))
    let open = links.filter { $0.kind == .coordinator && $0.revoked == nil }
    return (open.last { $0.account == nil } ?? open.last)?.id
  }

  private func note(_ action: AuditAction, _ principal: Principal, _ work: CaseWork) async throws {
    try await ground.note(
      action, by: principal, of: work.owner, on: AuditEvent.Object("case", work.id))
  }
}

extension CaseWork.Step {
  /// What the audit log says of it.
  fileprivate var audited: AuditAction {
    switch self {
    case .submitted: .caseSubmitted
    case .checked, .edited, .sentBack: .caseEdited
    case .approved, .consented: .caseApproved
    case .published: .casePublished
    case .withdrawn, .consentWithdrawn: .caseWithdrawn
    }
  }
}
