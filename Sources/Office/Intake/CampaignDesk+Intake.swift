import Accounts
import Fieldwork
import Measures
import Problems
import Records
import Store
import SurveyFormats
import Surveys

extension CampaignDesk {
  /// A file that somebody sends.
  public struct SentTable: Sendable {
    /// What it holds.
    public var bytes: [UInt8]
    /// Its name.
    public var name: String

    /// A file that somebody sends.
    ///
    /// - Parameters:
    ///   - bytes: what it holds.
    ///   - name: its name.
    public init(bytes: [UInt8], name: String) {
      self.bytes = bytes
      self.name = name
    }
  }

  /// Keeps a file of answers that were collected elsewhere until it is decided what becomes of it; nothing is
  /// taken in yet.
  ///
  /// - Parameters:
  ///   - answers: the file: CSV or a workbook.
  ///   - book: the code book; nil where the names of the columns tell everything.
  ///   - day: the day of responses that tell none, as it was typed; empty where they are not handed in.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: the id of the intake.
  /// - Throws: `InputRefused` where a file cannot be read; `Refusal` where the campaign is a draft.
  public func beginIntake(
    _ answers: SentTable, book: SentTable?, submitted day: String, for id: String, of owner: String
  ) async throws -> String {
    guard let campaign = try await campaign(id, of: owner), campaign.state != .draft else {
      throw Refusal(.notOpen)
    }
    if !day.isBlank, Day(day) == nil {
      throw InputRefused([Problem("campaign.day", at: Place("submitted"), ["found": day])])
    }
    _ = try CollectedTable(answers.bytes, file: answers.name)
    let codes = try book.map { try CodeBookFile.read($0.bytes, file: $0.name) }
    let key = IntakeStore.Key(owner: owner, campaign: id, id: ground.newID())
    try await ground.database.intakes.add(
      answers.bytes,
      .init(file: answers.name, book: codes ?? CollectedCodeBook(), submitted: day), as: key,
      at: ground.now)
    return key.id
  }

  /// What taking in a file that waits would do now.
  ///
  /// - Parameters:
  ///   - intake: the id of the intake.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  /// - Returns: nil where there is no such file, or it has waited for longer than a day.
  public func intakePlan(
    _ intake: String, for id: String, of owner: String
  ) async throws -> IntakePlan? {
    let key = IntakeStore.Key(owner: owner, campaign: id, id: intake)
    guard let kept = try await ground.database.intakes.intake(key, at: ground.now) else {
      return nil
    }
    return try await plan(kept.bytes, kept.head, intake, for: id, of: owner)
  }

