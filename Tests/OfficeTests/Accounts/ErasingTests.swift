import Accounts
import Agenda
import CaseStudies
import Fieldwork
import Foundation
import Languages
import Measures
import OfficeFixture
import Records
import Surveys
import TestSupport
import Testing

@testable import Office

/// Somebody who stands everywhere, and then nowhere.
struct ErasingTests {
  private static let name = "Zaphod Beeblebrox"
  private static let email = "Zaphod.B@ks.example"

  /// Makes a person an editor, a contact, a colleague, and the one to ask about a case.
  private static func spread(_ post: PostOffice) async throws -> (Account, Account) {
    let (database, now) = (post.database, post.clock.now)
    func account(_ id: String, _ name: String, _ email: String, _ role: Role) -> Account {
      Account(
        id: id, name: name, email: email, language: "nb",
        memberships: [Membership(owner: "ks", role: role)], made: Timestamp(now))
    }
    let zaphod = account("z4ph0d", name, email, .editor)
    let other = account("0ther", "Trillian Astra", "trillian@ks.example", .administrator)
    for account in [zaphod, other] { try await database.accounts.add(account) }
    _ = try await post.office.accounts.invite(
      to: Membership(owner: "ks", role: .reader), email: email.lowercased(), by: other)
    _ = try await post.office.accounts.begin(zaphod.id, assurance: .twoFactors)

    let person = Fieldwork.Person(id: zaphod.id, name: name)
    let address = try #require(EmailAddress(email))
    let contact = Contact(id: "", unit: "1811", address: address, name: name)
    try await database.fieldwork.replaceContacts(
      [contact], of: ["1811"], in: post.campaign, of: "ks")
    _ = try await post.office.campaigns.send(
      .invitation, in: post.campaign, of: "ks", by: CampaignDesk.Actor(.system, person))
    let token = try #require(LinkToken(random: [UInt8](repeating: 3, count: 16)))
    try await database.fieldwork.add(
      [
        Link(
          id: "made", campaign: post.campaign, unit: "1505", kind: .coordinator, token: token,
          key: post.office.ground.keys.links, by: person, at: now)
      ], of: "ks")
    let answers = post.office.answers
    let holder = try #require(try await answers.holder(token))
    _ = try await answers.apply(.open, by: holder)
    let handed = try await answers.delegate(
      "d1", parts: ["a"], to: name, address: address, words: "", by: holder)
    let again = try #require(try await answers.holder(token))
    _ = try await answers.nameApprover(
      "boss", name: "Trillian Astra", address: try #require(EmailAddress("trillian@ks.example")),
      by: again)
    let secret = try #require(handed)
    let colleague = try #require(try await answers.holder(secret))
    _ = try await answers.apply(
      .answer([AnswerChange(question: "use", value: .text("Much"), basis: 0, id: "c")]),
      by: colleague)
    try await database.fieldwork.apply(
      .close, to: post.campaign, of: "ks", by: person, at: now)

    var form = try SmallOffice.caseForm()
    form.contact = "\(name), +47 12 34 56 78"
    let campaign = try #require(
      try await database.fieldwork.campaign(post.campaign, of: "ks"))
    let filed = try await post.office.cases.submit(
      .init(form: form, purposes: [.report], campaign: campaign, unit: "1811"),
      author: zaphod.id, by: person, as: .system)
    _ = try await database.cases.apply(
      .check, to: filed.work.id, of: "ks", by: person, as: .editor, at: now)
    let same = LocalizedText(same: "Words")
    try await database.calls.add(
      OpenCall(
        id: "buses", owner: "ks", review: "vsr",
        plan: .init(
          kind: .hearing(document: "https://ks.example"), title: same, introduction: same,
          notice: .init(asker: same, purpose: same, use: same, questions: same), opens: now,
          closes: now.adding(seconds: 60))))
    _ = try await database.calls.apply(to: "buses", of: "ks", by: person, at: now) { _ in
      .open(languages: [.nb])
    }
    _ = try await database.calls.take(
      "s1", .init(language: .nb, text: "More buses"), to: "buses", of: "ks", questionnaire: nil,
      place: nil, at: now)
    try await database.calls.decide(
      .hidden(reason: "twice"), on: "s1", to: "buses", of: "ks", by: person, at: now)
    return (zaphod, other)
  }

  private static func text(_ post: PostOffice, _ name: String) async throws -> String {
    let file = "\(post.folder.path)/\(name).dump"
    _ = try await post.database.dump(to: file)
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test(arguments: MailPlace.kinds)
  func `who is erased stands nowhere in the whole database, and what was done stays`(
    kind: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811", "1505"]), needsSignOff: true) { post in
      let (zaphod, other) = try await Self.spread(post)
      let before = try await Self.text(post, "before")
      #expect(before.contains(Self.name) && before.contains("Zaphod.B@ks.example"))
      let rows = before.split(separator: "\n").count

      let data = try await post.office.accounts.personalData(of: zaphod)
      let parts = [
        "answers", "calls", "campaigns", "cases", "contacts", "letters", "links", "response events",
        "responses", "texts of cases", "what came in to calls",
      ]
      #expect(
        Set(data.other.map(\.name)) == Set(parts).subtracting(["texts of cases"]),
        "a case's text names nobody by id")
      let given = String(decoding: try JSONEncoder().encode(data), as: UTF8.self)
      #expect(!given.contains("Trillian") && !given.contains("trillian"))

      try await post.office.accounts.erase(zaphod.id, of: "ks", by: other)
      let after = try await Self.text(post, "after")
      #expect(!after.lowercased().contains("zaphod"))
      #expect(after.contains("Trillian Astra") && after.contains("trillian@ks.example"))
      // Gone are the contact, the invitation, the session, the role, and nothing else; the log has one line more.
      #expect(after.split(separator: "\n").count == rows - 4 + 2)
      #expect(try await post.letters().contains { $0.unit == "1811" && $0.state == .dropped })
      let cases = try await post.database.cases.cases(of: "ks")
      #expect(cases.first?.work.form.contact == nil && cases.first?.work.steps.count == 3)
      let calls = try await post.database.calls.submissions(to: "buses", of: "ks")
      #expect(calls.first?.decisions.first?.by == Fieldwork.Person(id: zaphod.id))
      #expect(try await post.database.accounts.mentions(of: zaphod.id).map(\.part) == ["cases"])
    }
  }
}
