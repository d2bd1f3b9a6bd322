import Fieldwork
import Languages
import Screens
import Synchronization

/// Public pages of progress that were made before: mostly nothing has changed since the reader before.
///
/// The database is asked for each reader; what it says is held against what the page was made of.
final class ProgressPages: Sendable {
  /// What a page is made of, besides its language.
  struct Content: Equatable {
    let campaign: Campaign
    let publicity: CampaignChoices.Publicity
    let standings: [UnitProgress.Standing?]
    /// What is said of the campaign on this day.
    let state: String
  }

  private let made = Mutex<[String: (content: Content, screen: Screen)]>([:])
  private static let most = 200

  /// The page of a content: the one that was made last, where that was of the same.
  ///
  /// - Parameters:
  ///   - content: what the page is made of.
  ///   - language: the reader's language.
  ///   - make: makes the page.
  func screen(of content: Content, in language: Language, _ make: () -> Screen) -> Screen {
    let key = "\(content.campaign.owner)/\(content.campaign.id)/\(language.tag)"
    if let last = made.withLock({ $0[key] }), last.content == content { return last.screen }
    let screen = make()
    made.withLock { made in
      if made.count >= Self.most { made.removeAll() }
      made[key] = (content, screen)
    }
    return screen
  }
}
