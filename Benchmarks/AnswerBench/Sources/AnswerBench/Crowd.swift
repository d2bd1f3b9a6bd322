import Glibc

/// Respondents on one thread, each with a connection of its own.
struct Crowd {
  /// How long each answer waited, in milliseconds, in order.
  private(set) var waits: [Double] = []
  private(set) var failures = 0
  private var respondents: [Respondent]

  init(units: Int, questions: Range<Int>, port: Int, pause: Double) {
    respondents = (0..<units).compactMap { unit in
      Respondent(unit: unit, questions: questions, port: port)
    }
    // Counted from when all are connected: the first answers are spread as the later ones are.
    let now = Crowd.clock
    for index in respondents.indices {
      respondents[index].next = now + Double.random(in: 0...max(pause, 0.1))
    }
  }

  /// Lets them answer.
  ///
  /// - Parameters:
  ///   - seconds: for how long.
  ///   - pause: how long each waits from one answer to the next, in seconds; 0 for not at all.
  mutating func answer(seconds: Double, pause: Double) {
    let end = Crowd.clock + seconds
    var places = respondents.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    while true {
      var now = Crowd.clock
      let isOver = now >= end
      var isWaiting = false
      for index in respondents.indices {
        if respondents[index].sent != nil {
          isWaiting = true
        } else if !isOver, respondents[index].next <= now {
          respondents[index].send(at: now)
        }
      }
      if isOver, !isWaiting || now > end + 10 { break }
      guard poll(&places, nfds_t(places.count), 2) > 0 else { continue }
      now = Crowd.clock
      for index in places.indices where places[index].revents != 0 {
        guard let sent = respondents[index].sent else {
          places[index].fd = -1
          continue
        }
        guard let isStored = respondents[index].receive() else { continue }
        if isStored {
          waits.append((now - sent) * 1000)
        } else {
          failures += 1
        }
        respondents[index].next =
          pause == 0 ? 0 : max(respondents[index].next + pause * Double.random(in: 0.5...1.5), now)
      }
    }
    waits.sort()
    for respondent in respondents { respondent.leave() }
  }

  static var clock: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
