/// All routes of the server's own pages.
enum RouteTable {
  static let all: [Route] =
    AccountRoutes.all + AnswerRoutes.all + CampaignRoutes.all + QuestionnaireRoutes.all
    + CaseRoutes.all + CallRoutes.all + PlanRoutes.all
}
