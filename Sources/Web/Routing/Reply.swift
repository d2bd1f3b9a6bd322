import HTTPTypes
import Hummingbird
import NIOCore
import Screens

/// What a route answers with.
enum Reply: Sendable {
  /// A page.
  case page(Screen, HTTPResponse.Status = .ok)
  /// A page with something around it changed, such as the name above it.
  case framed(Screen, ScreenFrame, HTTPResponse.Status = .ok)
  /// A page that stands on its own, such as a receipt to print.
  case html(String)
  /// Another page, to be fetched: what follows a form that was taken. The path has no language.
  case seeOther(String)
  /// An address outside of the server.
  case away(String)
  /// A file, to be kept under a name or shown.
  case file([UInt8], type: String, name: String?)
  /// A short answer to a script of ours.
  case json(String, HTTPResponse.Status = .ok)
  /// Another reply that gives the browser a cookie, as the header says it.
  indirect case cookie(String, Reply)

  func response(to call: Call) -> Response {
    switch self {
    case .page(let screen, let status):
      return Self.html(screen.html(in: call.frame), status)
    case .framed(let screen, let frame, let status):
      return Self.html(screen.html(in: frame), status)
    case .html(let text): return Self.html(text, .ok)
    case .seeOther(let path): return .redirect(to: call.address(path), type: .normal)
    case .away(let address): return .redirect(to: address, type: .normal)
    case .file(let bytes, let type, let name):
      var response = Self.bytes(bytes, type, .ok)
      if let name {
        let safe = name.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        response.headers[.contentDisposition] = "attachment; filename=\"\(safe)\""
      }
      return response
    case .json(let text, let status):
      return Self.bytes(Array(text.utf8), "application/json", status)
    case .cookie(let header, let reply):
      var response = reply.response(to: call)
      response.headers.append(HTTPField(name: .setCookie, value: header))
      return response
    }
  }

  static func html(_ text: String, _ status: HTTPResponse.Status) -> Response {
    bytes(Array(text.utf8), "text/html; charset=utf-8", status)
  }

  private static func bytes(
    _ bytes: [UInt8], _ type: String, _ status: HTTPResponse.Status
  ) -> Response {
    Response(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
