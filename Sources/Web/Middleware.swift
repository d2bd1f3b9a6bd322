import HTTPTypes
import Hummingbird
import Languages
import NIOCore
import Workflows

/// Says to browsers what pages may do: nothing but show themselves.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if let policy = HTTPField.Name("Content-Security-Policy"), response.headers[policy] == nil {
      response.headers[policy] =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'"
    }
    response.headers[.xContentTypeOptions] = "nosniff"
    if let referrer = HTTPField.Name("Referrer-Policy"), response.headers[referrer] == nil {
      response.headers[referrer] = "no-referrer"
    }
    return response
  }
}

/// Answers for what is not there with a page in the reader's language.
struct NotFoundPage<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      // A zero byte would end the path early for the file system: no file has one in its name.
      guard !request.uri.path.contains("%00") else { throw HTTPError(.notFound) }
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      let first = request.uri.path.split(separator: "/").first.map(String.init)
      let language = Language.all.first { $0.tag.rawValue == first }
      let page = ReportShelf.notFoundPage(in: language ?? ReaderLanguage.of(request))
      return Response(
        status: .notFound, headers: [.contentType: "text/html; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: page)))
    }
  }
}

/// Leads from a folder's name to the folder, so that the links of its pages hold.
struct FolderRedirect<Context: RequestContext>: RouterMiddleware {
  let folders: Set<String>

  func handle(
    _ request: Request, context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    let parts = path.split(separator: "/")
    if let first = parts.first, folders.contains(String(first)), !path.hasSuffix("/"),
      parts.last?.contains(".") == false
    {
      return .redirect(to: path + "/", type: .permanent)
    }
    return try await next(request, context)
  }
}
