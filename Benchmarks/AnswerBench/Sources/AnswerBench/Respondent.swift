import Glibc

/// One respondent, who gives one answer after another.
struct Respondent {
  private let unit: Int
  private let path: String
  private let questions: Range<Int>
  private var connection: Connection
  /// The version of the answer to each question.
  private var versions: [Int]
  private var number = 0
  /// When the next answer is given, in seconds of the clock.
  var next = 0.0
  /// When the answer under way was sent; nil where none is.
  private(set) var sent: Double?

  var descriptor: Int32 { connection.descriptor }

  init?(unit: Int, questions: Range<Int>, port: Int) {
    guard let token = Fielded.token(unit), let connection = Connection(port: port) else {
      return nil
    }
    self.unit = unit
    self.connection = connection
    path = "/nb/answer/\(token)/save"
    self.questions = questions
    versions = Array(repeating: 0, count: questions.count)
  }

  /// Gives the next answer.
  mutating func send(at time: Double) {
    let place = number % versions.count
    let question = questions.lowerBound + place
    let body =
      "key=q\(question)&change=\(unit)-\(question)-\(number)&v.q\(question)=\(versions[place])"
      + "&a.q\(question)=Vi+er+godt+i+gang+med+dette+arbeidet+\(number)"
    connection.send(
      "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    sent = time
  }

  /// Reads what has come.
  ///
  /// - Returns: whether the answer is stored, once the whole reply is there; nil before.
  mutating func receive() -> Bool? {
    switch connection.receive() {
    case .part: return nil
    case .ended:
      sent = nil
      return false
    case .whole(_, let body):
      sent = nil
      guard body.contains("\"outcome\":\"stored\""),
        let version = Connection.number(after: "\"version\":", in: body)
      else { return false }
      versions[number % versions.count] = version
      number += 1
      return true
    }
  }

  func leave() { close(descriptor) }
}
