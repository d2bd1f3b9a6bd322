import Accounts
import Fieldwork
import Foundation
import HTTPTypes
import Hummingbird
import Languages
import Logging
import Office
import Screens
import Workflows

/// Lets people in to the built reports, or sends them away.
struct ReportDoor: Sendable {
  let shelf: ReportShelf
  /// Accounts; nil where only reports are served, which everybody reads.
  let office: ReviewOffice?
  private let door: Doorkeeper?

  init(shelf: ReportShelf, office: ReviewOffice?) {
    self.shelf = shelf
    self.office = office
    door = office.map { Doorkeeper(office: $0) }
  }

  /// Whether only those who are signed in and have a role read the reports.
  var isForMembers: Bool { office?.ground.settings.reportReaders == .members }

  /// Registers the list of the reports, also below each language, where people come to after signing in.
  func register(in router: Router<ServerContext>) {
    router.get("/reports") { request, context in
      await list(request, context, ReaderLanguage.of(request))
    }
    for language in Language.all {
      let path = "/\(language.tag.rawValue)/reports"
      router.get(RouterPath(path)) { request, context in await list(request, context, language) }
      // Signing in leads to paths below the language; a report itself stands beside it.
      router.get(RouterPath("\(path)/**")) { request, _ in
        let rest = String(request.uri.path.dropFirst(path.utf8.count))
        guard report(at: rest) != nil else { throw HTTPError(.notFound) }
        return Response.redirect(to: rest, type: .normal)
      }
    }
  }

  private func list(
    _ request: Request, _ context: ServerContext, _ language: Language
  ) async -> Response {
    if let away = await sentAway(request, context, language, to: "/reports") { return away }
    var response = Response(
      status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: shelf.page(in: language))))
    if isForMembers { response.headers[.cacheControl] = "no-store" }
    return response
  }

  /// The report that a path lies in, as the files are found by it; nil where it lies in none.
  func report(at path: String) -> ReportShelf.Entry? {
    guard let path = path.removingPercentEncoding else { return nil }
    return shelf.reports.first { path == "/\($0.name)" || path.hasPrefix("/\($0.name)/") }
  }

  /// The answer to one who may not read the reports; nil for one who may.
  ///
  /// - Parameter path: where to go after signing in, without the language.
  func sentAway(
    _ request: Request, _ context: ServerContext, _ language: Language, to path: String
  ) async -> Response? {
    guard isForMembers, let door else { return nil }
    do {
      let visitor = try await door.visitor(
        request, token: nil, readsAnswers: false,
        address: door.address(of: request, context))
      try Self.check(visitor.principal)
      return nil
    } catch {
      return Failure(
        error, frame: ScreenFrame(language: language, path: path), logger: context.logger,
        isJSON: false
      ).response.withOfficeHeaders()
    }
  }

  /// Refuses those who may not read the reports of any organisation of the server.
  private static func check(_ principal: Principal) throws {
    guard case .person(let person) = principal else { throw Doorkeeper.Stop.signIn }
    guard person.assurance == .twoFactors else { throw Doorkeeper.Stop.secondFactor }
    let owners = Set(person.memberships.map(\.owner))
    let mayRead = owners.contains {
      Authorisation.decide(principal, .reportRead, on: Resource(owner: $0)).isAllowed
    }
    guard mayRead else { throw Doorkeeper.Stop.refused(.role) }
  }
}

/// Gives out the files of the reports, where nothing else answers, to those who may read them.
struct ReportFiles: RouterMiddleware {
  typealias Context = ServerContext

  private let door: ReportDoor
  private let files: [FileMiddleware<ServerContext, LocalFileSystem>]

  init(door: ReportDoor, logger: Logger) {
    self.door = door
    files = door.shelf.reports.map {
      FileMiddleware(
        $0.path, urlBasePath: "/\($0.name)", searchForIndexHtml: true, logger: logger)
    }
  }

  func handle(
    _ request: Request, context: ServerContext,
    next: (Request, ServerContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      // Nothing is looked for in a folder before it is known who asks.
      guard door.report(at: request.uri.path) != nil else { throw error }
      let away = await door.sentAway(
        request, context, ReaderLanguage.of(request), to: "/reports\(request.uri.path)")
      if let away { return away }
      for file in files {
        do {
          var response = try await file.handle(request, context: context) { _, _ in throw error }
          // Kept by the browser alone, and asked about each time: somebody may have signed out.
          if door.isForMembers { response.headers[.cacheControl] = "private, no-cache" }
          return response
        } catch let missing as HTTPError where missing.status == .notFound {
          continue
        }
      }
      throw error
    }
  }
}
