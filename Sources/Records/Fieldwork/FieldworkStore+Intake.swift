import Database
public import Fieldwork
public import Measures

extension FieldworkStore {
  /// Keeps answers of a unit that were collected elsewhere, all of them or nothing.
  ///
  /// - Parameters:
  ///   - changes: the answers, each with the version that it builds on.
  ///   - handedIn: when they were handed in elsewhere; nil where they were not.
  ///   - key: whose response.
  ///   - person: who takes them in.
  ///   - rules: makes the rules of a campaign for a unit; nil where its questionnaire is not to be had.
  ///   - moment: when.
  /// - Returns: what happened, and what became of each answer.
  /// - Throws: `Refusal` where the unit is not asked, or its response is not to be changed; `DatabaseError`.
  public func takeIn(
    _ changes: [AnswerChange], handedIn: Moment?, to key: ResponseKey, by person: Person,
    rules: @escaping @Sendable (Campaign, String) -> ResponseRules?, at moment: Moment
  ) async throws -> ResponseChange {
    try await database.write { [campaigns] session in
      let campaign = try campaigns.campaign(key.campaign, of: key.owner, in: session)
      guard let campaign, let unit = campaign.frame.unit(key.unit),
        let rules = rules(campaign, key.unit)
      else { throw Refusal(.unknownUnit, ["unit": key.unit]) }
      let kept = try Self.kept(key, questions: nil, in: session)
      let response =
        kept?.response
        ?? SharedResponse(
          id: "\(key.campaign).\(key.unit)", campaign: key.campaign, unit: key.unit,
          levels: unit.levels)
      let change = try response.takingIn(
        changes, handedIn: handedIn, by: person, rules: rules, at: moment)
      try Self.keep(change, after: kept, as: key, in: session)
      return change
    }
  }
}
