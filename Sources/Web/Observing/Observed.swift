import Hummingbird
import Logging

/// Counts each request and, where a log is asked for, writes a line about it.
struct Observed<Context: RequestContext>: RouterMiddleware {
  let metrics: ServerMetrics
  /// Where a line about each request goes; nil for none.
  let log: Logger?

  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let clock = ContinuousClock()
    let start = clock.now
    metrics.began()
    func end(_ status: Int) {
      let route = context.endpointPath
      let seconds = (clock.now - start) / .seconds(1)
      metrics.ended(
        route: route, method: request.method.rawValue, status: status, seconds: seconds)
      log?.info(
        "request",
        metadata: [
          "method": .string(request.method.rawValue), "route": .string(route ?? "none"),
          "status": .stringConvertible(status),
          "ms": .stringConvertible((seconds * 10_000).rounded() / 10),
        ])
    }
    do {
      let response = try await next(request, context)
      end(response.status.code)
      return response
    } catch {
      end((error as? any HTTPResponseError)?.status.code ?? 500)
      throw error
    }
  }
}
