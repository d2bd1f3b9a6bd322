import Accounts
import Testing

@testable import OpenIDConnect

@Suite("Which addresses are asked")
struct ProviderAddressTests {
  @Test(arguments: [
    "https://idporten.no/x", "https://idp.example:8443/", "http://127.0.0.1:4593/api",
    "http://localhost/", "http://[::1]:80/x",
  ])
  func `TLS everywhere, and plain HTTP on this machine`(address: String) {
    #expect(ProviderAddress.isAllowed(address))
  }

  @Test(arguments: [
    "http://idp.example/", "ftp://idp.example/", "file:///etc/passwd", "", "https://",
    "//idp.example",
    "http://127.0.0.1@evil.example/", "https://a:b@idp.example/", "http://127.0.0.1.evil.example/",
    "http://169.254.169.254/latest", "https://idp.example/ x", "https://idp.example\\@evil/",
    "HTTP://idp.example", "http://localhost.evil.example", "https://idp.example/æ",
    "http://10.0.0.1/",
  ])
  func `nothing else`(address: String) {
    #expect(!ProviderAddress.isAllowed(address))
  }

  @Test func `a provider outside names no address on this machine`() async {
    for name in [
      "token_endpoint", "jwks_uri", "authorization_endpoint", "end_session_endpoint",
      "pushed_authorization_request_endpoint",
    ] {
      for address in ["http://127.0.0.1:5432/", "http://idp.example/", "file:///etc/passwd"] {
        let stage = SignInStage()
        await stage.provider.set { $0.metadata[name] = .string(address) }
        #expect(await reason { _ = try await stage.run() } == .untrusted, "\(name) \(address)")
      }
    }
    let other = SignInStage()
    await other.provider.set { $0.metadata["issuer"] = .string("https://evil.example") }
    #expect(await reason { _ = try await other.run() } == .untrusted)
    let lacking = SignInStage()
    await lacking.provider.set { $0.metadata["token_endpoint"] = nil }
    #expect(await reason { _ = try await lacking.run() } == .provider)
  }

  @Test func `libcurl is never sent anywhere else`() async {
    let exchange = CurlExchange(CurlExchange.Settings())
    await #expect(throws: ExchangeFailure.self) {
      _ = try await exchange.response(to: ExchangeRequest("file:///etc/passwd"))
    }
    await #expect(throws: ExchangeFailure.self) {
      _ = try await exchange.response(to: ExchangeRequest("http://127.0.0.1:1/nobody"))
    }
    let settings = CurlExchange.Settings(environment: [
      "https_proxy": "http://p:1", "no_proxy": "a", "SSL_CERT_FILE": "/f", "SSL_CERT_DIR": "/d",
    ])
    #expect(settings.proxy == "http://p:1" && settings.withoutProxy == "a")
    #expect(settings.certificateFile == "/f" && settings.certificateFolder == "/d")
  }
}
