import Testing

@testable import Web

/// What a server tells of itself.
struct ServerMetricsTests {
  @Test func `requests are counted by route, method and status`() {
    let metrics = ServerMetrics(version: "1.2 \"x\"", started: 7)
    for _ in 0..<4 { metrics.began() }
    metrics.ended(route: "/a/{id}", method: "GET", status: 200, seconds: 0.0009)
    metrics.ended(route: "/a/{id}", method: "GET", status: 200, seconds: 0.3)
    metrics.ended(route: nil, method: "BREW", status: 404, seconds: 60)
    let lines = metrics.text().split(separator: "\n").map(String.init)
    func has(_ line: String) -> Bool { lines.contains(line) }
    #expect(has("samstemt_build_info{version=\"1.2 \\\"x\\\"\"} 1"))
    #expect(has("samstemt_requests_active 1"))
    #expect(has("samstemt_requests_total{route=\"/a/{id}\",method=\"GET\",status=\"200\"} 2"))
    #expect(has("samstemt_requests_total{route=\"none\",method=\"other\",status=\"404\"} 1"))
    #expect(has("samstemt_request_seconds_bucket{route=\"/a/{id}\",le=\"0.001\"} 1"))
    #expect(has("samstemt_request_seconds_bucket{route=\"/a/{id}\",le=\"0.5\"} 2"))
    #expect(has("samstemt_request_seconds_bucket{route=\"none\",le=\"10.0\"} 0"))
    #expect(has("samstemt_request_seconds_bucket{route=\"none\",le=\"+Inf\"} 1"))
    #expect(has("samstemt_request_seconds_count{route=\"/a/{id}\"} 2"))
    #expect(has("process_start_time_seconds 7.0"))
    #expect(lines.contains { $0.hasPrefix("process_resident_memory_bytes ") })
  }

  /// The format: every sample belongs to a family that is told before it, and ends in a number.
  @Test func `each line is one that Prometheus reads`() throws {
    let metrics = ServerMetrics(version: "1")
    metrics.began()
    metrics.ended(route: "/", method: "GET", status: 200, seconds: 0.1)
    var family = ""
    for line in metrics.text().split(separator: "\n") {
      if line.hasPrefix("# HELP ") { continue }
      if line.hasPrefix("# TYPE ") {
        family = String(line.split(separator: " ")[2])
        continue
      }
      #expect(line.hasPrefix(family))
      #expect(Double(try #require(line.split(separator: " ").last)) != nil)
    }
  }
}
