import Accounts
import Fieldwork
import Foundation
import Mail
import Measures
import Records
import Surveys
import TestSupport
import Testing
import Workflows

@testable import Office

/// A campaign carried away as a folder, and brought back.
struct FieldworkExportTests {
  /// Invites two units; one hands in, and one answers something.
  private func answered(_ post: PostOffice) async throws {
    try await post.office.campaigns.exclude(
      "1505", because: "merges", from: post.campaign, of: "ks", by: PostOffice.actor)
    _ = try await post.send(.invitation)
    let now = post.clock.now
    let due = try #require(
      try await post.database.fieldwork.takeLetter(at: now, until: now.adding(seconds: 1)))
    let mail = try #require(post.office.ground.keys.messages.mail(in: due.sealed))
    try await post.handIn(mail.text)
    let link = try await post.office.campaigns.newLink(
      to: due.letter.unit == "0301" ? "1811" : "0301", in: post.campaign, of: "ks",
      by: PostOffice.actor)
    let token = try #require(LinkToken(String(link.split(separator: "/").last ?? "")))
    let holder = try #require(try await post.office.answers.holder(token))
    let change = AnswerChange(question: "more", value: .text("Bad, \"odd\""), basis: 0, id: "c9")
    _ = try await post.office.answers.apply(.answer([change]), by: holder)
  }

  private func write(
    _ files: [(path: String, bytes: [UInt8])], to folder: String
  ) throws {
    for file in files {
      let path = URL(filePath: "\(folder)/\(file.path)")
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: path)
    }
  }

  /// Every kind of database, to itself and to another one.
  private static let kinds =
    PostgresServer.programs == nil
    ? [("sqlite", "sqlite")]
    : [
      ("sqlite", "sqlite"), ("postgres", "postgres"), ("sqlite", "postgres"),
      ("postgres", "sqlite"),
    ]

  @Test(arguments: kinds)
  func `a campaign that is brought back into an empty database gives the same bytes again`(
    from kind: String, to other: String
  ) async throws {
    try await PostOffice.use(kind, units: .codes(["1811", "0301", "1505"])) { post in
      try await answered(post)
      for address in ["first@nes.example", "second@nes.example"] {
        try await post.office.campaigns.setContacts(
          [.init(address: address)], of: "1811", in: post.campaign, of: "ks", by: PostOffice.actor)
      }
      let files = try await post.office.campaigns.exportFiles(
        post.campaign, of: "ks", by: .system)
      let folder = post.folder.path + "/export"
      try write(files, to: folder)
      let (other, _) = try await ServerDatabase.open(
        other == "sqlite"
          ? post.folder.path + "/other.sqlite" : try PostgresServer.shared().newDatabase(),
        time: 1_800_000_000)
      let office = try PostOffice.office(other, post.clock)
      let made = try await office.campaigns.importFolder(folder, by: .system)
      #expect(made.campaign == post.campaign)
      let carried = try await other.fieldwork.record(of: post.campaign, of: "ks")
      #expect(carried?.pastContacts.isEmpty == false)
      let again = try await office.campaigns.exportFiles(post.campaign, of: "ks", by: .system)
      #expect(files.map(\.path) == again.map(\.path))
      for (first, second) in zip(files, again) {
        #expect(first.bytes == second.bytes, "\(first.path)")
      }
      await #expect(throws: (any Error).self) {
        try await office.campaigns.importFolder(folder, by: .system)
      }
      await other.close()
    }
  }

  @Test(arguments: [
    FrameChoice.codes(["1811", "0301", "1505"]), .within(county: "18"), .organisations, .roles,
  ])
  func `the folder is a review that can be built`(units: FrameChoice) async throws {
    try await PostOffice.use(units: units) { post in
      if case .codes = units { try await answered(post) }
      let files = try await post.office.campaigns.exportFiles(
        post.campaign, of: "ks", by: .system)
      let folder = post.folder.path + "/export"
      try write(files, to: folder)
      let answers = try #require(files.first { $0.path == "survey/answers.csv" })
      let text = String(decoding: answers.bytes, as: UTF8.self)
      if case .codes = units {
        #expect(text.contains("complete"))
        #expect(text.contains(",2027-01-05,partial"))
      }
      let build = BuildReview(folder)
      _ = try build.write(to: post.folder.path + "/report")
    }
  }

  /// Has questions, words and conditions for both levels.
  private static let levelled = """
    id: vsr
    title: {nb: Undersøkelse, nn: Undersøking, en: Survey}
    wave: {id: "2027"}
    frame: {levels: [municipality, county], counts: organisations}
    languages: [nb, nn, en]
    sections:
      - {id: a, title: {nb: Bruk, nn: Bruk, en: Use}}
    questions:
      - {id: use, section: a, type: text, text: {nb: Bruk?, nn: Bruk?, en: Use?}}
      - id: guide
        section: a
        type: text
        levels: [county]
        text: {nb: Veileder dere?, nn: Rettleier de?, en: Do you advise?}
      - id: plan
        section: a
        type: text
        ask-if: "selected(unit.levels, 'municipality')"
        text: {nb: Plan?, nn: Plan?, en: Plan?}
        variants:
          - {levels: [county], text: {nb: Fylkesplan?, nn: Fylkesplan?, en: County plan?}}
    """

  @Test(arguments: [
    FrameChoice.codes(["1811", "0301"]), .codes(["0301", "03"]), .within(county: "18"),
    .municipalities, .counties,
  ])
  func `the folder can be built whoever of the questionnaire's levels is asked`(
    units: FrameChoice
  ) async throws {
    try await PostOffice.use(units: units, questionnaire: Self.levelled) { post in
      let campaign = try #require(
        try await post.office.campaigns.campaign(post.campaign, of: "ks"))
      // One that answers for both levels, or for its own alone.
      let unit = try #require(
        campaign.frame.units.first { ["0301", "03"].contains($0.code) }
          ?? campaign.frame.units.first)
      try await post.handIn(
        try await post.office.campaigns.newLink(
          to: unit.code, in: post.campaign, of: "ks", by: PostOffice.actor))
      let files = try await post.office.campaigns.exportFiles(
        post.campaign, of: "ks", by: .system)
      let folder = post.folder.path + "/export"
      try write(files, to: folder)
      for language in ["nb", "nn", "en"] {
        let block = URL(filePath: "\(folder)/report/\(language)/intro.md")
        try Data("Svar\n\n{{ table response }}\n".utf8).write(to: block)
      }
      _ = try BuildReview(folder).write(to: post.folder.path + "/report")
      let table = try String(
        contentsOfFile: post.folder.path + "/report/data/response.csv", encoding: .utf8)
      let count = campaign.frame.units.count
      #expect(table.contains(",,1,\(count),\(count),"), "\(table)")
    }
  }

  @Test func `the archive holds the same files`() async throws {
    try await PostOffice.use(units: .codes(["1811"])) { post in
      let zip = try await post.office.campaigns.exportArchive(
        post.campaign, of: "ks", by: PostOffice.actor)
      #expect(zip.starts(with: [0x50, 0x4B]))
      #expect(Data(zip).firstRange(of: Data("survey/answers.csv".utf8)) != nil)
    }
  }
}
