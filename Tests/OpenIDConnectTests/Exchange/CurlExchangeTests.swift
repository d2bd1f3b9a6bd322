import Foundation
import TestSupport
import Testing

@testable import OpenIDConnect

@Suite("Requests to a provider")
struct CurlExchangeTests {
  @Test func `a form is posted as it is, and a status is no failure`() async throws {
    let server = try LocalServer { call in
      call.path == "/token" ? .text(400, [:], #"{"error":"invalid_grant"}"#) : .text("{}")
    }
    let exchange = CurlExchange(.init())
    let response = try await exchange.response(
      to: ExchangeRequest(
        server.address + "/token", headers: ["Authorization": "Basic eA=="],
        form: [.init("code", "a b&c=æ+"), .init("empty", "")]))
    #expect(response.status == 400)
    #expect(JSONDocument(response.body)?["error"]?.string == "invalid_grant")
    let call = try #require(server.asked.first)
    #expect(String(decoding: call.body, as: UTF8.self) == "code=a%20b%26c%3D%C3%A6%2B&empty=")
    #expect(call.headers["authorization"] == "Basic eA==")
    #expect(call.headers["content-type"] == "application/x-www-form-urlencoded")
  }

  @Test func `no redirect is followed`() async throws {
    let server = try LocalServer { _ in .reply(302, ["Location": "/elsewhere"], Data()) }
    let response = try await CurlExchange(.init()).response(to: ExchangeRequest(server.address))
    #expect(response.status == 302 && server.asked.count == 1)
  }

  @Test func `a response that is too large or does not end is a failure`() async throws {
    let server = try LocalServer { call in
      call.path == "/large" ? .text(200, [:], String(repeating: "x", count: 5_000)) : .silence
    }
    var settings = CurlExchange.Settings()
    settings.largest = 4_000
    let exchange = CurlExchange(settings)
    for path in ["/large", "/silent"] {
      await #expect(throws: ExchangeFailure.self) {
        _ = try await exchange.response(to: ExchangeRequest(server.address + path))
      }
    }
  }
}
