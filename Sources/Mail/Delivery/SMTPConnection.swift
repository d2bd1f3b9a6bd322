import CCurl
import Fieldwork

/// A mail server by SMTP (RFC 5321): one connection, kept open between mails.
public final class SMTPConnection: MailCarrier {
  private let server: MailServer
  private let handle: UnsafeMutableRawPointer?

  /// libcurl asks to be set up once, before any other call.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// A connection that is made when the first mail is sent.
  ///
  /// - Parameter server: how the server is reached.
  public init(_ server: MailServer) {
    self.server = server
    handle = SMTPConnection.isReady ? curl_easy_init() : nil
  }

  deinit { curl_easy_cleanup(handle) }

  /// Sends one mail and waits for the server's reply.
  public func send(_ message: MailMessage) -> DeliveryResult {
    guard let address = server.address else { return .notReached(MailFailure(.settings)) }
    if server.security == .none {
      if server.account != nil { return .notReached(MailFailure(.plainPassword)) }
      if !MailServer.isThisMachine(server.host) { return .notReached(MailFailure(.notEncrypted)) }
    }
    guard let handle else { return .notReached(MailFailure(.other, "libcurl cannot be started")) }
    // Options are forgotten, the open connection is not.
    curl_easy_reset(handle)
    setServer(handle, address: address)
    let dialogue = SMTPDialogue(message.bytes())
    let recipients = curl_slist_append(nil, message.to.address.description)
    defer { curl_slist_free_all(recipients) }
    let sender = server.returnAddress ?? message.from.address
    curl_set_string(handle, CURLOPT_MAIL_FROM, sender.description)
    curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients)
    var words = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let code = words.withUnsafeMutableBufferPointer { buffer in
      curl_set_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
      defer { curl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
      return dialogue.perform(on: handle)
    }
    let detail = String(
      decoding: words.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return SMTPConnection.result(
      code, dialogue, detail: detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail)
  }

  private func setServer(_ handle: UnsafeMutableRawPointer, address: String) {
    curl_set_string(handle, CURLOPT_URL, address)
    curl_set_string(handle, CURLOPT_PROTOCOLS_STR, server.security == .tls ? "smtps" : "smtp")
    curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, server.secondsToConnect)
    curl_set_long(handle, CURLOPT_TIMEOUT, server.secondsInAll)
    // An empty text keeps libcurl from looking for a proxy in the environment.
    curl_set_string(handle, CURLOPT_PROXY, "")
    if server.security != .none {
      curl_set_long(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue))
      curl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    }
    if let file = server.certificateFile { curl_set_string(handle, CURLOPT_CAINFO, file) }
    if let account = server.account {
      curl_set_string(handle, CURLOPT_USERNAME, account.name)
      curl_set_string(handle, CURLOPT_PASSWORD, account.password)
    }
  }

  private static func result(
    _ code: CURLcode, _ dialogue: SMTPDialogue, detail: String
  ) -> DeliveryResult {
    let reply = dialogue.lastReply
    if code == CURLE_OK {
      return .accepted(reply ?? ServerReply(code: 250, text: "", stage: .content))
    }
    // What the server said of the mail itself counts before what libcurl makes of it.
    if let reply, reply.code >= 400, ![.greeting, .account].contains(reply.stage) {
      // 421 ends the connection for reasons of the server's own.
      return reply.code >= 500 ? .refused(reply) : .later(reply)
    }
    let words = reply.map { "\($0.code) \($0.text)" } ?? detail
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: return .notReached(MailFailure(.unknownHost, detail))
    case CURLE_COULDNT_CONNECT: return .notReached(MailFailure(.unreachable, detail))
    case CURLE_OPERATION_TIMEDOUT: return .notReached(MailFailure(.timeout, detail))
    case CURLE_USE_SSL_FAILED: return .notReached(MailFailure(.noTLS, detail))
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
      CURLE_SSL_CACERT_BADFILE:
      return .notReached(MailFailure(.certificate, detail))
    case CURLE_LOGIN_DENIED:
      // 454: the server cannot look up passwords just now.
      let isBusy = reply.map { (400..<500).contains($0.code) } ?? false
      return .notReached(MailFailure(isBusy ? .turnedAway : .account, words))
    case CURLE_WEIRD_SERVER_REPLY, CURLE_REMOTE_ACCESS_DENIED:
      return .notReached(MailFailure(.turnedAway, words))
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE:
      return .notReached(MailFailure(.cutOff, detail))
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      return .notReached(MailFailure(.settings, detail))
    default: return .notReached(MailFailure(.other, detail))
    }
  }
}
