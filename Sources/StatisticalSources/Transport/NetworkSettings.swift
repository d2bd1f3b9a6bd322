/// How this machine reaches the network, and who is asking.
public struct NetworkSettings: Hashable, Sendable {
  /// The product and its version, such as `samstemt/0.1.0`.
  public var product = "samstemt"
  /// An address, of mail or web, at which a service can reach the one who asks.
  public var contact: String?
  /// A file of trusted certificates; the system's own where nil.
  public var certificateFile: String?
  /// A folder of trusted certificates.
  public var certificateFolder: String?
  /// The proxy for `http` addresses.
  public var proxy: String?
  /// The proxy for `https` addresses.
  public var secureProxy: String?
  /// Hosts that are reached without a proxy, with commas between them; `*` for all.
  public var withoutProxy: String?
  /// How long a connection may take to come up, in seconds.
  public var secondsToConnect = 20
  /// How long nothing may come, in seconds.
  public var secondsOfSilence = 60
  /// How long a whole reply may take, in seconds.
  public var secondsInAll = 600
  /// The largest reply that is taken, in bytes after unpacking.
  public var largestReply = 512 << 20
  /// From how many bytes on a reply is kept in a file.
  public var largestInMemory = 8 << 20
  /// The folder for large replies on their way.
  public var folder: String

  /// Settings from the variables of the environment that curl knows.
  ///
  /// Proxies: `http_proxy` (in small letters only, as a web server may set `HTTP_PROXY` from what a visitor
  /// sends), `https_proxy`, `all_proxy` and `no_proxy`, the last three also in capitals. Certificates:
  /// `CURL_CA_BUNDLE`, else `SSL_CERT_FILE` and `SSL_CERT_DIR`. Who asks: `SAMSTEMT_CONTACT`.
  ///
  /// - Parameters:
  ///   - environment: the variables by name.
  ///   - folder: the folder for large replies on their way.
  public init(environment: [String: String], folder: String) {
    func value(_ names: String...) -> String? {
      names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    }
    self.folder = folder
    contact = value("SAMSTEMT_CONTACT")
    certificateFile = value("CURL_CA_BUNDLE", "SSL_CERT_FILE")
    certificateFolder = value("CURL_CA_BUNDLE") == nil ? value("SSL_CERT_DIR") : nil
    let proxyOfAll = value("all_proxy", "ALL_PROXY")
    proxy = value("http_proxy") ?? proxyOfAll
    secureProxy = value("https_proxy", "HTTPS_PROXY") ?? proxyOfAll
    withoutProxy = value("no_proxy", "NO_PROXY")
  }

  /// What the service sees of who is asking.
  public var userAgent: String {
    let words = contact.map { "\(product) (\($0))" } ?? product
    // A line break here would begin a header of its own.
    return String(String.UnicodeScalarView(words.unicodeScalars.filter { $0.value >= 0x20 }))
  }
}
