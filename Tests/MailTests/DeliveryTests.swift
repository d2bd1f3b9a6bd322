import Fieldwork
import Foundation
import Mail
import TestSupport
import Testing

@Suite("Mail to a real server", .needsMailServer)
struct DeliveryTests {
  func plain(_ stand: MailStand) -> MailServer {
    MailServer(host: "127.0.0.1", port: stand.port, security: .none, ownName: "vsr.example")
  }

  @Test func `several mails go over one connection and arrive as they were`() throws {
    try TemporaryFolder.use { folder in
      let stand = try MailStand(in: folder)
      let connection = SMTPConnection(plain(stand))
      let mails = try (1...3).map { try Sample.mail(text: "Nummer \($0)\n.\n..æ", number: $0) }
      for mail in mails {
        let result = connection.send(mail)
        guard case .accepted(let reply) = result else {
          Issue.record("\(result)")
          return
        }
        #expect(reply.code == 250 && reply.stage == .content)
      }
      let kept = try stand.kept
      #expect(kept.map(\.session) == [0, 0, 0], "one connection")
      #expect(kept.map { [UInt8]($0.data) } == mails.map { $0.bytes() })
      #expect(kept.first?.from == "ks@vsr.example")
      #expect(kept.first?.to == ["postmottak@nes.example"])
    }
  }

  @Test func `what the server says of each recipient is told apart`() throws {
    try TemporaryFolder.use { folder in
      let stand = try MailStand(in: folder)
      let connection = SMTPConnection(plain(stand))
      let unknown = connection.send(try Sample.mail(to: "unknown@nes.example"))
      guard case .refused(let gone) = unknown else {
        Issue.record("not refused: \(unknown)")
        return
      }
      #expect(gone.code == 550 && gone.status == "5.1.1" && gone.stage == .recipient)
      #expect(gone.text.contains("does not exist"))
      #expect(DeliveryResult.refused(gone).condemnsAddress)

      guard case .later(let full) = connection.send(try Sample.mail(to: "full@nes.example")) else {
        Issue.record("not put off")
        return
      }
      #expect(full.code == 452 && full.stage == .recipient)
      #expect(DeliveryResult.later(full).isWorthAnotherTry)

      guard
        case .refused(let sender) = connection.send(try Sample.mail(from: "blocked@vsr.example"))
      else {
        Issue.record("not refused")
        return
      }
      #expect(sender.stage == .sender)
      #expect(!DeliveryResult.refused(sender).condemnsAddress, "not the recipient's fault")

      guard case .refused(let spam) = connection.send(try Sample.mail(subject: "refuse this"))
      else {
        Issue.record("not refused")
        return
      }
      #expect(spam.code == 554 && spam.stage == .content && spam.failure == .policy)
      // After all that the connection still works.
      guard case .accepted = connection.send(try Sample.mail()) else {
        Issue.record("not accepted")
        return
      }
    }
  }

  @Test func `with STARTTLS and a password, and never without`() throws {
    try TemporaryFolder.use { folder in
      let certificate = try MailStand.makeCertificate(in: folder)
      let stand = try MailStand(in: folder, certificate + ["--account", "ks:hemmelig æ"])
      var server = MailServer(
        host: "127.0.0.1", port: stand.port,
        account: .init(name: "ks", password: "hemmelig æ"),
        returnAddress: EmailAddress("retur@vsr.example"),
        certificateFile: folder.path + "/certificate.pem")
      guard case .accepted = SMTPConnection(server).send(try Sample.mail()) else {
        Issue.record("not accepted: \(SMTPConnection(server).send(try Sample.mail()))")
        return
      }
      let kept = try #require(try stand.kept.first)
      #expect(kept.tls && kept.name == "ks")
      #expect(kept.from == "retur@vsr.example")

      server.account = .init(name: "ks", password: "feil")
      #expect(kind(server) == .account)
      server.account = .init(name: "ks", password: "hemmelig æ")
      server.certificateFile = nil
      #expect(kind(server) == .certificate, "nobody vouches for it")
      server.security = .none
      #expect(kind(server) == .plainPassword)
      server.account = nil
      server.host = "mail.vsr.example"
      #expect(kind(server) == .notEncrypted)
      #expect("\(server)".contains("hemmelig") == false)
    }
  }

  @Test func `encrypted from the first byte`() throws {
    try TemporaryFolder.use { folder in
      let certificate = try MailStand.makeCertificate(in: folder)
      let stand = try MailStand(in: folder, certificate + ["--implicit"])
      let server = MailServer(
        host: "127.0.0.1", port: stand.port, security: .tls,
        certificateFile: folder.path + "/certificate.pem")
      let result = SMTPConnection(server).send(try Sample.mail())
      guard case .accepted = result else {
        Issue.record("\(result)")
        return
      }
    }
  }

  @Test func `a server that does not encrypt is not spoken to`() throws {
    try TemporaryFolder.use { folder in
      let stand = try MailStand(in: folder)
      var server = plain(stand)
      server.security = .startTLS
      #expect(kind(server) == .noTLS)
      #expect(try stand.kept.isEmpty)
    }
  }

  @Test func `no connection, no answer and a cut are told apart and tried again`() throws {
    try TemporaryFolder.use { folder in
      let stand = try MailStand(in: folder)
      var server = plain(stand)
      server.secondsInAll = 2
      let connection = SMTPConnection(server)
      let slow = connection.send(try Sample.mail(to: "slow@nes.example"))
      #expect(failure(slow)?.kind == .timeout && slow.isWorthAnotherTry)
      let cut = connection.send(try Sample.mail(to: "drop@nes.example"))
      #expect(cut.isWorthAnotherTry, "\(cut)")
      server.port = 1
      #expect(kind(server) == .unreachable)
      server.host = "no-such-host.invalid"
      server.security = .startTLS
      #expect(kind(server) == .unknownHost)
      server.host = "a/b@c"
      #expect(kind(server) == .settings)
    }
  }

  func failure(_ result: DeliveryResult) -> MailFailure? {
    if case .notReached(let failure) = result { failure } else { nil }
  }

  func kind(_ server: MailServer) -> MailFailure.Kind? {
    (try? Sample.mail()).flatMap { failure(SMTPConnection(server).send($0))?.kind }
  }
}

@Suite("Mail that is only written down")
struct DryRunTests {
  @Test func `a dry run writes a file for each mail, once however often it is sent`() throws {
    try TemporaryFolder.use { folder in
      let carrier = MailFolder(folder.path)
      for number in [UInt8(1), 2, 1] {
        guard case .accepted = carrier.send(try Sample.mail(number: number)) else {
          Issue.record("not written")
          return
        }
      }
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(files.count == 2 && files.allSatisfy { $0.hasSuffix("@vsr.example.eml") })
      let mail = try Sample.mail()
      #expect(
        try folder.read(carrier.fileName(of: mail)) == String(decoding: mail.bytes(), as: UTF8.self)
      )
      let mode = try FileManager.default.attributesOfItem(
        atPath: "\(folder.path)/\(carrier.fileName(of: mail))")[.posixPermissions]
      #expect(mode as? Int == 0o600, "it holds a link that works")
      guard case .notReached(let failure) = MailFolder("/nowhere/at/all").send(mail) else {
        Issue.record("written")
        return
      }
      #expect(failure.kind == .disk)
    }
  }
}
