import HTTPTypes
import Hummingbird
import Languages
import Logging
import NIOCore
import Pages
public import Workflows

/// Serves built reports on this machine: a page that lists them, and their files.
public struct ReportServer: Sendable {
  /// The reports.
  public let shelf: ReportShelf
  /// The address to listen on.
  public let host: String
  /// The port to listen on; 0 for any that is free.
  public let port: Int

  /// A server of reports.
  ///
  /// - Parameters:
  ///   - shelf: the reports.
  ///   - host: the address to listen on.
  ///   - port: the port to listen on.
  public init(shelf: ReportShelf, host: String, port: Int) {
    self.shelf = shelf
    self.host = host
    self.port = port
  }

  /// Serves until the process is told to stop (SIGTERM or SIGINT).
  ///
  /// - Parameter ready: told the address once the server answers.
  /// - Throws: where the port is taken or may not be used.
  public func run(ready: @escaping @Sendable (String) -> Void) async throws {
    var logger = Logger(label: "samstemt")
    logger.logLevel = .warning
    let router = Router()
    router.addMiddleware {
      SecurityHeaders()
      NotFoundPage()
      FolderRedirect(folders: Set(shelf.reports.map(\.name)))
    }
    router.get("/") { [shelf] request, _ in
      let language = ReaderLanguage.of(request)
      return Response(
        status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: shelf.page(in: language))))
    }
    router.get("/style.css") { _, _ in
      Response(
        status: .ok, headers: [.contentType: "text/css; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: ReportSite.styleSheet)))
    }
    for report in shelf.reports {
      router.addMiddleware {
        FileMiddleware(
          report.path, urlBasePath: "/\(report.name)", searchForIndexHtml: true, logger: logger)
      }
    }
    let host = host
    let application = Application(
      router: router, configuration: .init(address: .hostname(host, port: port), serverName: nil),
      onServerRunning: { channel in
        ready("http://\(host):\(channel.localAddress?.port ?? 0)")
      }, logger: logger)
    try await application.runService()
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
