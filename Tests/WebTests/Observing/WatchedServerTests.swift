import Foundation
import TestSupport
import Testing

/// A running server, watched from outside.
struct WatchedServerTests {
  @Test func `it is alive, and ready while its reports can be read`() throws {
    try RunningServer.use { running in
      #expect(try running.request.get("/livez").body == "ok\n")
      #expect(try running.request.get("/readyz").status == 200)
      try FileManager.default.removeItem(atPath: running.folder.path + "/reports/other")
      let answer = try running.request.get("/readyz")
      #expect(answer.status == 503)
      #expect(answer.body == "missing: other\n")
      #expect(try running.request.get("/livez").status == 200)
    }
  }

  @Test func `metrics stand on a port of their own, and the log tells nothing of the reader`()
    throws
  {
    try RunningServer.use(["--metrics-port", "0", "--log-requests"]) { running in
      _ = try running.request.get("/small/en/index.html?name=Kari", ["User-Agent": "Secret/1"])
      _ = try running.request.get("/nothing-here")
      #expect(try running.request.get("/metrics").status == 404)
      let port = try running.server.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\/metrics/)
      let metrics = try RawRequest(port: Int(port) ?? 0).get("/metrics")
      #expect(metrics.fields["content-type"]?.contains("version=0.0.4") == true)
      #expect(metrics.body.contains("method=\"GET\",status=\"404\"} 2\n"))
      kill(running.server.process.processIdentifier, SIGTERM)
      let log = try running.server.outcome(within: 60).complaints
      let lines = log.split(separator: "\n")
      #expect(lines.count == 3)
      for line in lines {
        let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(object?["message"] as? String == "request")
        #expect(object?["status"] is Int)
        #expect(object?["ms"] is Double)
      }
      for word in ["Kari", "Secret", "nothing-here", "127.0.0.1"] { #expect(!log.contains(word)) }
    }
  }
}
