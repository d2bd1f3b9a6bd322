import Accounts
import Fieldwork
import Languages
import Mail
import Measures
import Records

/// Writes the messages of a campaign: whose turn it is, in which language, with which words.
struct LetterWriter: Sendable {
  let ground: Ground
  let campaign: Campaign
  /// The words that the campaign has of its own.
  let templates: [MessageTemplate]

  /// The words of a kind of message in a language: the campaign's own, else those of the product.
  func template(_ kind: MessageKind, in language: Language) -> MessageTemplate {
    templates.first { $0.kind == kind && $0.language == language.tag }
      ?? MessageTemplate(kind, in: language)
  }

  /// The language that a contact is written to in.
  func language(of contact: Contact?) -> Language {
    Language.named(contact?.language ?? campaign.plan.language) ?? .standard
  }

  /// The message to a unit.
  ///
  /// - Parameters:
  ///   - template: the words; those of the kind in the contact's language where nil.
  ///   - more: what this kind of message tells beside what all do, by the place's name.
  func message(
    _ kind: MessageKind, to unit: String, _ contact: Contact?, link: String,
    template: MessageTemplate? = nil, more: [String: String] = [:]
  ) -> Message {
    let language =
      template.flatMap { Language.named($0.language) } ?? language(of: contact)
    let plan = campaign.plan
    let tag = language.tag
    let last = campaign.lastDay
    let book = UnitBook.of(plan.time.day(of: plan.opens))
    let values = [
      "title": plan.title.text(in: tag), "unit": book.name(unit, in: language),
      "sender": plan.sender.name, "link": link,
      "deadline": language.date(year: last.year, month: last.month, day: last.day),
      "asker": plan.notice.asker.text(in: tag), "purpose": plan.notice.purpose.text(in: tag),
      "use": plan.notice.use.text(in: tag), "questions": plan.notice.questions.text(in: tag),
    ]
    return Message(
      template ?? self.template(kind, in: language), values.merging(more) { own, _ in own },
      unsubscribe: contact.map { unsubscribe($0, language) })
  }

  /// The address that a token stands in.
  func address(_ token: LinkToken, in language: Language) -> String {
    "\(ground.settings.origin)/\(language.tag)/answer/\(token)"
  }

  private func unsubscribe(_ contact: Contact, _ language: Language) -> String {
    let key = ground.keys.unsubscribe.token(
      owner: campaign.owner, contact: "\(campaign.id)/\(contact.id)", address: contact.address)
    return "\(ground.settings.origin)/\(language.tag)/unsubscribe/\(campaign.owner)/\(campaign.id)"
      + "/\(contact.id)/\(key)"
  }

  /// A new personal link for a unit's coordinator, with its secret.
  func newLink(to unit: String, by person: Fieldwork.Person) throws -> (
    link: Link, token: LinkToken
  ) {
    guard let token = LinkToken(random: ground.random.bytes(LinkToken.fewestBytes)) else {
      throw NoRandomBytes()
    }
    let link = Link(
      id: ground.newID(), campaign: campaign.id, unit: unit, kind: .coordinator, token: token,
      key: ground.keys.links, by: person, at: ground.now)
    return (link, token)
  }

  /// Too few random bytes came for a secret.
  struct NoRandomBytes: Error {}
}
