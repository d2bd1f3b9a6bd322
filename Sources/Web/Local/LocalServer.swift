import Foundation
import Hummingbird
import Logging
import NIOCore
import Office
import Problems

/// Answers commands on this machine, by a socket in the server's own folder.
///
/// Who reaches the socket runs the server, so nobody is asked who they are.
struct LocalServer: Sendable {
  let office: ReviewOffice
  let socket: String
  /// The most bytes of an order with its files.
  private static let largestOrder = 96 << 20

  func application(logger: Logger) -> some ApplicationProtocol {
    // What a server that was killed left behind would be in the way.
    try? FileManager.default.removeItem(atPath: socket)
    let router = Router()
    router.post("/orders") { [office] request, _ in
      let body = try await request.body.collect(upTo: 65_536)
      guard
        let order = try? JSONDecoder().decode(LocalOrder.self, from: Data(body.readableBytesView))
      else {
        return Response(status: .badRequest)
      }
      do {
        return Self.json(try await order.carryOut(in: office), .ok)
      } catch let refused as InputRefused {
        return Self.json(refused.problems.map(LocalProblem.init), .unprocessableContent)
      }
    }
    router.post("/answers") { [office] request, _ in
      let body = try await request.body.collect(upTo: Self.largestOrder)
      do {
        let order = try JSONDecoder().decode(
          AnswerTransfer.Order.self, from: Data(body.readableBytesView))
        return Self.json(try await AnswerTransfer.carryOut(order, in: office), .ok)
      } catch let refused as InputRefused {
        return Self.json(refused.problems.map(LocalProblem.init), .unprocessableContent)
      }
    }
    return Application(
      router: router,
      configuration: .init(address: .unixDomainSocket(path: socket), serverName: nil),
      onServerRunning: { [socket] _ in chmod(socket, 0o600) }, logger: logger)
  }

  private static func json(_ value: some Encodable, _ status: HTTPResponse.Status) -> Response {
    let data = (try? JSONEncoder().encode(value)) ?? Data()
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: Array(data))))
  }
}
