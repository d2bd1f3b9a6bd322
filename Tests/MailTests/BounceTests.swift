import Fieldwork
import Mail
import Testing

@Suite("Mail that comes back")
struct BounceTests {
  func report(action: String = "failed", status: String = "5.1.1", encoding: String = "7bit")
    -> String
  {
    """
    From: MAILER-DAEMON@nes.example
    To: retur@vsr.example
    Subject: Undelivered Mail Returned to Sender
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status;
    \tboundary="B1/mx.nes.example"

    This is a MIME-encapsulated message.

    --B1/mx.nes.example
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you …

    --B1/mx.nes.example
    Content-Type: message/delivery-status
    Content-Transfer-Encoding: \(encoding)

    Reporting-MTA: dns; mx.nes.example
    Arrival-Date: Mon, 4 Jan 2027 10:05:07 +0100

    Final-Recipient: rfc822; kari.moved@intern.nes.example
    Original-Recipient: rfc822;postmottak@nes.example
    Action: \(action)
    Status: \(status)
    Diagnostic-Code: smtp; 550 5.1.1 <kari.moved@intern.nes.example>:
        Recipient address rejected

    --B1/mx.nes.example
    Content-Type: message/rfc822

    From: ks@vsr.example
    To: postmottak@nes.example
    Message-ID:
     <01010101010101010101010101010101@vsr.example>
    Subject: Kartlegging

    Hei
    --B1/mx.nes.example--
    """
  }

  func read(_ text: String) -> DeliveryReport? {
    if case .report(let report) = IncomingMail.read(Array(text.utf8)) { report } else { nil }
  }

  @Test(arguments: ["\n", "\r\n"])
  func `the address we wrote to, the reason and the mail are found`(ending: String) throws {
    let text = report().split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: ending)
    let found = try #require(read(text))
    let recipient = try #require(found.recipients.first)
    #expect(found.recipients.count == 1)
    #expect(recipient.address == EmailAddress("postmottak@nes.example"))
    #expect(recipient.action == .failed && recipient.failure == .permanent)
    #expect(recipient.status?.description == "5.1.1")
    #expect(recipient.words.hasSuffix("Recipient address rejected"))
    #expect(found.message == MessageID("01010101010101010101010101010101@vsr.example"))
  }

  @Test(arguments: [
    ("failed", "5.1.1", MailStatus.Failure.permanent), ("failed", "5.0.0", .permanent),
    ("failed", "4.2.2", .passing), ("failed", "5.2.2", .passing), ("failed", "5.7.1", .policy),
    ("failed", "nonsense", .permanent),
  ])
  func `a full mailbox and a rule do not condemn an address`(
    action: String, status: String, expected: MailStatus.Failure
  ) throws {
    let found = try #require(read(report(action: action, status: status)))
    #expect(found.recipients.first?.failure == expected)
  }

  @Test(arguments: ["delayed", "delivered", "relayed", "Expanded (to a list)"])
  func `what is delayed or delivered is no failure`(action: String) throws {
    let found = try #require(read(report(action: action, status: "4.4.1")))
    #expect(found.recipients.first?.failure == nil)
  }

  @Test func `holiday replies and letters are told apart`() {
    let holiday = "From: a@nes.example\nAuto-Submitted: auto-replied\nSubject: Ferie\n\nBorte."
    #expect(IncomingMail.read(Array(holiday.utf8)) == .automaticReply)
    let letter = "From: a@nes.example\nSubject: Spørsmål\n\nHvem kan svare?"
    #expect(IncomingMail.read(Array(letter.utf8)) == .other)
    #expect(IncomingMail.read([]) == .other)
  }

  /// Whoever knows the address can send anything to it.
  @Test func `whatever comes in, nothing breaks`() {
    let whole = Array(report().utf8)
    for end in stride(from: 0, to: whole.count, by: 7) {
      _ = IncomingMail.read(Array(whole[..<end]))
      _ = IncomingMail.read(Array(whole[end...]))
    }
    var state: UInt64 = 7
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
      }
      _ = IncomingMail.read(bytes)
    }
    let nested = String(
      repeating: "Content-Type: multipart/mixed; boundary=a\n\n--a\n", count: 2000)
    _ = IncomingMail.read(Array(nested.utf8))
  }
}

@Suite("Links that end reminders")
struct UnsubscribeTests {
  @Test func `a token serves one contact of one owner at one address`() throws {
    let key = try #require(UnsubscribeKey(Array(1...32)))
    let address = try #require(EmailAddress("Postmottak@nes.example"))
    let token = key.token(owner: "ks", contact: "1811-1", address: address)
    #expect(token.utf8.count == 32)
    #expect(key.accepts(token, owner: "ks", contact: "1811-1", address: address))
    let same = try #require(EmailAddress("postmottak@NES.example"))
    #expect(key.accepts(token, owner: "ks", contact: "1811-1", address: same))
    #expect(!key.accepts(token, owner: "ks", contact: "1811-2", address: address))
    #expect(!key.accepts(token, owner: "fylke", contact: "1811-1", address: address))
    #expect(!key.accepts("", owner: "ks", contact: "1811-1", address: address))
    let other = try #require(UnsubscribeKey(Array(2...33)))
    #expect(!other.accepts(token, owner: "ks", contact: "1811-1", address: address))
    #expect(UnsubscribeKey([1]) == nil)
  }
}
