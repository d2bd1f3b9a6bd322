import Foundation
import Office
import Synchronization

/// What a server has done since it began, as numbers that Prometheus reads.
///
/// Nothing in them points to a person: routes are the patterns of the program, never paths as asked for.
final class ServerMetrics: Sendable {
  /// The upper ends of the classes of duration, in seconds.
  static let limits = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

  private struct Answered: Hashable {
    let route: String
    let method: String
    let status: Int
  }

  private struct Durations {
    /// How many fell into each class, the last one for what is longer than all limits.
    var counts = [Int](repeating: 0, count: ServerMetrics.limits.count + 1)
    var sum = 0.0
  }

  private struct State {
    var answered: [Answered: Int] = [:]
    var durations: [String: Durations] = [:]
    var active = 0
  }

  private let state = Mutex(State())
  private let version: String
  private let started: Double

  /// Metrics that begin at nothing.
  ///
  /// - Parameters:
  ///   - version: the version of the program.
  ///   - started: when the server began, in seconds since 1970.
  init(version: String, started: Double = Date().timeIntervalSince1970) {
    self.version = version
    self.started = started
  }

  /// Tells that a request has come in.
  func began() {
    state.withLock { $0.active += 1 }
  }

  /// Tells that a request has been answered.
  ///
  /// - Parameters:
  ///   - route: the pattern of the route; nil where there is none.
  ///   - method: the method; any but the usual ones counts as `other`.
  ///   - status: the status of the answer.
  ///   - seconds: how long it took until the answer could be sent.
  func ended(route: String?, method: String, status: Int, seconds: Double) {
    let route = route ?? "none"
    let known = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"]
    let answered = Answered(
      route: route, method: known.contains(method) ? method : "other", status: status)
    let index = Self.limits.firstIndex { seconds <= $0 } ?? Self.limits.count
    state.withLock { state in
      state.active -= 1
      state.answered[answered, default: 0] += 1
      state.durations[route, default: Durations()].counts[index] += 1
      state.durations[route, default: Durations()].sum += seconds
    }
  }

  /// The metrics in Prometheus' text format 0.0.4, the same order each time.
  ///
  /// - Parameter work: what the database has done so far; nil where there is none.
  func text(database work: DatabaseWork? = nil) -> String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    func family(_ name: String, _ type: String, _ help: String) {
      lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
    }
    family("samstemt_build_info", "gauge", "The version that runs.")
    lines.append("samstemt_build_info{version=\"\(Self.escaped(version))\"} 1")
    family("samstemt_requests_active", "gauge", "Requests that are being answered.")
    lines.append("samstemt_requests_active \(state.active)")
    family("samstemt_requests_total", "counter", "Requests answered.")
    let answered = state.answered.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    for (key, count) in answered {
      lines.append(
        "samstemt_requests_total{route=\"\(Self.escaped(key.route))\",method=\"\(key.method)\","
          + "status=\"\(key.status)\"} \(count)")
    }
    family("samstemt_request_seconds", "histogram", "How long it took until answers could be sent.")
    for (route, durations) in state.durations.sorted(by: { $0.key < $1.key }) {
      lines += Self.histogram(route, durations)
    }
    for (name, type, help, value) in work?.families ?? [] {
      family("samstemt_database_\(name)", type, help)
      lines.append("samstemt_database_\(name) \(value)")
    }
    family("process_start_time_seconds", "gauge", "When the process began, since 1970.")
    lines.append("process_start_time_seconds \(started)")
    if let usage = ProcessUsage() {
      family("process_cpu_seconds_total", "counter", "Processor time used.")
      lines.append("process_cpu_seconds_total \(usage.seconds)")
      family("process_resident_memory_bytes", "gauge", "Memory in use.")
      lines.append("process_resident_memory_bytes \(usage.bytes)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func histogram(_ route: String, _ durations: Durations) -> [String] {
    let label = "route=\"\(escaped(route))\""
    var total = 0
    var lines: [String] = []
    for (limit, count) in zip(limits.map { "\($0)" } + ["+Inf"], durations.counts) {
      total += count
      lines.append("samstemt_request_seconds_bucket{\(label),le=\"\(limit)\"} \(total)")
    }
    lines.append("samstemt_request_seconds_sum{\(label)} \(durations.sum)")
    lines.append("samstemt_request_seconds_count{\(label)} \(total)")
    return lines
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
  }
}
