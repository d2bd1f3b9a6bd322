import StatisticalSources

/// A clock that goes only when somebody waits.
final class TestTime: Timekeeper {
  var now: Double
  private(set) var waits: [Double] = []
  var chances: [Double]

  init(_ now: Double = 1_000_000, chances: [Double] = []) {
    self.now = now
    self.chances = chances
  }

  func wait(_ seconds: Double) {
    waits.append(seconds)
    now += seconds
  }

  func chance() -> Double { chances.isEmpty ? 0 : chances.removeFirst() }
}

/// A transport that answers by a list, and keeps what was asked.
final class TestTransport: Transport {
  private(set) var asked: [Request] = []
  private var answers: [Result<Reply, TransportFailure>]

  init(_ answers: [Result<Reply, TransportFailure>]) { self.answers = answers }

  func reply(to request: Request) throws(TransportFailure) -> Reply {
    asked.append(request)
    guard !answers.isEmpty else { throw TransportFailure(.other, "no answer is left") }
    return try answers.removeFirst().get()
  }
}

extension Reply {
  /// A reply of text.
  static func text(
    _ status: Int, _ text: String = "", _ headers: [String: String] = [:]
  ) -> Reply {
    Reply(status: status, headers: headers, body: .bytes(Array(text.utf8)))
  }
}
