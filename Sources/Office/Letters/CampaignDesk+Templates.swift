import Accounts
public import Fieldwork
public import Languages
import Measures
import Problems
import Records

extension CampaignDesk {
  /// The words of a kind of message, and whether they are the campaign's own.
  ///
  /// - Parameters:
  ///   - kind: the kind.
  ///   - language: the language.
  ///   - campaign: the campaign.
  public func template(
    _ kind: MessageKind, in language: Language, for campaign: Campaign
  ) async throws -> (template: MessageTemplate, isOwn: Bool) {
    let own = try await store.templates(in: campaign.id, of: campaign.owner)
      .first { $0.kind == kind && $0.language == language.tag }
    return (own ?? MessageTemplate(kind, in: language), own != nil)
  }

  /// Keeps words of a campaign's own; empty ones bring back those of the product.
  ///
  /// - Parameters:
  ///   - template: the words.
  ///   - id: the campaign.
  ///   - owner: the id of its owner.
  ///   - basis: the words that were seen.
  ///   - actor: who writes them.
  /// - Throws: `InputRefused`; the place of each problem is `subject` or `body`. ``ChangedMeanwhile``.
  public func keep(
    _ template: MessageTemplate, for id: String, of owner: String, seen basis: Basis,
    by actor: Actor
  ) async throws {
    let standard = Language.named(template.language).map { MessageTemplate(template.kind, in: $0) }
    let isStandard =
      template == standard || template.subject.isBlank && template.body.isBlank
    if !isStandard {
      let problems = template.problems(at: Place(""))
      guard problems.isEmpty else {
        throw InputRefused(
          problems.map {
            Problem($0.code, $0.severity, at: Place($0.place.cell ?? "body"), $0.values)
          })
      }
    }
    try await store.changeTemplate(template.kind, in: template.language, of: id, of: owner) { own in
      try basis.check(template.fields, against: (own ?? standard)?.fields ?? [:])
      return isStandard ? nil : template
    }
    try await ground.note(
      .campaignChanged, by: actor.principal, of: owner, on: AuditEvent.Object("campaign", id))
  }

  /// A message as a unit would get it, with a link that opens nothing.
  ///
  /// - Parameters:
  ///   - template: the words.
  ///   - unit: the unit's code.
  ///   - campaign: the campaign.
  public func preview(
    _ template: MessageTemplate, to unit: String, of campaign: Campaign
  ) async throws -> Message {
    let writer = try await writer(for: campaign)
    let contact = try await contacts(in: campaign.id, of: campaign.owner).reachable(unit: unit)
      .first
    return writer.message(
      template.kind, to: unit, contact,
      link: "\(ground.settings.origin)/\(template.language)/answer/…", template: template,
      // What only a message that is sent has.
      more: ["number": "…", "time": "…", "digest": "…", "from": "…", "words": "…"])
  }
}

extension MessageTemplate {
  /// What stands in the form of the words, by field.
  public var fields: [String: String] { ["subject": subject, "body": body] }
}
