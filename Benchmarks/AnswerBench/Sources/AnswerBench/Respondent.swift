import Glibc

/// One respondent: a connection that is kept, and one answer under way at a time.
struct Respondent {
  private(set) var descriptor: Int32 = -1
  private let unit: Int
  private let path: String
  private let questions: Range<Int>
  /// The version of the answer to each question.
  private var versions: [Int]
  private var number = 0
  private var reply: [UInt8] = []
  /// When the next answer is given, in seconds of the clock.
  var next: Double
  /// When the answer under way was sent; nil where none is.
  private(set) var sent: Double?

  init?(unit: Int, questions: Range<Int>, port: Int, begin: Double) {
    guard let token = Fielded.token(unit) else { return nil }
    self.unit = unit
    path = "/nb/answer/\(token)/save"
    self.questions = questions
    versions = Array(repeating: 0, count: questions.count)
    next = begin
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { return nil }
    var yes: Int32 = 1
    setsockopt(
      descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<Int32>.size))
  }

  /// Gives the next answer.
  mutating func send(at time: Double) {
    let place = number % versions.count
    let question = questions.lowerBound + place
    let body =
      "key=q\(question)&change=\(unit)-\(question)-\(number)&v.q\(question)=\(versions[place])"
      + "&a.q\(question)=Vi+er+godt+i+gang+med+dette+arbeidet+\(number)"
    let text =
      "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
      + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    sent = time
  }

  /// Reads what has come.
  ///
  /// - Returns: whether the answer is stored, once the whole reply is there; nil before.
  mutating func receive() -> Bool? {
    var buffer = [UInt8](repeating: 0, count: 8192)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count > 0 else {
      sent = nil
      return false
    }
    reply += buffer[..<count]
    let text = String(decoding: reply, as: UTF8.self)
    guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
    let head = text[..<end.lowerBound].lowercased()
    guard let length = Self.number(after: "content-length: ", in: head),
      text[end.upperBound...].utf8.count >= length
    else { return nil }
    reply.removeAll(keepingCapacity: true)
    sent = nil
    let body = text[end.upperBound...]
    guard body.contains("\"outcome\":\"stored\""),
      let version = Self.number(after: "\"version\":", in: String(body))
    else { return false }
    versions[number % versions.count] = version
    number += 1
    return true
  }

  private static func number(after words: String, in text: String) -> Int? {
    text.firstRange(of: words).flatMap { Int(text[$0.upperBound...].prefix { $0.isNumber }) }
  }

  func leave() { close(descriptor) }
}
