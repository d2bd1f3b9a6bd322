import Foundation
import TestSupport

/// glewlwyd of Debian as an identity provider of its own on this machine, with the client `samstemt`.
struct ProviderProcess {
  private let provider: RealProvider

  var port: Int { provider.port }
  var issuer: String { "http://127.0.0.1:\(provider.port)/api/oidc" }

  /// Starts it.
  ///
  /// - Parameters:
  ///   - back: the address that it sends browsers back to.
  ///   - folder: holds the client's key, and takes everything else.
  init(back: String, in folder: TemporaryFolder) throws {
    provider = try RealProvider(
      RealProvider.program("python3") ?? "",
      { port in
        [
          RealProvider.script("glewlwyd.py"), folder.path, String(port), back,
          folder.path + "/client.pem",
        ]
      }, log: folder, isReady: { _, output in output.contains("ready") })
  }

  /// The browser was not sent back.
  struct NoWayBack: Error {
    let text: String
  }

  func stop() { provider.stop() }

  /// Signs somebody in as their browser would; gives what stands after the question mark of the way back.
  func browse(_ address: String) throws -> String {
    let text = try RealProvider.output(
      "python3", [RealProvider.script("browser.py"), "glewlwyd", address])
    let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let mark = line.firstIndex(of: "?") else {
      throw NoWayBack(text: text)
    }
    return String(line[line.index(after: mark)...])
  }

  /// Makes the key by which the server shows the provider who it is.
  static func makeKey(in folder: String) throws {
    let key = folder + "/client.key"
    _ = try RealProvider.output(
      "openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key])
    _ = try RealProvider.output(
      "openssl", ["pkey", "-in", key, "-pubout", "-out", folder + "/client.pem"])
  }
}
