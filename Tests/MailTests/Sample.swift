import Fieldwork
import Mail
import Measures
import Testing

enum Sample {
  static func mail(
    to address: String = "postmottak@nes.example", from sender: String = "ks@vsr.example",
    name: String? = "Nes kommune", subject: String = "Kartlegging av bærekraftsmålene",
    text: String = "Hei!\n\nVelkommen.", html: String? = nil, replyTo: String? = nil,
    attachments: [MailMessage.Attachment] = [], unsubscribe: String? = nil, number: UInt8 = 1
  ) throws -> MailMessage {
    MailMessage(
      id: try #require(MessageID(random: Array(repeating: number, count: 16), host: "vsr.example")),
      date: try #require(Moment("2027-01-04T09:05:07.250Z")),
      from: Mailbox(try #require(EmailAddress(sender)), name: "KS – «Samstemt», bærekraft"),
      replyTo: try replyTo.map { Mailbox(try #require(EmailAddress($0))) },
      to: Mailbox(try #require(EmailAddress(address)), name: name), subject: subject, text: text,
      html: html, attachments: attachments, unsubscribe: unsubscribe, language: "nb")
  }
}
