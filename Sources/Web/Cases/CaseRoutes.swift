/// Cases on their way to print.
enum CaseRoutes {
  static let all: [Route] = []
}
