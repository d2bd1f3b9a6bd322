extension MailMessage {
  /// The message as it is sent: RFC 5322 with MIME, ASCII throughout, lines end in CRLF.
  ///
  /// It says that a machine sent it (`Auto-Submitted`, RFC 3834), so that holiday replies stay away, and
  /// how to end further mail (`List-Unsubscribe` with one click, RFC 8058). The same message always gives
  /// the same bytes.
  ///
  /// - Returns: the bytes, header and body.
  public func bytes() -> [UInt8] {
    var header = MailHeader()
    header.add("Date", plain: MailHeader.date(date))
    header.add("From", from)
    header.add("To", to)
    if let replyTo { header.add("Reply-To", replyTo) }
    header.add("Subject", text: subject)
    header.add("Message-ID", plain: "<\(id)>")
    header.add("Auto-Submitted", plain: "auto-generated")
    if let unsubscribe, unsubscribe.hasPrefix("https://"),
      unsubscribe.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x3C && $0 != 0x3E })
    {
      header.add("List-Unsubscribe", plain: "<\(unsubscribe)>")
      header.add("List-Unsubscribe-Post", plain: "List-Unsubscribe=One-Click")
    }
    if let language, language.utf8.allSatisfy(MailMessage.isOfToken) {
      header.add("Content-Language", plain: language)
    }
    header.add("MIME-Version", plain: "1.0")
    var body = textPart()
    if let html { body = joined([body, htmlPart(html)], as: "alternative", "a") }
    if !attachments.isEmpty { body = joined([body] + attachments.map(part), as: "mixed", "m") }
    return header.bytes + body
  }

  private func textPart() -> [UInt8] {
    Array(
      "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        .utf8) + QuotedPrintable.lines(text)
  }

  private func htmlPart(_ html: String) -> [UInt8] {
    Array(
      "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        .utf8) + QuotedPrintable.lines(html)
  }

  private func part(_ attachment: Attachment) -> [UInt8] {
    let halves = attachment.mediaType.split(separator: "/", omittingEmptySubsequences: false)
    let isType =
      halves.count == 2
      && halves.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(MailMessage.isOfToken) }
    let type = isType ? attachment.mediaType : "application/octet-stream"
    let name = String(MailHeader.clean(attachment.name).prefix(120))
    let isPlain = name.utf8.allSatisfy(MailMessage.isOfToken)
    // RFC 2231 for all other letters; a second, plain name would be taken first by some readers.
    let shown = isPlain ? "filename=\"\(name)\"" : "filename*=UTF-8''\(MailMessage.percent(name))"
    return Array(
      """
      Content-Type: \(type)\r
      Content-Transfer-Encoding: base64\r
      Content-Disposition: attachment;\r
       \(shown)\r
      \r

      """.utf8) + Base64.lines(attachment.bytes)
  }

  private static func percent(_ name: String) -> String {
    name.utf8.map { byte in
      if MailMessage.isOfToken(byte), !"*'%".utf8.contains(byte) {
        return String(decoding: [byte], as: UTF8.self)
      }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }.joined()
  }

  /// Parts in one, each between lines that no part can hold: quoted-printable never writes `=_`.
  private func joined(_ parts: [[UInt8]], as kind: String, _ mark: String) -> [UInt8] {
    let boundary = "=_\(mark)_\(id.description.prefix { $0 != "@" }.prefix(40))"
    var bytes = Array(
      "Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8)
    for part in parts { bytes += Array("--\(boundary)\r\n".utf8) + part }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  /// Signs that may stand unquoted in a parameter (RFC 2045).
  static func isOfToken(_ byte: UInt8) -> Bool {
    (0x21...0x7E).contains(byte) && !"()<>@,;:\\\"/[]?=".utf8.contains(byte)
  }
}
