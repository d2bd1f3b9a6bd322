public import Languages
import Pages

/// The campaigns of an owner, with what to do next in each.
public struct CampaignListScreen: Sendable {
  /// One campaign.
  public struct Row: Sendable {
    let title: String
    let href: String
    let state: String
    let answered: String?
    let next: ScreenFrame.Way?

    /// One campaign.
    ///
    /// - Parameters:
    ///   - title: its title.
    ///   - href: its page.
    ///   - state: how far it has come, with its days.
    ///   - answered: how many of how many have handed in.
    ///   - next: what to do next.
    public init(
      title: String, href: String, state: String, answered: String?, next: ScreenFrame.Way?
    ) {
      self.title = title
      self.href = href
      self.state = state
      self.answered = answered
      self.next = next
    }
  }

  private let title: String
  private let lead: String?
  private let rows: [Row]
  private let new: String?

  /// A list.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - lead: what stands above the list.
  ///   - rows: the campaigns.
  ///   - new: where a new one is made; nil for those who may not.
  public init(title: String, lead: String? = nil, rows: [Row], new: String?) {
    self.title = title
    self.lead = lead
    self.rows = rows
    self.new = new
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(title: title, main: html(in: language))
  }

  /// The list alone.
  func html(in language: Language) -> String {
    templates.render(
      "campaigns/list",
      View(
        [
          "has-lead": lead != nil, "lead": lead ?? "", "has-campaigns": !rows.isEmpty,
          "may-edit": new != nil, "new": new ?? "",
          "campaigns": rows.map { row in
            View(
              [
                "title": row.title, "href": row.href, "state": row.state,
                "has-answered": row.answered != nil, "answered": row.answered ?? "",
                "has-next": row.next != nil, "next": row.next?.text ?? "",
                "next-href": row.next?.href ?? "",
              ], language: language)
          },
        ], language: language))
  }
}
