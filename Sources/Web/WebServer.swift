import HTTPTypes
import Hummingbird
import Languages
import Logging
import NIOCore
public import Office
import Pages
public import Workflows

/// Serves built reports and, where it has an office, the whole fieldwork.
public struct WebServer: Sendable {
  /// The reports.
  public let shelf: ReportShelf
  /// Accounts and fieldwork; nil where only reports are served.
  public let office: ReviewOffice?
  /// Where mail goes; nil where none is sent.
  public let mail: MailSettings?
  /// The path of the socket for commands on this machine; nil for none.
  public let localSocket: String?
  /// The address to listen on.
  public let host: String
  /// The port to listen on; 0 for any that is free.
  public let port: Int
  /// How what happens is watched.
  public let watch: Watch
  /// For how long somebody may send nothing, in seconds: between requests, or in the middle of one.
  ///
  /// An answer that takes long to read is not cut off by it. Longer than proxies keep a connection open (60).
  var idleSeconds: Int64 = 75

  /// How what happens is watched from outside.
  public struct Watch: Sendable {
    /// The version of the program, told among the metrics.
    public let version: String
    /// The port on this machine alone that gives the metrics; nil for none, 0 for any that is free.
    public let metricsPort: Int?
    /// Whether a line of JSON about each request goes to standard error.
    public let logsRequests: Bool

    /// How what happens is watched.
    ///
    /// - Parameters:
    ///   - version: the version of the program.
    ///   - metricsPort: the port on this machine alone that gives the metrics; nil for none.
    ///   - logsRequests: whether a line of JSON about each request goes to standard error.
    public init(version: String, metricsPort: Int? = nil, logsRequests: Bool = false) {
      self.version = version
      self.metricsPort = metricsPort
      self.logsRequests = logsRequests
    }
  }

  /// A server.
  ///
  /// - Parameters:
  ///   - shelf: the reports.
  ///   - office: accounts and fieldwork; nil where only reports are served.
  ///   - mail: where mail goes; nil where none is sent.
  ///   - localSocket: the path of the socket for commands on this machine; nil for none.
  ///   - host: the address to listen on.
  ///   - port: the port to listen on.
  ///   - watch: how what happens is watched.
  public init(
    shelf: ReportShelf, office: ReviewOffice? = nil, mail: MailSettings? = nil,
    localSocket: String? = nil, host: String,
    port: Int, watch: Watch
  ) {
    self.shelf = shelf
    self.office = office
    self.mail = mail
    self.localSocket = localSocket
    self.host = host
    self.port = port
    self.watch = watch
  }

  /// Serves until the process is told to stop (SIGTERM or SIGINT); answers that are begun are finished.
  ///
  /// - Parameters:
  ///   - ready: told the address once the server answers.
  ///   - metricsReady: told the address of the metrics once they can be read.
  /// - Throws: `InputRefused` where a port is taken or may not be used.
  public func run(
    ready: @escaping @Sendable (String) -> Void,
    metricsReady: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws {
    try ListeningPlace(host: host, port: port).check()
    if let port = watch.metricsPort { try ListeningPlace(host: "127.0.0.1", port: port).check() }
    var logger = Logger(label: "samstemt")
    if watch.logsRequests { logger.handler = JSONLogHandler() }
    logger.logLevel = .warning
    var requests = logger
    requests.logLevel = .info
    let metrics = ServerMetrics(version: watch.version)
    var application = Application(
      router: router(metrics, logger: logger, requests: watch.logsRequests ? requests : nil),
      server: .http1(configuration: .init(idleTimeout: .seconds(idleSeconds))),
      configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { [host] in ready(Self.address(host, $0)) }, logger: logger)
    if let port = watch.metricsPort {
      application.addServices(
        Self.metricsServer(
          metrics, office: office, port: port, logger: logger, ready: metricsReady))
    }
    if let office, let localSocket {
      application.addServices(
        LocalServer(office: office, socket: localSocket).application(logger: logger))
    }
    // Whatever ends the server ends the carrying of mail and the tidying too; what has begun is finished.
    try await withThrowingTaskGroup(of: Void.self) { [office, mail, application, logger] group in
      if let office {
        group.addTask {
          await Caretaker(office).run { error in
            logger.error("what is kept too long could not be deleted: \(type(of: error))")
          }
        }
      }
      if let office, let mail {
        let carrier = LetterCarrier(office, settings: mail) { error in
          logger.error(
            "mail could not be carried", metadata: ["error": .string(String(reflecting: error))])
        }
        group.addTask { await carrier.run() }
      }
      if let office { group.addTask { await office.plans.run() } }
      defer { group.cancelAll() }
      try await application.runService()
    }
  }

  private func router(
    _ metrics: ServerMetrics, logger: Logger, requests: Logger?
  ) -> Router<ServerContext> {
    let router = Router(context: ServerContext.self)
    router.addMiddleware {
      Observed(metrics: metrics, log: requests)
      SecurityHeaders()
      NotFoundPage()
      FolderRedirect(folders: Set(shelf.reports.map(\.name)))
    }
    let reports = ReportDoor(shelf: shelf, office: office)
    if office == nil {
      router.get("/") { [shelf] request, _ in
        Self.text(shelf.page(in: ReaderLanguage.of(request)), "text/html")
      }
    } else {
      // Where accounts are served too, their start page stands first and leads to the reports.
      reports.register(in: router)
    }
    router.get("/style.css") { _, _ in Self.text(ReportSite.styleSheet, "text/css") }
    router.get("/livez") { _, _ in Self.text("ok\n", "text/plain") }
    router.get("/readyz") { [shelf, office] _, _ in
      var missing = shelf.missing
      do { try await office?.ground.checkDatabase() } catch { missing.append("database") }
      return missing.isEmpty
        ? Self.text("ok\n", "text/plain")
        : Self.text(
          "missing: \(missing.joined(separator: ", "))\n", "text/plain", .serviceUnavailable)
    }
    if let office { OfficeRouter(office).register(RouteTable.all, in: router) }
    router.addMiddleware { ReportFiles(door: reports, logger: logger) }
    return router
  }

  /// The metrics stand on a port of their own, which only this machine reaches.
  private static func metricsServer(
    _ metrics: ServerMetrics, office: ReviewOffice?, port: Int, logger: Logger,
    ready: @escaping @Sendable (String) -> Void
  ) -> some ApplicationProtocol {
    let router = Router()
    router.get("/metrics") { _, _ in
      text(metrics.text(database: office?.ground.databaseWork), "text/plain; version=0.0.4")
    }
    return Application(
      router: router,
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { ready(address("127.0.0.1", $0) + "/metrics") }, logger: logger)
  }

  private static func address(_ host: String, _ channel: any Channel) -> String {
    let host = host.contains(":") ? "[\(host)]" : host
    return "http://\(host):\(channel.localAddress?.port ?? 0)"
  }

  private static func text(
    _ text: String, _ type: String, _ status: HTTPResponse.Status = .ok
  ) -> Response {
    Response(
      status: status, headers: [.contentType: "\(type); charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

/// The language that a reader's browser asks for, of those the product knows.
enum ReaderLanguage {
  static func of(_ request: Request) -> Language {
    for wish in request.headers[.acceptLanguage]?.split(separator: ",") ?? [] {
      let tag = wish.split(whereSeparator: { $0 == ";" || $0 == "-" || $0 == " " }).first ?? ""
      let known = tag == "no" ? "nb" : String(tag)
      if let language = Language.named(LanguageTag(rawValue: known)) { return language }
    }
    return .standard
  }
}
