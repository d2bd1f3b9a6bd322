/// Making a questionnaire.
enum QuestionnaireRoutes {
  static let all: [Route] = []
}
