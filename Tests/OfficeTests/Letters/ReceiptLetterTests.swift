import Accounts
import Fieldwork
import Foundation
import Languages
import Records
import Surveys
import TestSupport
import Testing

@testable import Office

/// What a unit is told by mail of its own response.
struct ReceiptLetterTests {
  /// The holder of a new link of a unit's coordinator.
  private func holder(_ unit: String, _ post: PostOffice) async throws -> AnswerDesk.Holder {
    let link = try await post.office.campaigns.newLink(
      to: unit, in: post.campaign, of: "ks", by: PostOffice.actor)
    return try await again(#require(LinkToken(String(link.split(separator: "/").last ?? ""))), post)
  }

  private func again(_ token: LinkToken, _ post: PostOffice) async throws -> AnswerDesk.Holder {
    try #require(try await post.office.answers.holder(token))
  }

  private func answer(_ holder: AnswerDesk.Holder, _ post: PostOffice) async throws {
    let change = AnswerChange(question: "use", value: .text("Yes"), basis: 0, id: "c1")
    _ = try await post.office.answers.apply(.answer([change]), by: holder)
  }

  private func mails(_ post: PostOffice) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: post.folder.path + "/eml").map {
      try String(contentsOfFile: "\(post.folder.path)/eml/\($0)", encoding: .utf8)
    }
  }

  @Test(arguments: MailPlace.kinds)
  func `who was invited by mail gets one receipt by mail, and nobody else does`(
    kind: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811", "1505"])) { post in
      // 1505 hands in by a link on paper, before anything was sent to it.
      for unit in ["1505", "1811"] {
        let first = try await holder(unit, post)
        try await answer(first, post)
        let seen = try await holder(unit, post)
        let digest = seen.response.summary(seen.rules).digest
        try await post.office.answers.take(.submit(seen: digest), by: seen)
        // The same form sent again hands in nothing anew.
        try await post.office.answers.take(.submit(seen: digest), by: seen)
        if unit == "1505" {
          _ = try await post.send(.invitation)
          try await post.carrier().deliverAll()
        }
      }
      let receipts = try await post.letters(.receipt)
      #expect(receipts.map(\.unit) == ["1811"])
      try await post.carrier().deliverAll()
      #expect(try await post.letters(.receipt).allSatisfy { $0.state == .sent })
      let number = try await holder("1811", post).response.receipts[0].number
      #expect(try mails(post).count { $0.contains(number) } == 1)
      // A receipt is no reminder: it stands in the way of none.
      #expect(try await post.letters(.invitation).count == 1)
    }
  }

  @Test func `what the approver sends back is told with the words, once`() async throws {
    try await PostOffice.use(units: .codes(["1811"]), needsSignOff: true) { post in
      _ = try await post.send(.invitation)
      try await post.carrier().deliverAll()
      try await answer(try await holder("1811", post), post)
      let address = try #require(EmailAddress("ola@nes.example"))
      let token = try #require(
        try await post.office.answers.nameApprover(
          "named-once", name: "Ola Nordmann", address: address, by: holder("1811", post)))
      let coordinator = try await holder("1811", post)
      try await post.office.answers.take(
        .requestSignOff(seen: coordinator.response.summary(coordinator.rules).digest),
        by: coordinator)
      let approver = try await again(token, post)
      for _ in 0..<2 {
        try await post.office.answers.take(.sendBack(words: "Se på plan B"), by: approver)
      }
      #expect(try await post.letters(.sentBack).count == 1)
      try await post.carrier().deliverAll()
      let mail = try #require(try mails(post).first { $0.contains("Ola Nordmann") })
      #expect(mail.contains("plan B"))
    }
  }
}
