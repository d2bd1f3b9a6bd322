internal import CCurl
internal import Dispatch
internal import Synchronization

/// HTTP by libcurl, on threads of its own so that none of those that serve pages waits.
///
/// No redirect is followed, and nothing but `https`, or `http` on this machine, is asked.
public final class CurlExchange: HTTPExchange {
  /// How the network is reached.
  public struct Settings: Hashable, Sendable {
    /// The proxy for `https` addresses.
    public var proxy: String?
    /// Hosts that are reached without a proxy, with commas between them; `*` for all.
    public var withoutProxy: String?
    /// A file of trusted certificates; the system's own where nil.
    public var certificateFile: String?
    /// A folder of trusted certificates.
    public var certificateFolder: String?
    /// How long a connection may take to come up, in seconds.
    public var secondsToConnect = 5
    /// How long a whole response may take, in seconds.
    public var secondsInAll = 15
    /// The largest response that is taken, in bytes.
    public var largest = 1 << 20

    /// Settings from the variables of the environment that curl knows.
    ///
    /// `https_proxy`, `all_proxy` and `no_proxy`, also in capitals; `CURL_CA_BUNDLE`, else `SSL_CERT_FILE`
    /// and `SSL_CERT_DIR`.
    ///
    /// - Parameter environment: the variables by name.
    public init(environment: [String: String] = [:]) {
      func value(_ names: String...) -> String? {
        names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
      }
      proxy = value("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
      withoutProxy = value("no_proxy", "NO_PROXY")
      certificateFile = value("CURL_CA_BUNDLE", "SSL_CERT_FILE")
      certificateFolder = value("CURL_CA_BUNDLE") == nil ? value("SSL_CERT_DIR") : nil
    }
  }

  private let settings: Settings
  private let queues = (1...4).map { DispatchQueue(label: "samstemt.openid-connect.\($0)") }
  private let turn = Mutex(0)

  /// libcurl asks to be set up once, before any other call.
  private static let isReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

  /// An exchange.
  ///
  /// - Parameter settings: how the network is reached.
  public init(_ settings: Settings) {
    self.settings = settings
  }

  /// Sends a request once.
  public func response(
    to request: ExchangeRequest
  ) async throws(ExchangeFailure) -> ExchangeResponse {
    guard ProviderAddress.isAllowed(request.address) else {
      throw ExchangeFailure("address refused: \(request.address)")
    }
    let queue = turn.withLock { turn in
      turn = (turn + 1) % queues.count
      return queues[turn]
    }
    let settings = settings
    let result = await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: CurlExchange.send(request, settings)) }
    }
    return try result.get()
  }

  private static func send(
    _ request: ExchangeRequest, _ settings: Settings
  ) -> Result<ExchangeResponse, ExchangeFailure> {
    guard isReady, let handle = curl_easy_init() else {
      return .failure(ExchangeFailure("libcurl cannot be started"))
    }
    defer { curl_easy_cleanup(handle) }
    set(settings, on: handle, isSecure: request.address.hasPrefix("https://"))
    let receiver = Receiver(largest: settings.largest)
    curl_set_write(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, target in
      guard let bytes, let target else { return size * count == 0 ? 0 : -1 }
      let receiver = Unmanaged<Receiver>.fromOpaque(target).takeUnretainedValue()
      return receiver.take(UnsafeRawBufferPointer(start: bytes, count: size * count))
    }
    curl_set_pointer(handle, CURLOPT_WRITEDATA, Unmanaged.passUnretained(receiver).toOpaque())
    curl_set_string(handle, CURLOPT_URL, request.address)
    var list: UnsafeMutablePointer<curl_slist>?
    for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) {
      list = curl_slist_append(list, "\(name): \(value)")
    }
    list = curl_slist_append(list, "Expect:")
    defer { curl_slist_free_all(list) }
    curl_set_list(handle, CURLOPT_HTTPHEADER, list)
    let code = withExtendedLifetime(receiver) { () -> CURLcode in
      guard let form = request.form else { return curl_easy_perform(handle) }
      curl_set_long(handle, CURLOPT_POST, 1)
      // Copied by libcurl, so that it lives as long as it is sent.
      let body = ProviderAddress.form(form)
      curl_set_size(handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.utf8.count))
      curl_set_string(handle, CURLOPT_COPYPOSTFIELDS, body)
      return curl_easy_perform(handle)
    }
    guard code == CURLE_OK else {
      return .failure(ExchangeFailure(String(cString: curl_easy_strerror(code))))
    }
    var status = 0
    curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    return .success(ExchangeResponse(status: status, body: receiver.bytes))
  }

  private static func set(
    _ settings: Settings, on handle: UnsafeMutableRawPointer, isSecure: Bool
  ) {
    curl_set_long(handle, CURLOPT_NOSIGNAL, 1)
    curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, settings.secondsToConnect)
    curl_set_long(handle, CURLOPT_TIMEOUT, settings.secondsInAll)
    curl_set_string(handle, CURLOPT_USERAGENT, "samstemt")
    curl_set_string(handle, CURLOPT_PROTOCOLS_STR, isSecure ? "https" : "http")
    curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
    curl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    // An empty text keeps libcurl from looking into the environment by itself.
    curl_set_string(handle, CURLOPT_PROXY, isSecure ? settings.proxy ?? "" : "")
    curl_set_string(handle, CURLOPT_NOPROXY, settings.withoutProxy ?? "")
    if let file = settings.certificateFile { curl_set_string(handle, CURLOPT_CAINFO, file) }
    if let folder = settings.certificateFolder { curl_set_string(handle, CURLOPT_CAPATH, folder) }
  }

  /// Takes a body up to a size.
  private final class Receiver {
    private(set) var bytes: [UInt8] = []
    private let largest: Int

    init(largest: Int) {
      self.largest = largest
    }

    /// - Returns: how many bytes were taken; fewer than given stops the transfer.
    func take(_ part: UnsafeRawBufferPointer) -> Int {
      guard bytes.count + part.count <= largest else { return -1 }
      bytes.append(contentsOf: part)
      return part.count
    }
  }
}
