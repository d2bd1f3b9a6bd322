public import Fieldwork
import PlanReading
import Records

extension PlanDesk {
  /// How the plans of an owner stand, by unit.
  ///
  /// - Parameter owner: the id of the owner.
  /// - Returns: a plan that has not been read has a profile of nothing.
  public func standings(of owner: String) async throws -> [PlanStanding] {
    var result: [PlanStanding] = []
    for kept in try await store.plans(of: owner) {
      if let known = standings.standing([owner, kept.plan.id], kept.version) {
        result.append(known)
      } else if let open = try await open(kept.plan.id, of: owner) {
        result.append(open.standing)
      }
    }
    return result
  }

  /// A plan with its passages and what readers say of them.
  ///
  /// - Parameters:
  ///   - id: the plan.
  ///   - owner: the id of its owner.
  /// - Returns: nil where the owner has none by that id.
  public func open(_ id: String, of owner: String) async throws -> OpenPlan? {
    guard let (kept, passages, judgements) = try await store.whole(id, of: owner) else {
      return nil
    }
    let key = [owner, id]
    let open = OpenPlan(
      kept.plan, passages: passages, judgements: judgements,
      standing: standings.standing(key, kept.version))
    standings.keep(open.standing, as: key, kept.version)
    return open
  }

  /// Keeps what a reader says of a finding, or takes it back.
  ///
  /// - Parameters:
  ///   - subject: the finding.
  ///   - verdict: what is said; nil to take it back.
  ///   - plan: the plan.
  ///   - person: who says so.
  ///   - isAgreed: whether it is what readers who differed agreed on.
  /// - Returns: whether there is such a finding.
  public func judge(
    _ subject: PassageJudgement.Subject, _ verdict: PassageJudgement.Verdict?,
    in plan: FiledPlan, by person: Fieldwork.Person, agreed isAgreed: Bool = false
  ) async throws -> Bool {
    let passage = try await store.passage(subject.passage, of: plan.id, owner: plan.owner)
    guard passage?.found(subject.goal, subject.kind) != nil else { return false }
    if let verdict {
      try await store.judge(
        PassageJudgement(subject, verdict, by: person, at: ground.now, isAgreed: isAgreed),
        in: plan.id, of: plan.owner)
    } else {
      try await store.takeBack(
        subject, by: isAgreed ? ReaderJudgement.agreed : person.id, in: plan.id, of: plan.owner)
    }
    return true
  }
}
