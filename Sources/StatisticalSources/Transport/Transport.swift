import FoundationEssentials
public import StatisticalTables

/// Sends a request and waits for the reply.
///
/// The modules below the workflows are synchronous, and so are these: a service counts calls per address, so
/// requests go one after another and nothing is won by waiting for several at once. A server that fetches
/// calls from a thread of its own.
public protocol Transport {
  /// Sends a request once.
  ///
  /// - Parameter request: what is asked.
  /// - Returns: the reply, whatever its status.
  /// - Throws: ``TransportFailure`` where no whole reply came.
  func reply(to request: Request) throws(TransportFailure) -> Reply
}

/// What is asked of a service.
public struct Request: Hashable, Sendable {
  /// `GET` or `POST`.
  public let method: String
  /// The whole address, with `http` or `https`.
  public let address: String
  /// Headers by name.
  public var headers: [String: String]
  /// What is sent along, for a `POST`.
  public let body: [UInt8]?

  /// A question that is all in its address.
  ///
  /// - Parameters:
  ///   - address: the whole address.
  ///   - headers: headers by name.
  /// - Returns: the request.
  public static func get(_ address: String, headers: [String: String] = [:]) -> Request {
    Request(method: "GET", address: address, headers: headers, body: nil)
  }

  /// A question in JSON, sent without blanks between its parts.
  ///
  /// - Parameters:
  ///   - json: what is sent.
  ///   - address: the whole address.
  /// - Returns: the request.
  public static func post(json: JSONText, to address: String) -> Request {
    // Line breaks inside texts are escaped, so every line of the text is a part of its own.
    let compact = json.text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    return post(text: compact, to: address)
  }

  static func post(text json: String, to address: String) -> Request {
    Request(
      method: "POST", address: address, headers: ["Content-Type": "application/json"],
      body: Array(json.utf8))
  }

  /// The name of the host in the address, for messages and for the count of calls.
  public var host: String {
    let afterScheme = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
    guard afterScheme.count > 2 else { return address }
    return String(afterScheme[2].split(separator: "@").last ?? "")
  }
}

/// What a service answered.
public struct Reply: Sendable {
  /// The status of HTTP, such as 200.
  public let status: Int
  /// The headers; their names in small letters.
  public let headers: [String: String]
  /// What was sent.
  public let body: Body

  /// What was sent: in memory, or in a file where it is large.
  public enum Body: Sendable {
    /// The bytes.
    case bytes([UInt8])
    /// A file of ours that holds the bytes; whoever takes the reply may move it.
    case file(String)
  }

  /// A reply.
  ///
  /// - Parameters:
  ///   - status: the status of HTTP.
  ///   - headers: by name, in small letters.
  ///   - body: what was sent.
  public init(status: Int, headers: [String: String], body: Body) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Whether the service did what was asked.
  public var isSuccess: Bool { (200..<300).contains(status) }

  /// All bytes of the body; none where the file that held them is gone.
  public var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .file(let path): (try? Data(contentsOf: URL(filePath: path))).map(Array.init) ?? []
    }
  }
}
