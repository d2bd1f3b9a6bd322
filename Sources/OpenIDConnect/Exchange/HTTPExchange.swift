/// Sends a request and waits for the response.
public protocol HTTPExchange: Sendable {
  /// Sends a request once.
  ///
  /// - Parameter request: what is asked.
  /// - Returns: the response, whatever its status.
  /// - Throws: ``ExchangeFailure`` where no whole response came.
  func response(to request: ExchangeRequest) async throws(ExchangeFailure) -> ExchangeResponse
}

/// What is asked of a provider.
public struct ExchangeRequest: Hashable, Sendable {
  /// The address.
  public let address: String
  /// Headers by name.
  public let headers: [String: String]
  /// The fields of a form that is posted; nil for a `GET`.
  public let form: [Field]?

  /// A field of a form or of an address.
  public struct Field: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The value.
    public let value: String

    /// A field.
    ///
    /// - Parameters:
    ///   - name: the name.
    ///   - value: the value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A request.
  ///
  /// - Parameters:
  ///   - address: the address.
  ///   - headers: headers by name.
  ///   - form: the fields of a form that is posted; nil for a `GET`.
  public init(_ address: String, headers: [String: String] = [:], form: [Field]? = nil) {
    self.address = address
    self.headers = headers
    self.form = form
  }
}

/// What a provider answered.
public struct ExchangeResponse: Hashable, Sendable {
  /// The status of HTTP.
  public let status: Int
  /// The body.
  public let body: [UInt8]

  /// A response.
  ///
  /// - Parameters:
  ///   - status: the status of HTTP.
  ///   - body: the body.
  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// No whole response came.
public struct ExchangeFailure: Error, Hashable, Sendable {
  /// What the library says of it, in English.
  public let detail: String

  /// A failure.
  ///
  /// - Parameter detail: what is known of it.
  public init(_ detail: String) {
    self.detail = detail
  }
}
