import Testing

@testable import StatisticalSources

@Suite("The limit of calls")
struct RateLimitTests {
  @Test func `thirty calls go at once and the next waits until a minute has passed`() {
    var limit = RateLimit()
    for call in 0..<30 {
      #expect(limit.wait(at: 100 + Double(call)) == 0)
      limit.call(at: 100 + Double(call))
    }
    #expect(limit.wait(at: 130) == 30)
    #expect(limit.wait(at: 160) == 0)
  }

  @Test func `the service's own number is kept, as Statistics Norway writes it`() {
    var limit = RateLimit()
    limit.read(["x-ratelimit-limit": "40", "x-ratelimit-policy": "40;w=60s"], at: 0)
    #expect(limit.calls == 40)
    #expect(limit.seconds == 60)
    limit.read(["ratelimit-policy": "3;w=1"], at: 0)
    #expect(limit.calls == 3)
    #expect(limit.seconds == 1)
  }

  @Test func `nothing left means waiting for the span that began with the oldest call`() {
    var limit = RateLimit()
    limit.call(at: 10)
    limit.call(at: 20)
    limit.read(["x-ratelimit-limit": "40", "x-ratelimit-remaining": "0"], at: 20)
    #expect(limit.wait(at: 20) == 50)
    #expect(limit.wait(at: 70) == 0)
  }

  @Test func `a number of nothing or of nonsense changes nothing`() {
    var limit = RateLimit()
    for text in ["", "0", "many", "-1", "99999999999999999999"] {
      limit.read(["x-ratelimit-limit": text], at: 0)
      #expect(limit.calls == 30)
    }
    // Statistics Norway's configuration says 0 calls in 0 seconds: it does not count so.
    limit.adopt(calls: 0, seconds: 0)
    #expect(limit.calls == 30)
  }

  @Test func `a clock that goes back does not stop anything`() {
    var limit = RateLimit(calls: 1, seconds: 60)
    limit.call(at: 1000)
    #expect(limit.wait(at: 10) == 0)
  }

  @Test func `waits double up to a minute, half of each by chance`() {
    let rule = RetryRule()
    #expect(rule.wait(after: 1, asked: nil, chance: 0) == 1)
    #expect(rule.wait(after: 1, asked: nil, chance: 0.5) == 1.5)
    #expect(rule.wait(after: 3, asked: nil, chance: 0) == 4)
    var patient = rule
    patient.attempts = 50
    #expect(patient.wait(after: 40, asked: nil, chance: 0.999).map { $0 < 60 } == true)
    #expect(rule.wait(after: 6, asked: nil, chance: 0) == nil, "six calls are enough")
  }

  @Test func `what the service asks for is kept to, unless it is more than five minutes`() {
    let rule = RetryRule()
    #expect(rule.wait(after: 1, asked: 42, chance: 0.25) == 42.25)
    #expect(rule.wait(after: 1, asked: 301, chance: 0) == nil)
  }

  @Test func `dates of HTTP are read and written`() {
    // The example of RFC 9110, 5.6.7.
    #expect(HTTPDate.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
    #expect(
      HTTPDate.secondsToWait("Sun, 06 Nov 1994 08:49:37 GMT", now: 784_111_700) == 77)
    #expect(HTTPDate.secondsToWait("120", now: 0) == 120)
    #expect(HTTPDate.secondsToWait("soon", now: 0) == nil)
    #expect(HTTPDate.stamp(784_111_777) == "1994-11-06T08:49:37Z")
    #expect(HTTPDate.stamp(1_709_164_800) == "2024-02-29T00:00:00Z")
    #expect(HTTPDate.stamp(0) == "1970-01-01T00:00:00Z")
  }
}
