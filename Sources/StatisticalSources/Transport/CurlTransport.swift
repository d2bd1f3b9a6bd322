import CCurl

/// HTTP by libcurl: one connection that is kept open between requests.
///
/// Packed replies are unpacked. A service may send on to another address, but not from `https` to `http` or
/// to any other scheme.
public final class CurlTransport: Transport {
  private let settings: NetworkSettings
  private let handle: UnsafeMutableRawPointer?

  /// libcurl asks to be set up once, before any other call.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// A transport with the given settings.
  ///
  /// - Parameter settings: how the network is reached.
  public init(_ settings: NetworkSettings) {
    self.settings = settings
    handle = CurlTransport.isReady ? curl_easy_init() : nil
  }

  deinit { curl_easy_cleanup(handle) }

  /// Sends a request once and waits for the reply.
  public func reply(to request: Request) throws(TransportFailure) -> Reply {
    guard let handle else { throw TransportFailure(.other, "libcurl cannot be started") }
    let isSecure = request.address.lowercased().hasPrefix("https://")
    guard isSecure || request.address.lowercased().hasPrefix("http://") else {
      throw TransportFailure(.address, request.address)
    }
    curl_easy_reset(handle)
    setNetwork(handle, isSecure: isSecure)
    let receiver = ReplyReceiver(
      largest: settings.largestReply, inMemory: settings.largestInMemory, folder: settings.folder)
    var message = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
    let code = perform(request, on: handle, receiver: receiver, message: &message)
    guard code == CURLE_OK else {
      receiver.discard()
      throw failure(of: code, message: message, receiver: receiver)
    }
    guard let body = receiver.body() else {
      throw TransportFailure(.disk, settings.folder)
    }
    var status = 0
    curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return Reply(status: status, headers: receiver.headers, body: body)
  }

  /// Sets what is the same for all requests.
  private func setNetwork(_ handle: UnsafeMutableRawPointer, isSecure: Bool) {
    curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.secondsToConnect)
    curl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, 1)
    curl_set_long(handle, CURLOPT_LOW_SPEED_TIME, settings.secondsOfSilence)
    curl_set_long(handle, CURLOPT_TIMEOUT, settings.secondsInAll)
    curl_set_string(handle, CURLOPT_USERAGENT, settings.userAgent)
    // Every way of packing that this libcurl can unpack.
    curl_set_string(handle, CURLOPT_ACCEPT_ENCODING, "")
    curl_set_string(handle, CURLOPT_PROTOCOLS_STR, "http,https")
    curl_set_string(handle, CURLOPT_REDIR_PROTOCOLS_STR, isSecure ? "https" : "http,https")
    curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 1)
    curl_set_long(handle, CURLOPT_MAXREDIRS, 5)
    // A POST that is sent on stays a POST.
    curl_set_long(handle, CURLOPT_POSTREDIR, 7)
    // An empty text keeps libcurl from looking into the environment by itself.
    curl_set_string(
      handle, CURLOPT_PROXY, (isSecure ? settings.secureProxy : settings.proxy) ?? "")
    curl_set_string(handle, CURLOPT_NOPROXY, settings.withoutProxy ?? "")
    if let file = settings.certificateFile { curl_set_string(handle, CURLOPT_CAINFO, file) }
    if let folder = settings.certificateFolder { curl_set_string(handle, CURLOPT_CAPATH, folder) }
  }

  private func perform(
    _ request: Request, on handle: UnsafeMutableRawPointer, receiver: ReplyReceiver,
    message: inout [CChar]
  ) -> CURLcode {
    var list: UnsafeMutablePointer<curl_slist>?
    for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) {
      list = curl_slist_append(list, "\(name): \(value)")
    }
    // Without this a long body waits for a "100 Continue" that many servers do not send.
    list = curl_slist_append(list, "Expect:")
    defer { curl_slist_free_all(list) }
    curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    curl_set_string(handle, CURLOPT_URL, request.address)
    let target = Unmanaged.passUnretained(receiver).toOpaque()
    curl_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
      ReplyReceiver.take(bytes, size * count, target) { $0.append($1) }
    }
    curl_set_pointer(handle, CURLOPT_WRITEDATA, target)
    curl_set_write(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, target in
      ReplyReceiver.take(bytes, size * count, target) { $0.header($1) }
    }
    curl_set_pointer(handle, CURLOPT_HEADERDATA, target)
    return message.withUnsafeMutableBufferPointer { buffer in
      curl_set_pointer(handle, CURLOPT_ERRORBUFFER, buffer.baseAddress)
      defer { curl_set_pointer(handle, CURLOPT_ERRORBUFFER, nil) }
      return withExtendedLifetime(receiver) {
        guard let body = request.body else { return curl_easy_perform(handle) }
        curl_set_long(handle, CURLOPT_POST, 1)
        curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count))
        return body.withUnsafeBytes { bytes in
          // libcurl reads the body and does not write to it.
          curl_set_pointer(
            handle, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: bytes.baseAddress))
          return curl_easy_perform(handle)
        }
      }
    }
  }

  private func failure(
    of code: CURLcode, message: [CChar], receiver: ReplyReceiver
  ) -> TransportFailure {
    let text = String(
      decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let detail = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
    if let refusal = receiver.refusal { return TransportFailure(refusal, detail) }
    return TransportFailure(CurlTransport.kind(of: code), detail)
  }

  private static func kind(of code: CURLcode) -> TransportFailure.Kind {
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST: .unknownHost
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
    case CURLE_COULDNT_CONNECT: .unreachable
    case CURLE_OPERATION_TIMEDOUT: .timeout
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM:
      .certificate
    case CURLE_SSL_CACERT_BADFILE: .certificateFile
    case CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_PARTIAL_FILE: .cutOff
    case CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_BAD_CONTENT_ENCODING: .cutOff
    case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT, CURLE_TOO_MANY_REDIRECTS: .address
    default: .other
    }
  }
}
