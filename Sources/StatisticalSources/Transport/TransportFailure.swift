public import Problems

/// Why no whole reply came.
public struct TransportFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public let kind: Kind
  /// What the library for HTTP says of it, in English.
  public let detail: String

  /// What went wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The name of the host is not known.
    case unknownHost = "source.host-unknown"
    /// The name of the proxy is not known, or the proxy does not answer or refuses.
    case proxy = "source.proxy"
    /// Nobody answers at the address.
    case unreachable = "source.unreachable"
    /// No answer in time.
    case timeout = "source.timeout"
    /// The host could not prove who it is, or TLS failed.
    case certificate = "source.certificate"
    /// The file of certificates that the environment names cannot be read.
    case certificateFile = "source.certificate-file"
    /// The connection ended before the reply did.
    case cutOff = "source.cut-off"
    /// The reply is larger than what is taken.
    case tooLarge = "source.reply-too-large"
    /// The address, or one that the service sends on to, is not for HTTP.
    case address = "source.address-refused"
    /// The reply could not be kept on disk.
    case disk = "source.disk-full"
    /// Anything else.
    case other = "source.failed"
  }

  /// A failure.
  ///
  /// - Parameters:
  ///   - kind: what went wrong.
  ///   - detail: what the library for HTTP says of it.
  public init(_ kind: Kind, _ detail: String = "") {
    self.kind = kind
    self.detail = detail
  }

  /// Whether another try may do better.
  public var isPassing: Bool {
    switch kind {
    case .unreachable, .timeout, .cutOff: true
    default: false
    }
  }

  /// The failure in words for the one who asked.
  ///
  /// - Parameter request: what was asked.
  /// - Returns: the problem, at the address.
  public func problem(of request: Request) -> Problem {
    Problem(
      kind.rawValue, at: Place(request.address),
      ["host": request.host, "detail": detail])
  }
}
