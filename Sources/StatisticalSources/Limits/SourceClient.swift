public import Measures
public import Problems

/// Asks services politely: within their limit of calls, again where they are busy, and not at all where the
/// reply lies on disk.
public final class SourceClient {
  /// What happens while something is fetched.
  public enum Notice: Hashable, Sendable {
    /// The limit of calls is reached.
    case waiting(seconds: Double)
    /// The service was busy or the connection failed.
    case again(seconds: Double, attempt: Int, of: Int)
    /// So many cells of a table are here.
    case cells(done: Int, of: Int)
    /// The table changed at its source in the meantime, and is fetched anew.
    case changed
  }

  /// How long a kept reply is taken without asking.
  public enum Keeping: Hashable, Sendable {
    /// Never kept.
    case never
    /// Kept for so many seconds; then the service is asked whether it still holds.
    case seconds(Double)
  }

  /// Where it is now.
  public let time: any Timekeeper
  /// Is told what happens.
  public var notice: (Notice) -> Void
  /// Whether kept replies are passed by and written anew.
  public var isRefreshing: Bool
  let cache: ReplyCache?
  private let transport: any Transport
  private let retry: RetryRule
  private var limits: [String: RateLimit] = [:]

  /// A client.
  ///
  /// - Parameters:
  ///   - transport: sends requests.
  ///   - cache: keeps replies; none where nil.
  ///   - time: the clock.
  ///   - retry: when a call is tried again.
  ///   - isRefreshing: whether kept replies are passed by.
  ///   - notice: is told what happens.
  public init(
    _ transport: any Transport, cache: ReplyCache? = nil, time: any Timekeeper = MachineTime(),
    retry: RetryRule = RetryRule(), isRefreshing: Bool = false,
    notice: @escaping (Notice) -> Void = { _ in }
  ) {
    self.transport = transport
    self.cache = cache
    self.time = time
    self.retry = retry
    self.isRefreshing = isRefreshing
    self.notice = notice
  }

  /// The day that it is now, in UTC.
  public var today: Day? { Day(String(HTTPDate.stamp(time.now).prefix(10))) }

  /// Takes over a limit that a service has told.
  ///
  /// - Parameters:
  ///   - calls: how many calls.
  ///   - seconds: in how many seconds.
  ///   - host: of the service.
  public func limit(_ calls: Int, in seconds: Double, of host: String) {
    limits[host, default: RateLimit()].adopt(calls: calls, seconds: seconds)
  }

  /// The bytes that a service answers with, kept or fresh.
  ///
  /// - Parameters:
  ///   - request: what is asked.
  ///   - keeping: how long a kept reply is taken without asking.
  /// - Returns: the bytes.
  /// - Throws: `InputRefused` saying why there are none.
  public func bytes(
    _ request: Request, keeping: Keeping = .never
  ) throws(InputRefused) -> [UInt8] {
    guard case .seconds(let longest) = keeping, let cache else {
      return try success(request).bytes
    }
    let kept = isRefreshing ? nil : cache.entry(for: request)
    if let kept, (0..<longest).contains(time.now - kept.confirmed) { return kept.bytes }
    var asked = request
    if let etag = kept?.etag { asked.headers["If-None-Match"] = etag }
    if let changed = kept?.lastModified { asked.headers["If-Modified-Since"] = changed }
    let reply = try answer(asked)
    if let kept, reply.status == 304 {
      var headers: [String: String] = [:]
      headers["etag"] = reply.headers["etag"] ?? kept.etag
      headers["last-modified"] = reply.headers["last-modified"] ?? kept.lastModified
      cache.keep(kept.bytes, headers: headers, for: request, at: time.now)
      return kept.bytes
    }
    let bytes = try checked(reply, of: request).bytes
    cache.keep(bytes, headers: reply.headers, for: request, at: time.now)
    return bytes
  }

  /// The reply to a request, after as many tries as it takes.
  ///
  /// - Parameter request: what is asked.
  /// - Returns: the reply; one that refuses (400, 403, 404…) too.
  /// - Throws: `InputRefused` where no reply comes or the service stays busy.
  public func answer(_ request: Request) throws(InputRefused) -> Reply {
    let host = request.host
    var attempt = 1
    while true {
      waitForLimit(of: host)
      limits[host, default: RateLimit()].call(at: time.now)
      let setback: Setback
      switch try once(request) {
      case .reply(let reply): return reply
      case .setback(let met): setback = met
      }
      // PxWeb answers some questions that it does not understand with 500: once more is enough.
      let isGivenUp = setback.status == 500 && attempt > 1
      guard !isGivenUp,
        let wait = retry.wait(after: attempt, asked: setback.asked, chance: time.chance())
      else { throw InputRefused([setback.problem]) }
      attempt += 1
      notice(.again(seconds: wait, attempt: attempt, of: retry.attempts))
      time.wait(wait)
    }
  }

  /// The reply to a request that must be a success.
  ///
  /// - Parameter request: what is asked.
  /// - Returns: the reply.
  /// - Throws: `InputRefused` with what the service says, where it refuses.
  public func success(_ request: Request) throws(InputRefused) -> Reply {
    try checked(answer(request), of: request)
  }

  /// Why a call did not do, and whether the service says when to come back.
  private struct Setback {
    let problem: Problem
    var status: Int?
    var asked: Double?
  }

  private enum Trial {
    case reply(Reply)
    case setback(Setback)
  }

  private func once(_ request: Request) throws(InputRefused) -> Trial {
    let reply: Reply
    do throws(TransportFailure) {
      reply = try transport.reply(to: request)
    } catch {
      let problem = error.problem(of: request)
      guard error.isPassing else { throw InputRefused([problem]) }
      return .setback(Setback(problem: problem))
    }
    limits[request.host, default: RateLimit()].read(reply.headers, at: time.now)
    guard [429, 500, 502, 503, 504].contains(reply.status) else { return .reply(reply) }
    let problem = ServiceMessage(reply).problem(of: request)
    let asked = HTTPDate.secondsToWait(reply.headers["retry-after"], now: time.now)
    return .setback(Setback(problem: problem, status: reply.status, asked: asked))
  }

  private func waitForLimit(of host: String) {
    let wait = limits[host, default: RateLimit()].wait(at: time.now)
    guard wait > 0 else { return }
    notice(.waiting(seconds: wait))
    time.wait(wait)
  }

  private func checked(_ reply: Reply, of request: Request) throws(InputRefused) -> Reply {
    guard reply.isSuccess else {
      throw InputRefused([ServiceMessage(reply).problem(of: request)])
    }
    return reply
  }
}
