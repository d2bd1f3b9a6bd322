import Foundation
import Glibc
import TestSupport

/// glewlwyd of Debian as an identity provider of its own on this machine, with the client `samstemt`.
final class ProviderProcess {
  static let hasGlewlwyd =
    ["glewlwyd", "python3", "openssl"].allSatisfy { program($0) != nil }
    && FileManager.default.fileExists(atPath: "/usr/share/doc/glewlwyd/glewlwyd.conf.sample.gz")

  let port: Int
  private let process = Process()
  private let input = Pipe()

  var issuer: String { "http://127.0.0.1:\(port)/api/oidc" }

  struct DidNotStart: Error {
    let complaint: String
  }

  /// Starts it.
  ///
  /// - Parameters:
  ///   - back: the address that it sends browsers back to.
  ///   - folder: holds the client's key, and takes everything else.
  init(back: String, in folder: TemporaryFolder) throws {
    port = Self.freePort()
    process.executableURL = URL(filePath: Self.program("python3") ?? "")
    process.arguments = [
      "\(PackageRoot.path)/Tests/IdentityProviders/glewlwyd.py", folder.path, String(port), back,
      folder.path + "/client.pem",
    ]
    process.standardInput = input
    for name in ["output", "complaints"] { try folder.write("", to: name) }
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/complaints")
    try process.run()
    for _ in 0..<600 {
      if try folder.read("output").contains("ready") { return }
      guard process.isRunning else { break }
      usleep(50_000)
    }
    let complaint = try folder.read("complaints")
    stop()
    throw DidNotStart(complaint: complaint)
  }

  func stop() {
    try? input.fileHandleForWriting.close()
    for _ in 0..<100 where process.isRunning { usleep(50_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// Signs somebody in as their browser would; gives what stands after the question mark of the way back.
  func browse(_ address: String) throws -> String {
    let text = try Self.output(
      "python3", ["\(PackageRoot.path)/Tests/IdentityProviders/browser.py", "glewlwyd", address])
    let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let mark = line.firstIndex(of: "?") else { throw DidNotStart(complaint: text) }
    return String(line[line.index(after: mark)...])
  }

  /// Makes the key by which the server shows the provider who it is.
  static func makeKey(in folder: String) throws {
    let key = folder + "/client.key"
    _ = try output(
      "openssl", ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", key])
    _ = try output("openssl", ["pkey", "-in", key, "-pubout", "-out", folder + "/client.pem"])
  }

  static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// A port that nobody listens on.
  static func freePort() -> Int {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(socket, $0, size)
        _ = getsockname(socket, $0, &size)
      }
      return Int(UInt16(bigEndian: pointer.pointee.sin_port))
    }
  }

  private static func output(_ name: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program(name) ?? "/usr/bin/\(name)")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw DidNotStart(complaint: String(decoding: bytes, as: UTF8.self))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
