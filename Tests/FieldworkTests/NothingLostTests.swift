import Fieldwork
import Foundation
import Measures
import Surveys
import TestSupport
import Testing

@Suite("Nothing that was acknowledged is lost")
struct NothingLostTests {
  /// What a client remembers of an answer that was acknowledged.
  struct Kept {
    let change: AnswerChange
    let person: Person
  }

  /// Four people with views of different age send answers, resend them after lost replies, hand parts
  /// over, take them back, ask for approval, hand in and reopen. Whatever was acknowledged must be in the
  /// record under its giver's name, no version may build on another than its giver had seen, and what was
  /// not acknowledged must not be there.
  // Four people with views of different age send answers, resend them after lost replies, hand parts
  // over, ask for approval, hand in and reopen. Whatever was acknowledged must be in the record under its
  // giver's name, no version may build on another than its giver had seen, and what was not acknowledged
  // must not be there.
  @Test(arguments: Array(UInt64(1)...40))
  func `random commands by several people lose and overwrite nothing`(seed: UInt64) throws {
    var dice = SeededGenerator(seed: seed)
    let rules = try Sample.rules(signOff: seed % 2 == 0)
    let address = try #require(EmailAddress("a@nes.example"))
    let people: [(person: Person, access: Access)] = [
      (Sample.coordinator, .coordinator), (Person(id: "link-9"), .coordinator),
      (Sample.colleague, .part(delegation: "d1")), (Sample.director, .approver),
    ]
    var response = Sample.response
    /// The version of each answer that each person last saw.
    var seen: [[String: Int]] = people.map { _ in [:] }
    var kept: [Kept] = []
    var refused: Set<String> = []
    var events: [Logged<ResponseEvent>] = []
    var conflicts = 0
    var moment = try Sample.moment("2027-01-05T08:00:00Z")

    for step in 0..<400 {
      moment = moment.adding(seconds: Int.random(in: 0...3600, using: &dice))
      let who = Int.random(in: 0..<people.count, using: &dice)
      let (person, access) = people[who]
      let command: ResponseCommand
      switch Int.random(in: 0..<20, using: &dice) {
      case 0..<11: command = .answer([change(step, seen[who], &dice)])
      case 11: command = kept.randomElement(using: &dice).map { .answer([$0.change]) } ?? .open
      case 12: command = .delegate(.init(id: "d1", parts: ["money"], person: Sample.colleague))
      case 13: command = .comment(.init(id: "k\(step)", text: "…"))
      case 14: command = .nameApprover(.init(person: Sample.director, address: address))
      case 15: command = .requestSignOff(seen: response.digest(rules))
      case 16:
        command = step % 3 == 0 ? .sendBack(words: "Nei") : .approve(seen: response.digest(rules))
      case 17: command = .submit(seen: response.digest(rules))
      case 18: command = .reopen
      default: command = .withdrawSignOff
      }
      let before = response
      do throws(Refusal) {
        let change = try response.applying(
          command, by: person, with: access, rules: rules, at: moment)
        // Half of the replies never reach the client, which then knows nothing new.
        response = change.response
        events += change.events
        if case .answer(let sent) = command, let outcome = change.outcomes.first {
          note(outcome, of: sent[0], by: person)
        }
        if Bool.random(using: &dice) {
          for (id, record) in response.records { seen[who][id] = record.number }
        }
      } catch {
        if case .answer(let sent) = command, !kept.contains(where: { $0.change.id == sent[0].id }) {
          refused.insert(sent[0].id)
        }
        #expect(response == before)
      }
    }

    func note(_ outcome: AnswerOutcome, of change: AnswerChange, by person: Person) {
      if outcome.isAcknowledged {
        kept.append(Kept(change: change, person: person))
      } else if !kept.contains(where: { $0.change.id == change.id }) {
        refused.insert(change.id)
      }
      if case .conflict = outcome { conflicts += 1 }
    }

    #expect(kept.count > 20)
    #expect(conflicts > 0)
    var made: [String: (value: Answer, person: String)] = [:]
    for (question, record) in response.records {
      for (index, version) in record.versions.enumerated() {
        #expect(version.number == index + 1)
        let all =
          [(version.change, version.by.id)]
          + version.confirmations.map { ($0.change, $0.by.id) }
        for (change, person) in all {
          #expect(made.updateValue((version.value, person), forKey: "\(question) \(change)") == nil)
          #expect(!refused.contains(change), "what was refused is not stored")
        }
        // Each stored version builds on the one before it, which its giver therefore had seen.
        let basis = kept.first { $0.change.id == version.change }?.change.basis
        #expect(basis == index)
      }
    }
    for kept in kept {
      let stored = try #require(made["\(kept.change.question) \(kept.change.id)"])
      #expect(stored.value == kept.change.value)
    }
    let stored = events.filter { if case .answered = $0.what { true } else { false } }
    #expect(stored.count == response.records.values.map(\.number).reduce(0, +))
    let bytes = try JSONEncoder().encode(response)
    #expect(try JSONDecoder().decode(SharedResponse.self, from: bytes) == response)
  }

  private func change(_ step: Int, _ seen: [String: Int], _ dice: inout SeededGenerator)
    -> AnswerChange
  {
    let answers: [(String, Answer)] = [
      ("use", .choices([["no", "started", "yes"].randomElement(using: &dice) ?? "no"])),
      ("where", .choices(["land"])), ("where", .notAnswered),
      ("budget", .number(Double(Int.random(in: 0...3, using: &dice)))),
      ("barriers", .items(["time": .choices(["low"])])), ("remarks", .text("Steg \(step)")),
    ]
    let (question, answer) = answers[Int.random(in: 0..<answers.count, using: &dice)]
    return AnswerChange(
      question: question, value: answer, basis: seen[question] ?? 0, id: "c\(step)")
  }
}
