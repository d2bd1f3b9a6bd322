import Accounts
import Testing

@Suite("Limits")
struct ThrottleTests {
  static let limit = ThrottleLimit("test", 5, per: 300)

  @Test func `so many at once, then one for each part of the time`() {
    var state: ThrottleState?
    func ask(_ time: Int64) -> ThrottleState.Verdict {
      let (verdict, next) = ThrottleState.ask(state, limit: Self.limit, at: Timestamp(time))
      state = next
      return verdict
    }
    #expect((0..<5).map { _ in ask(1_000) } == [4, 3, 2, 1, 0].map { .allowed(left: $0) })
    #expect(ask(1_000) == .refused(retryAfter: 60))
    #expect(ask(1_059) == .refused(retryAfter: 1))
    #expect(ask(1_060) == .allowed(left: 0))
    #expect(ask(1_060) == .refused(retryAfter: 60), "asking in vain costs nothing")
    #expect(ask(1_360) == .allowed(left: 4), "after the whole time all is free again")
  }

  @Test func `no more than allowed pass in any window, whatever comes`() {
    for limit in [
      Self.limit, .signInByAddress, .requestsByHolder, ThrottleLimit("odd", 7, per: 11),
    ] {
      var state: ThrottleState?
      var passed: [Int64] = []
      for tick in Int64(0)..<(limit.seconds * 3) {
        for _ in 0..<(limit.count / 2 + 1) {
          let (verdict, next) = ThrottleState.ask(state, limit: limit, at: Timestamp(tick))
          if verdict.isAllowed { passed.append(tick) }
          state = next
        }
      }
      // At once as many as the limit, and as many again over its time: never more than twice.
      for start in stride(from: Int64(0), to: limit.seconds * 2, by: 7) {
        let inside = passed.count { $0 >= start && $0 < start + limit.seconds }
        #expect(inside <= Int(2 * limit.count), "\(limit.name) from \(start)")
      }
      let all = limit.count * 4
      #expect(passed.count <= Int(all) + 1, "one whole limit, and the rate for three periods")
      #expect(passed.count >= Int(limit.count * 3))
    }
  }

  @Test func `a clock that is set back shuts nobody out for long`() {
    let (_, state) = ThrottleState.ask(nil, limit: Self.limit, at: Timestamp(9_000_000))
    let (verdict, _) = ThrottleState.ask(state, limit: Self.limit, at: Timestamp(1_000))
    guard case .refused(let wait) = verdict else { return }
    #expect(wait <= 300)
    let far = ThrottleState.ask(
      ThrottleState(rawValue: .max), limit: Self.limit, at: Timestamp(.max))
    #expect(!far.verdict.isAllowed)
    _ = ThrottleState.ask(ThrottleState(rawValue: .min), limit: Self.limit, at: Timestamp(.min))
  }

  @Test func `the table does not grow without end`() {
    var table = ThrottleTable(bound: 100)
    for number in 0..<10_000 {
      _ = table.ask("address \(number)", Self.limit, at: Timestamp(Int64(number) / 100))
    }
    #expect(table.count <= 100)
  }

  @Test func `addresses count by what one household has`() {
    func counted(_ text: String) -> String? { ClientAddress(text)?.description }
    #expect(counted("192.0.2.7") == "192.0.2.7")
    #expect(counted("2001:db8:0:1:aaaa::1") == "2001:db8:0:1::/64")
    #expect(counted("2001:DB8::1:ffff:0:0:2") == counted("2001:db8:0:1::9"))
    #expect(counted("2001:db8:0:2::1") != counted("2001:db8:0:1::1"))
    #expect(counted("::ffff:192.0.2.7") == "192.0.2.7")
    #expect(counted("fe80::1%eth0") == "fe80:0:0:0::/64")
    for wrong in ["", "localhost", "192.0.2", "192.0.2.7:80", "[::1]", "1.2.3.4.5"] {
      #expect(counted(wrong) == nil)
    }
  }

  @Test func `only our own proxies say where a request came from`() {
    func client(_ peer: String, _ forwarded: String?) -> String? {
      ClientAddress.client(peer: peer, forwarded: forwarded, proxies: ["10.0.0.1", "10.0.0.2"])?
        .description
    }
    #expect(client("198.51.100.4", "192.0.2.7") == "198.51.100.4", "anybody can write the header")
    #expect(client("10.0.0.1", "203.0.113.9, 192.0.2.7") == "192.0.2.7")
    #expect(client("10.0.0.1", "203.0.113.9, 192.0.2.7, 10.0.0.2") == "192.0.2.7")
    #expect(client("10.0.0.1", "nonsense") == "10.0.0.1")
    #expect(client("10.0.0.1", nil) == "10.0.0.1")
  }

  @Test func `a proxy is known however its address is written`() {
    func client(_ peer: String, _ proxies: Set<String>, _ forwarded: String) -> String? {
      ClientAddress.client(peer: peer, forwarded: forwarded, proxies: proxies)?.description
    }
    #expect(client("::ffff:127.0.0.1", ["127.0.0.1"], "192.0.2.7") == "192.0.2.7")
    #expect(client("127.0.0.1", ["::ffff:7f00:1"], "192.0.2.7") == "192.0.2.7")
    #expect(client("2001:db8::1", ["2001:DB8:0:0::1"], "192.0.2.7, 2001:db8:0::1") == "192.0.2.7")
    #expect(
      client("2001:db8::2", ["2001:db8::1"], "192.0.2.7") == "2001:db8:0:0::/64",
      "the neighbour of a proxy is none")
    #expect(client("::1%lo", ["::1"], "192.0.2.7") == "192.0.2.7")
  }

  @Test func `guessing is slowed down, and the owner of the account still gets in`() throws {
    var table = SignInGuard()
    let time = Timestamp(1_000_000)
    var tried = 0
    for number in 0..<1_000 {
      let address = try #require(ClientAddress("192.0.2.\(number % 250)"))
      let attempt = SignInGuard.Attempt(
        address: address, name: number % 2 == 0 ? "kari@example.org" : "Kari@Example.org",
        device: nil)
      guard table.ask(attempt, at: time).isAllowed else { continue }
      tried += 1
      table.failed(attempt, at: time)
    }
    #expect(tried == 25, "from however many addresses")
    let home = try #require(ClientAddress("198.51.100.4"))
    let stranger = SignInGuard.Attempt(address: home, name: "kari@example.org", device: nil)
    let owner = SignInGuard.Attempt(address: home, name: "kari@example.org", device: "d1")
    let other = SignInGuard.Attempt(address: home, name: "ola@example.org", device: nil)
    let verdicts = [stranger, owner, other].map { table.ask($0, at: time) }
    #expect(verdicts[0] == .refused(retryAfter: 144), "a few minutes at most")
    #expect(verdicts[1].isAllowed && verdicts[2].isAllowed)
    for _ in 0..<10 { table.failed(owner, at: time) }
    let afterFailures = table.ask(owner, at: time)
    table.succeeded(owner)
    let afterSuccess = table.ask(owner, at: time)
    #expect(!afterFailures.isAllowed && afterSuccess.isAllowed)
  }
}
