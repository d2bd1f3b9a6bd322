import Foundation
import Mail
import TestSupport
import Testing

/// A mail as Python's own package for mail reads it.
struct ReadMail: Decodable {
  let headers: [[String]]
  let to: [[String]]
  let from: [[String]]
  let date: String
  let parts: [String: String]
  let attachments: [Attachment]
  let defects: [String]
  let type: String

  struct Attachment: Decodable {
    let name: String
    let type: String
    let bytes: [UInt8]

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      name = try list.decode(String.self)
      type = try list.decode(String.self)
      bytes = try list.decode([UInt8].self)
    }
  }

  init(_ message: MailMessage) throws {
    let script = PackageRoot.path + "/Tests/MailServer/read.py"
    let json = try Python.run([script], input: Data(message.bytes()))
    self = try JSONDecoder().decode(ReadMail.self, from: json)
  }

  func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
}

@Suite("A mail as others read it")
struct MessageTests {
  @Test(.needsPython) func `subject, names, text and files come out as they went in`() throws {
    let text = """
      Hei på dere i Nord-Aurdal – «best i verden»!

      .linje med punktum først
      \(String(repeating: "lang linje med æøå og uten slutt ", count: 40))
      blank på slutten \u{20}
      = og =E6 og 100 % 😀
      """
    let html = "<!doctype html><html lang=\"nb\"><p>Hei på <b>dere</b></p></html>"
    let subject =
      "Påminnelse: Kartlegging av bærekraftsmålene – svar innen 1. februar 2027, 😀 kl. 23.59"
    let file = MailMessage.Attachment(
      name: "kvittering Nesodden å.pdf", mediaType: "application/pdf",
      bytes: (0..<2000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
    let read = try ReadMail(
      Sample.mail(
        subject: subject, text: text, html: html, replyTo: "svar@vsr.example", attachments: [file],
        unsubscribe: "https://vsr.example/u/1811-1/abc"))
    #expect(read.defects == [])
    #expect(read.header("Subject") == subject)
    #expect(read.from == [["KS – «Samstemt», bærekraft", "ks@vsr.example"]])
    #expect(read.to == [["Nes kommune", "postmottak@nes.example"]])
    #expect(read.date == "2027-01-04T09:05:07+00:00")
    #expect(read.parts["text/plain"] == text)
    #expect(read.parts["text/html"] == html)
    #expect(read.attachments.count == 1)
    #expect(read.attachments.first?.name == file.name)
    #expect(read.attachments.first?.type == "application/pdf")
    #expect(read.attachments.first?.bytes == file.bytes)
    #expect(read.header("Message-ID") == "<01010101010101010101010101010101@vsr.example>")
    #expect(read.header("List-Unsubscribe") == "<https://vsr.example/u/1811-1/abc>")
    #expect(read.header("List-Unsubscribe-Post") == "List-Unsubscribe=One-Click")
    #expect(read.header("Auto-Submitted") == "auto-generated")
    #expect(read.header("Reply-To") == "svar@vsr.example")
    #expect(read.type == "multipart/mixed")
  }

  @Test(.needsPython) func `a plain text is one part`() throws {
    let read = try ReadMail(Sample.mail(name: nil, subject: "Hello", text: "One line"))
    #expect(read.type == "text/plain")
    #expect(read.parts == ["text/plain": "One line\n"])
    #expect(read.to == [["", "postmottak@nes.example"]])
    #expect(read.defects == [])
  }

  @Test func `every line is ASCII, short and ended by CRLF`() throws {
    let bytes = try Sample.mail(
      subject: String(repeating: "ÆØÅ", count: 100),
      text: String(repeating: "å", count: 3000) + "\n..\n.\n", html: "<p>.</p>"
    ).bytes()
    #expect(bytes.allSatisfy { $0 < 0x80 && $0 != 0 })
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    #expect(lines.allSatisfy { $0.utf8.count <= 78 && !$0.contains("\n") && !$0.contains("\r") })
    #expect(!lines.contains { $0.hasPrefix(".") }, "a point at the start means something to SMTP")
  }

  /// What a stranger writes can become a name, a subject or a file name, but never another header.
  @Test(
    .needsPython,
    arguments: [
      "\r\nBcc: all@example.org", "\nBcc: all@example.org", "\rBcc: all@example.org",
      "a\u{0}b\r\n\r\n<script>", "\u{2028}Bcc: x@example.org", "\u{85}Bcc: x@example.org",
      "\"\r\nBcc: x@example.org\r\n\"", "=?UTF-8?Q?=0D=0ABcc:_x@example.org?=",
    ])
  func `no words can begin another header`(words: String) throws {
    let file = MailMessage.Attachment(name: words, mediaType: words, bytes: [1])
    let read = try ReadMail(
      Sample.mail(
        name: words, subject: words, attachments: [file], unsubscribe: "https://a.example/" + words)
    )
    let expected: Set<String> = [
      "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "Content-Language",
      "MIME-Version", "Content-Type", "List-Unsubscribe", "List-Unsubscribe-Post",
    ]
    #expect(Set(read.headers.map { $0[0] }).isSubset(of: expected))
    #expect(read.to.map { $0[1] } == ["postmottak@nes.example"])
    #expect(read.defects == [])
  }

  @Test func `the same mail has the same bytes, and no address of its own making`() throws {
    #expect(try Sample.mail().bytes() == Sample.mail().bytes())
    #expect(MessageID("<a@b.example>")?.description == "a@b.example")
    for text in ["a", "a@b c.example", "a@b.example>\r\nBcc: x", "<a@b.example"] {
      #expect(MessageID(text) == nil)
    }
    #expect(MessageID(random: [1, 2, 3], host: "b.example") == nil)
  }
}