  /// Says what columns of a file that waits hold.
  ///
  /// - Parameters:
  ///   - columns: what columns hold by their names; what is said of others before stays.
  ///   - intake: the id of the intake.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  public func explain(
    _ columns: [String: String], of intake: String, for id: String, of owner: String
  ) async throws {
    let key = IntakeStore.Key(owner: owner, campaign: id, id: intake)
    guard var kept = try await ground.database.intakes.intake(key, at: ground.now)?.head else {
      return
    }
    kept.book.columns.merge(columns) { $1 }
    try await ground.database.intakes.keep(kept, as: key)
  }

  /// Deletes a file that waits, without taking anything in.
  ///
  /// - Parameters:
  ///   - intake: the id of the intake.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  public func leave(intake: String, for id: String, of owner: String) async throws {
    try await ground.database.intakes.remove(
      IntakeStore.Key(owner: owner, campaign: id, id: intake))
  }

  /// What came of an intake.
  public struct TakenIn: Hashable, Sendable, Codable {
    /// How many answers were stored.
    public var answers = 0
    /// How many units they are of.
    public var units = 0
    /// How many units were handed in by it.
    public var handedIn = 0
    /// How many answers that are there stayed as they were, though the file has others.
    public var kept = 0
    /// How many answers were not stored as somebody changed them at the same moment.
    public var overtaken = 0
  }

  /// Takes answers in as they were shown.
  ///
  /// Each unit's answers are kept all or none; taken in a second time nothing is stored twice.
  ///
  /// - Parameters:
  ///   - plan: what was shown.
  ///   - decision: what becomes of answers that differ from what is there.
  ///   - actor: who takes them in.
  /// - Returns: what came of it.
  /// - Throws: `Refusal` where a unit's response has become one that is not to be changed; `DatabaseError`.
  public func takeIn(
    _ plan: IntakePlan, _ decision: IntakePlan.Decision, by actor: Actor
  ) async throws -> TakenIn {
    let (campaign, owner) = (plan.campaign.id, plan.campaign.owner)
    var done = TakenIn()
    for unit in plan.open {
      let taken = unit.conflicts.filter(decision.takes).map(\.collected)
      done.kept += unit.conflicts.count - taken.count
      let changes = unit.new + taken
      if changes.isEmpty, unit.handedIn == nil { continue }
      guard let asked = plan.campaign.frame.unit(unit.unit),
        let rules = try await rules(plan.campaign, asked)
      else { continue }
      let change = try await store.takeIn(
        changes, handedIn: unit.handedIn,
        to: .init(owner: owner, campaign: campaign, unit: unit.unit), by: actor.person,
        rules: { now, _ in rules.now(now) }, at: ground.now)
      let stored = change.outcomes.count { $0.isAcknowledged }
      done.answers += stored
      done.overtaken += change.outcomes.count - stored
      if !change.events.isEmpty { done.units += 1 }
      if unit.handedIn != nil { done.handedIn += 1 }
    }
    try await leave(intake: plan.id, for: campaign, of: owner)
    try await ground.note(
      .responsesImported, by: actor.principal, of: owner,
      on: AuditEvent.Object("campaign", campaign))
    return done
  }

  /// Reads a file and holds it against what is stored.
  private func plan(
    _ bytes: [UInt8], _ head: IntakeStore.Head, _ intake: String, for id: String, of owner: String
  ) async throws -> IntakePlan? {
    guard let campaign = try await campaign(id, of: owner) else { return nil }
    let version = campaign.plan.questionnaire
    guard
      let questionnaire = try await questionnaires.questionnaire(
        version.id, number: version.number, of: owner)
    else { throw InputRefused([Problem("campaign.questionnaire", at: Place("questionnaire"))]) }
    let table = try CollectedTable(bytes, file: head.file).coded(by: head.book)
    let collected = CollectedAnswers(
      table, questionnaire: questionnaire, mapping: head.book.columns,
      units: Set(campaign.frame.units.map(\.code)))
    var log = ProblemLog()
    log.add(contentsOf: collected.problems)
    var units: [IntakePlan.UnitPart] = []
    for row in collected.responses {
      guard let asked = campaign.frame.unit(row.unit), let rules = try await rules(campaign, asked)
      else { continue }
      let key = FieldworkStore.ResponseKey(owner: owner, campaign: id, unit: row.unit)
      let response =
        try await store.response(key)
        ?? SharedResponse(
          id: "\(id).\(row.unit)", campaign: id, unit: row.unit, levels: asked.levels)
      units.append(
        Self.part(
          row, of: response, rules, file: head, change: "intake-\(intake)", now: ground.now,
          log: &log))
    }
    return IntakePlan(
      id: intake, file: head.file, campaign: campaign, questionnaire: questionnaire,
      columns: zip(table.columns, collected.columns).map { .init(name: $0, holds: $1) },
      problems: log.sorted, units: units)
  }

  private static func part(
    _ row: CollectedAnswers.Response, of response: SharedResponse, _ rules: ResponseRules,
    file: IntakeStore.Head, change: String, now: Moment, log: inout ProblemLog
  ) -> IntakePlan.UnitPart {
    let campaign = rules.campaign
    var (new, same, conflicts): ([AnswerChange], Int, [IntakePlan.Conflict]) = ([], 0, [])
    for (key, answer) in row.answers.sorted(by: { $0.key < $1.key }) {
      switch response.intake(of: answer, to: key, rules: rules, change: change) {
      case .new(let change): new.append(change)
      case .same: same += 1
      case .conflict(let stored, let change):
        let questions = rules.questionnaire.questions
        guard let question = questions.first(where: { $0.id == key || $0.otherColumn == key })
        else { continue }
        conflicts.append(
          .init(unit: row.unit, question: question, stored: stored, collected: change))
      case .unfit(let refusal):
        log.error(
          refusal.reason.rawValue, at: Place(file.file, line: row.line, cell: key), refusal.values)
      }
    }
    let order = Dictionary(
      rules.questionnaire.questions.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    func place(_ key: String) -> Int { order[key] ?? order[String(key.prefix { $0 != "." })] ?? 0 }
    new.sort { (place($0.question), $0.question) < (place($1.question), $1.question) }
    conflicts.sort {
      (place($0.collected.question), $0.collected.question)
        < (place($1.collected.question), $1.collected.question)
    }
    let day = row.submitted ?? Day(file.submitted)
    let hasAnswers = !row.answers.isEmpty
    // Told by the day, so that the same file is the same plan from one second to the next.
    let time = campaign.plan.time
    return IntakePlan.UnitPart(
      unit: row.unit, line: row.line, new: new, same: same, conflicts: conflicts,
      handedIn: response.isHandedIn(byIntakeIn: campaign) && hasAnswers
        ? day.map { time.end(of: min($0, time.day(of: now))) } : nil,
      refusal: response.intakeRefusal(in: campaign))
  }
}
