/// Questions to everybody.
enum CallRoutes {
  static let all: [Route] = []
}
