import Glibc

/// People who read the public page of a survey's progress, one page after another.
struct Readers {
  /// How long each page took, in milliseconds, in order.
  private(set) var waits: [Double] = []
  private(set) var failures = 0
  private(set) var bytes = 0
  private var connections: [Connection]

  init(count: Int, port: Int) {
    connections = (0..<count).compactMap { _ in Connection(port: port) }
  }

  /// Lets them read for so many seconds.
  mutating func read(_ path: String, seconds: Double) {
    let request = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    let end = Crowd.clock + seconds
    var places = connections.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    var sent = connections.map { connection in
      connection.send(request)
      return Crowd.clock
    }
    while Crowd.clock < end {
      guard poll(&places, nfds_t(places.count), 100) > 0 else { continue }
      for index in places.indices where places[index].revents != 0 {
        switch connections[index].receive() {
        case .part: continue
        case .ended:
          failures += 1
          places[index].fd = -1
        case .whole(let status, let body):
          let now = Crowd.clock
          if status.contains(" 200 ") {
            waits.append((now - sent[index]) * 1000)
          } else {
            failures += 1
          }
          bytes = body.utf8.count
          connections[index].send(request)
          sent[index] = now
        }
      }
    }
    waits.sort()
    for connection in connections { close(connection.descriptor) }
  }
}
