import Accounts
import Testing

@Suite("The audit log")
struct AuditChainTests {
  static func event(_ number: Int, reason: String? = nil) -> AuditEvent {
    AuditEvent(
      owner: "ks", who: number % 3 == 0 ? .link("l\(number)") : .account("a\(number)"),
      action: AuditAction.allCases[number % AuditAction.allCases.count],
      object: number % 2 == 0 ? AuditEvent.Object("campaign", "k\(number)") : nil,
      time: Timestamp(Int64(number)), reason: reason)
  }

  static func log(_ count: Int) -> [AuditEntry] {
    var seal = AuditChain.Seal.beginning
    return (0..<count).map { number in
      let entry = AuditChain.entry(event(number), after: seal)
      seal = entry.seal
      return entry
    }
  }

  @Test func `a log as it was written holds, in one piece and in parts`() throws {
    let log = Self.log(50)
    let end = try AuditChain.verify(log)
    #expect(end == log[49].seal && end.number == 50)
    let middle = try AuditChain.verify(log.prefix(20))
    #expect(try AuditChain.verify(log.dropFirst(20), after: middle, seals: [middle, end]) == end)
  }

  @Test func `every change to any entry shows`() {
    let log = Self.log(12)
    for index in log.indices {
      let entry = log[index]
      let event = entry.event
      let others = [
        AuditEvent(
          owner: "other", who: event.who, action: event.action, object: event.object,
          time: event.time),
        AuditEvent(
          owner: nil, who: event.who, action: event.action, object: event.object, time: event.time),
        AuditEvent(
          owner: "ks", who: .system, action: event.action, object: event.object, time: event.time),
        AuditEvent(
          owner: "ks", who: event.who, action: .backupMade, object: event.object, time: event.time),
        AuditEvent(
          owner: "ks", who: event.who, action: event.action, object: AuditEvent.Object("x", "y"),
          time: event.time),
        AuditEvent(
          owner: "ks", who: event.who, action: event.action, object: event.object,
          time: event.time + 1),
        AuditEvent(
          owner: "ks", who: event.who, action: event.action, object: event.object, time: event.time,
          reason: ""),
      ]
      for other in others where other != event {
        var forged = log
        forged[index] = AuditEntry(number: entry.number, event: other, hash: entry.hash)
        #expect(throws: AuditChain.Fault.altered(entry.number)) { try AuditChain.verify(forged) }
      }
    }
  }

  @Test func `entries that are taken out, doubled or turned round show`() {
    let log = Self.log(10)
    #expect(throws: AuditChain.Fault.number(expected: 5, found: 6)) {
      try AuditChain.verify(log.prefix(4) + log.dropFirst(5))
    }
    #expect(throws: AuditChain.Fault.number(expected: 2, found: 1)) {
      try AuditChain.verify([log[0], log[0]])
    }
    #expect(throws: AuditChain.Fault.number(expected: 1, found: 2)) {
      try AuditChain.verify([log[1], log[0]])
    }
    let renumbered = [log[0], AuditEntry(number: 2, event: log[2].event, hash: log[2].hash)]
    #expect(throws: AuditChain.Fault.altered(2)) { try AuditChain.verify(renumbered) }
  }

  @Test func `a seal kept elsewhere shows a log that was cut off or written anew`() {
    let log = Self.log(10)
    let seal = log[8].seal
    #expect(throws: AuditChain.Fault.seal(9)) {
      try AuditChain.verify(log.prefix(5), seals: [seal])
    }
    var end = AuditChain.Seal.beginning
    let anew = (0..<10).map { number in
      let entry = AuditChain.entry(Self.event(number == 3 ? 30 : number), after: end)
      end = entry.seal
      return entry
    }
    #expect(throws: AuditChain.Fault.seal(9)) { try AuditChain.verify(anew, seals: [seal]) }
  }

  @Test func `parts of an event do not run into each other`() {
    func hash(_ kind: String, _ id: String) -> String {
      let event = AuditEvent(
        owner: "ks", who: .system, action: .exported, object: AuditEvent.Object(kind, id),
        time: Timestamp(0))
      return AuditChain.entry(event, after: .beginning).hash
    }
    #expect(hash("ab", "c") != hash("a", "bc"))
  }

  @Test func `who did it is an id, whoever it was`() {
    let person = Person(account: "a1", memberships: [], assurance: .twoFactors)
    let link = LinkHolder(link: "l1", owner: "o", campaign: "k", unit: "u")
    #expect(Principal.person(person).audited == .account("a1"))
    #expect(Principal.link(link).audited == .link("l1"))
    #expect(Principal.nobody.audited == .nobody && Principal.system.audited == .system)
    let long = Self.event(1, reason: String(repeating: "x", count: 9_999))
    #expect(long.reason?.count == AuditEvent.longestReason)
  }
}
