import Accounts
import Fieldwork
import Foundation
import Languages
import Mail
import Measures
import Records

extension LetterWriter {
  /// A message to a recipient with a new link in it, sealed.
  func outgoing(
    _ kind: MessageKind, to recipient: ReminderRound.Recipient, by person: Fieldwork.Person,
    more: [String: String] = [:]
  ) throws -> FieldworkStore.Outgoing {
    let contact = recipient.contact
    let (link, token) = try newLink(to: recipient.unit, by: person)
    let language = language(of: contact)
    let message = message(
      kind, to: recipient.unit, contact, link: address(token, in: language), more: more)
    let sender = campaign.plan.sender
    guard let id = MessageID(random: ground.random.bytes(16), host: sender.address.host) else {
      throw NoRandomBytes()
    }
    let mail = MailMessage(
      id: id, date: ground.now, from: Mailbox(sender.address, name: sender.name),
      replyTo: sender.replies.map { Mailbox($0, name: nil) },
      to: Mailbox(contact.address, name: contact.name), subject: message.subject,
      text: message.text, html: message.html, unsubscribe: message.unsubscribe,
      language: message.language.rawValue)
    let letter = Letter(
      id: ground.newID(), campaign: campaign.id, to: recipient, kind: kind, link: link.id,
      message: id.description, by: person, at: ground.now,
      day: campaign.plan.time.day(of: ground.now))
    let bytes = Array(try JSONEncoder().encode(mail))
    return FieldworkStore.Outgoing(
      letter: letter,
      sealed: ground.keys.messages.sealed(
        bytes, nonce: ground.random.bytes(MessageSeal.nonceBytes)), link: link)
  }
}

extension MessageSeal {
  /// The mail that was sealed; nil where the key is another.
  func mail(in sealed: [UInt8]) -> MailMessage? {
    opened(sealed).flatMap { try? JSONDecoder().decode(MailMessage.self, from: Data($0)) }
  }
}
