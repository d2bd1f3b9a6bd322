import Fieldwork
public import Languages
import Measures
import Records
public import Surveys
import Synchronization
import Territory

extension AnswerDesk {
  /// What the unit answered in the wave before, as suggestions for this one.
  ///
  /// - Parameter holder: who answers.
  /// - Returns: nil where the questionnaire names no wave before, or the unit answered nothing in it.
  public func suggestions(for holder: Holder) async throws -> Suggestions? {
    guard let previous = holder.rules.questionnaire.previous else { return nil }
    let key = holder.link.response
    let fieldwork = ground.database.fieldwork
    for campaign in try await fieldwork.campaigns(of: key.owner).reversed()
    where campaign.id != key.campaign && campaign.frame.unit(key.unit) != nil {
      guard let rules = try await rules(campaign, unit: key.unit),
        rules.questionnaire.wave.id == previous.wave,
        let response = try await fieldwork.response(
          .init(owner: key.owner, campaign: campaign.id, unit: key.unit)),
        let earlier = response.response(rules)
      else { continue }
      return holder.rules.questionnaire.suggestions(
        from: earlier.answers, to: rules.questionnaire)
    }
    return nil
  }

  /// The name of the unit that a holder answers for.
  ///
  /// - Parameters:
  ///   - holder: who answers.
  ///   - language: the reader's language.
  /// - Returns: the name on the campaign's last day; the code where no unit has it.
  public func unitName(of holder: Holder, in language: LanguageTag) -> String {
    UnitNaming.name(
      holder.link.response.unit, at: holder.rules.campaign.lastDay, in: language)
  }
}

/// Names of units, with the divisions that were asked for.
private enum UnitNaming {
  private static let divisions = Mutex<[Day: Division]>([:])

  static func name(_ unit: String, at day: Day, in language: LanguageTag) -> String {
    let division = divisions.withLock { known in
      if let found = known[day] { return found }
      if known.count > 20 { known.removeAll() }
      let made = Country.norway.division(at: day)
      known[day] = made
      return made
    }
    return division.distinctName(of: UnitCode(unit), in: language)
  }
}
