import Fieldwork
import Languages
import OfficeFixture
import Records
import Screens
import Testing

@testable import Web

/// The page of progress is made again when something of it has changed, and only then.
struct ProgressPagesTests {
  @Test func `a page is made again for each change and each language`() async throws {
    try await ServedOffice.use { served in
      let found = try await served.small.database.fieldwork.progress(
        in: "k27", of: "ks", withMail: false)
      let progress = try #require(found)
      let english = try #require(Language.all.first { $0.tag == .en })
      let pages = ProgressPages()
      var made = 0
      func read(
        _ standings: [UnitProgress.Standing?], state: String = "open",
        publicity: CampaignChoices.Publicity = .counts, language: Language = .standard
      ) {
        let content = ProgressPages.Content(
          campaign: progress.campaign, publicity: publicity, standings: standings, state: state)
        _ = pages.screen(of: content, in: language) {
          made += 1
          return MessageScreen(title: "\(made)", paragraphs: []).screen(in: language)
        }
      }
      let before = progress.units.map(\.response)
      var after = before
      after[0] = .submitted
      read(before)
      read(before)
      #expect(made == 1)
      read(after)
      read(after)
      #expect(made == 2)
      read(after, state: "closed")
      read(after, state: "closed", publicity: .names)
      #expect(made == 4)
      read(after, state: "closed", publicity: .names, language: english)
      #expect(made == 5)
    }
  }
}
