import Accounts

/// Running a campaign.
enum CampaignRoutes {
  static let all: [Route] =
    CampaignPages.routes + FramePages.routes + ContactPages.routes + MessagePages.routes
    + ResponsePages.routes + UnitPages.routes + PublicPages.routes + ImportPages.routes
}
