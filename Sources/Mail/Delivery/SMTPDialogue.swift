import CCurl

/// What is said between us and a mail server for one mail: the bytes still to send, what we said last, and
/// what the server said to it.
final class SMTPDialogue {
  private let bytes: [UInt8]
  private var position = 0
  private var stage = ServerReply.Stage.greeting
  /// Whether libcurl has said goodbye: what the server says to that is not about the mail.
  private var isOver = false
  private var lines: [(line: String, stage: ServerReply.Stage)] = []

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Lets libcurl send the bytes.
  func perform(on handle: UnsafeMutableRawPointer) -> CURLcode {
    let target = Unmanaged.passUnretained(self).toOpaque()
    curl_set_long(handle, CURLOPT_UPLOAD, 1)
    // Told to the server, so that it can refuse what is too large before it comes.
    curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count))
    curl_set_read(handle, CURLOPT_READFUNCTION) { buffer, size, count, target in
      guard let buffer, let target else { return 0 }
      return SMTPDialogue.from(target).give(buffer, most: size * count)
    }
    curl_set_pointer(handle, CURLOPT_READDATA, target)
    curl_set_write(handle, CURLOPT_HEADERFUNCTION) { line, size, count, target in
      if let line, let target {
        SMTPDialogue.from(target).hear(
          UnsafeRawBufferPointer(start: line, count: size * count))
      }
      return size * count
    }
    curl_set_pointer(handle, CURLOPT_HEADERDATA, target)
    // The only way to learn what a reply was given to. Nothing but the verb is looked at or kept.
    curl_set_long(handle, CURLOPT_VERBOSE, 1)
    curl_set_debug(handle, CURLOPT_DEBUGFUNCTION) { _, kind, text, count, target in
      if kind == CURLINFO_HEADER_OUT, let text, let target {
        let verb = UnsafeRawBufferPointer(start: text, count: min(count, 4))
        SMTPDialogue.from(target).say(String(decoding: verb, as: UTF8.self))
      }
      return 0
    }
    curl_set_pointer(handle, CURLOPT_DEBUGDATA, target)
    return withExtendedLifetime(self) { curl_easy_perform(handle) }
  }

  /// The last thing that the server said, in one line.
  var lastReply: ServerReply? {
    guard let last = lines.last, let code = Int(last.line.prefix(3)) else { return nil }
    // "550-No such" and "550 user" are one reply.
    let same = lines.reversed().prefix { $0.line.hasPrefix(String(code)) && $0.stage == last.stage }
    let text = same.reversed().map { $0.line.dropFirst(4) }.joined(separator: " ")
    return ServerReply(code: code, text: String(text.prefix(500)), stage: last.stage)
  }

  private static func from(_ target: UnsafeMutableRawPointer) -> SMTPDialogue {
    Unmanaged<SMTPDialogue>.fromOpaque(target).takeUnretainedValue()
  }

  private func give(_ buffer: UnsafeMutablePointer<CChar>, most: Int) -> Int {
    let count = min(most, bytes.count - position)
    bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: buffer, count: count)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
    stage = .content
    return count
  }

  private func say(_ verb: String) {
    switch verb.uppercased() {
    case "EHLO", "HELO", "STAR": stage = .greeting
    case "AUTH": stage = .account
    case "MAIL": stage = .sender
    case "RCPT": stage = .recipient
    case "DATA": stage = .content
    case "QUIT": isOver = true
    // The rest of signing in has no verb of its own.
    default: break
    }
  }

  private func hear(_ line: UnsafeRawBufferPointer) {
    guard !isOver, lines.count < 1000 else { return }
    let text = MailHeader.clean(String(decoding: line, as: UTF8.self))
    if text.utf8.count >= 3 { lines.append((text, stage)) }
  }
}
