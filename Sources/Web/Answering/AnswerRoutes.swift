/// Answering by a personal link.
enum AnswerRoutes {
  static let all: [Route] = []
}
