public import Accounts
public import Fieldwork
import Languages
import Measures
import Problems
import Records
public import Territory

/// Where plans are sent in, read, judged and taken away.
public struct PlanDesk: Sendable {
  let ground: Ground
  let work = PlanReadingWork()
  let bell = PlanBell()
  let standings = StandingCache()
  var store: PlanStore { ground.database.plans }

  /// A desk.
  ///
  /// - Parameter ground: what it stands on.
  public init(_ ground: Ground) {
    self.ground = ground
  }

  /// Takes a plan that is to be read.
  ///
  /// - Parameters:
  ///   - form: what is said of it, with the file or the text.
  ///   - owner: the id of the owner.
  ///   - person: who sends it in.
  ///   - principal: who that is in the audit log.
  /// - Returns: the plan; it waits to be read.
  /// - Throws: `InputRefused`; the places of the problems are the fields of the form.
  public func take(
    _ form: PlanForm, of owner: String, by person: Fieldwork.Person, as principal: Principal
  ) async throws -> FiledPlan {
    var problems: [Problem] = []
    if unit(form.unit) == nil { problems.append(Problem("plan-desk.unit", at: Place("unit"))) }
    var content: PlanForm.Content?
    var source: (name: String, bytes: [UInt8])?
    do throws(InputRefused) { content = try form.content() } catch { problems += error.problems }
    do throws(InputRefused) { source = try form.source() } catch { problems += error.problems }
    guard problems.isEmpty, let content, let source else { throw InputRefused(problems) }
    let file = FileStore.Sent(
      source.bytes, type: SentFileType(source.bytes)?.mediaType ?? "application/octet-stream")
    let plan = FiledPlan(
      id: CaseName.id(of: content.title, ending: ground.newID(), otherwise: "plan"), owner: owner,
      unit: form.unit, county: county(of: form.unit), title: content.title, year: content.year,
      kind: content.kind,
      file: .init(id: file.id, name: source.name, bytes: source.bytes.count), by: person,
      at: ground.now)
    try await store.add(plan, file)
    try await note(.planFiled, principal, plan)
    bell.ring()
    return plan
  }

  /// A plan.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func plan(_ id: String, of owner: String) async throws -> FiledPlan? {
    try await store.plan(id, of: owner)?.plan
  }

  /// Corrects what is said of a plan.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - form: what is to be said: title, year and kind.
  ///   - principal: who does it.
  /// - Throws: `InputRefused`; the places of the problems are the fields of the form.
  public func correct(
    _ plan: FiledPlan, by form: PlanForm, as principal: Principal
  ) async throws {
    let content = try form.content()
    var plan = plan
    plan.title = content.title
    plan.year = content.year
    plan.kind = content.kind
    try await store.correct(plan)
    try await note(.planChanged, principal, plan)
  }

  /// Takes a plan away, with what was found in it and what readers say.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - principal: who does it.
  public func remove(_ plan: FiledPlan, as principal: Principal) async throws {
    try await store.remove(plan.id, of: plan.owner)
    try await note(.planRemoved, principal, plan)
  }

  /// Lets a plan be read again, such as after the lexicon has grown; what readers say is kept.
  ///
  /// - Parameters:
  ///   - plan: the plan.
  ///   - principal: who does it.
  public func readAgain(_ plan: FiledPlan, as principal: Principal) async throws {
    try await store.readAgain(plan.id, of: plan.owner)
    try await note(.planChanged, principal, plan)
    bell.ring()
  }

  /// The file of a plan as it was sent in.
  ///
  /// - Parameter plan: the plan.
  public func file(of plan: FiledPlan) async throws -> (type: String, bytes: [UInt8])? {
    try await ground.database.files.file(plan.file.id, of: plan.owner).map { ($0.type, $0.bytes) }
  }

  /// What a plan is to the rules of access; nil where there is none by that id.
  ///
  /// - Parameters:
  ///   - id: the plan.
  ///   - owner: the id of the owner.
  public func resource(_ id: String, of owner: String) async throws -> Resource? {
    try await plan(id, of: owner).map { resource(of: $0) }
  }

  /// What a plan is to the rules of access.
  ///
  /// - Parameter plan: the plan.
  public func resource(of plan: FiledPlan) -> Resource {
    Resource(owner: plan.owner, county: plan.county, unit: plan.unit)
  }

  /// The plans of a unit, as the rules of access see them.
  ///
  /// - Parameters:
  ///   - unit: the code of the unit.
  ///   - owner: the id of the owner.
  public func resource(ofUnit unit: String, owner: String) -> Resource {
    Resource(owner: owner, county: county(of: unit), unit: unit)
  }

  /// The units that can have plans: counties, each with its municipalities behind it.
  public var units: [(county: Unit, municipalities: [Unit])] {
    let municipalities = book.division.units(at: .municipality).sorted { $0.code < $1.code }
    return book.counties.map { county in
      (county, municipalities.filter { $0.parent == county.code })
    }
  }

  /// The names of units as they are now.
  public var book: UnitBook { UnitBook.of(ground.now.day) }

  private func unit(_ code: String) -> Unit? {
    book.division[UnitCode(code)].flatMap {
      $0.level == .municipality || $0.level == .county ? $0 : nil
    }
  }

  private func county(of code: String) -> String? {
    unit(code).flatMap { $0.level == .county ? $0.code : $0.parent }?.rawValue
  }

  func note(_ action: AuditAction, _ principal: Principal, _ plan: FiledPlan) async throws {
    try await ground.note(
      action, by: principal, of: plan.owner, on: AuditEvent.Object("plan", plan.id))
  }
}
