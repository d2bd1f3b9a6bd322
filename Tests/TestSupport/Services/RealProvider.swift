import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// An identity provider as a process of its own on this machine.
public final class RealProvider {
  /// glewlwyd of Debian, with the tools that set it up.
  public static let hasGlewlwyd =
    ["glewlwyd", "python3", "openssl"].allSatisfy { program($0) != nil }
    && FileManager.default.fileExists(atPath: "/usr/share/doc/glewlwyd/glewlwyd.conf.sample.gz")

  /// oidc-provider-mock of PyPI, on the path or where the environment says.
  public static let mock =
    ProcessInfo.processInfo.environment["OIDC_PROVIDER_MOCK"] ?? program("oidc-provider-mock")

  /// The port that it listens on.
  public let port: Int
  private let process = Process()
  private let input = Pipe()

  /// It did not begin, or a program that it needs failed.
  public struct DidNotStart: Error {
    /// What it said.
    public let complaint: String
  }

  /// Starts a provider.
  ///
  /// - Parameters:
  ///   - program: its path, or `python3` with a script.
  ///   - arguments: made of the port that it listens on.
  ///   - log: takes what it writes.
  ///   - isReady: whether it answers, by the provider and by what it has written.
  /// - Throws: ``DidNotStart``.
  public init(
    _ program: String, _ arguments: (Int) -> [String], log: TemporaryFolder,
    isReady: (RealProvider, String) -> Bool
  ) throws {
    port = RealProvider.freePort()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments(port)
    process.standardInput = input
    for name in ["output", "complaints"] { try log.write("", to: name) }
    process.standardOutput = FileHandle(forWritingAtPath: log.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: log.path + "/complaints")
    try process.run()
    for _ in 0..<2400 {
      if isReady(self, try log.read("output")) { return }
      guard process.isRunning else { break }
      usleep(50_000)
    }
    let complaint = try log.read("complaints")
    stop()
    throw DidNotStart(complaint: complaint)
  }

  /// Ends the process: glewlwyd's script ends with its input.
  ///
  /// The other waits for connections that are kept open, so it is ended without asking.
  public func stop() {
    try? input.fileHandleForWriting.close()
    for _ in 0..<100 where process.isRunning { usleep(50_000) }
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// The path of a program.
  ///
  /// - Parameter name: its name.
  /// - Returns: nil where it is not installed.
  public static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Whether somebody listens on a port of this machine.
  ///
  /// - Parameter port: the port.
  public static func listens(_ port: Int) -> Bool {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = RealProvider.address(port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// A port that nobody listens on, and none that the system gives to connections by itself.
  public static func freePort() -> Int {
    while true {
      let port = Int.random(in: 20_000..<32_000)
      let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(socket) }
      var address = RealProvider.address(port)
      let isFree = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
      if isFree { return port }
    }
  }

  private static func address(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }

  /// The path of a script in `Tests/IdentityProviders`.
  ///
  /// - Parameter name: its name.
  public static func script(_ name: String) -> String {
    "\(PackageRoot.path)/Tests/IdentityProviders/\(name)"
  }

  /// What a program writes.
  ///
  /// - Parameters:
  ///   - name: the program.
  ///   - arguments: the words after its name.
  /// - Throws: ``DidNotStart`` where it fails.
  public static func output(_ name: String, _ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: program(name) ?? "/usr/bin/\(name)")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let text = String(decoding: bytes, as: UTF8.self)
    guard process.terminationStatus == 0 else { throw DidNotStart(complaint: text) }
    return text
  }

  /// Signs somebody in as their browser would.
  ///
  /// - Parameter arguments: the kind of provider, the address, and who signs in.
  /// - Returns: the fields that the browser brings back.
  /// - Throws: ``DidNotStart`` where the browser does not come back.
  public static func browse(_ arguments: [String]) throws -> [(String, String)] {
    let text = try output("python3", [script("browser.py")] + arguments)
    let items = URLComponents(string: text.trimmingCharacters(in: .whitespacesAndNewlines))?
      .queryItems
    guard let items else { throw DidNotStart(complaint: text) }
    return items.map { ($0.name, $0.value ?? "") }
  }
}
