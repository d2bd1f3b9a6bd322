/// Running a campaign.
enum CampaignRoutes {
  static let all: [Route] = []
}
