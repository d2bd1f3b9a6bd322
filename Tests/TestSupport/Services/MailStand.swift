public import Foundation

/// A real mail server on this machine (aiosmtpd), a process of its own.
public final class MailStand {
  /// A mail that the server took.
  public struct Kept: Decodable {
    /// The number of the connection that it came by.
    public let session: Int
    /// The sender of the envelope.
    public let from: String
    /// The recipients of the envelope.
    public let to: [String]
    /// Whether it came encrypted.
    public let tls: Bool
    /// Who signed in to send it; nil for nobody.
    public let name: String?
    /// The mail as it came.
    public let data: Data

    /// The text of the mail as its reader sees it.
    public var text: String {
      String(decoding: data, as: UTF8.self).replacing("=\r\n", with: "").replacing("=\n", with: "")
    }
  }

  /// The port that it listens on.
  public let port: Int
  private let process: Process
  private let input = Pipe()
  private let folder: TemporaryFolder

  /// Starts a server; it ends with this value.
  ///
  /// - Parameters:
  ///   - folder: takes what it keeps.
  ///   - options: options of `Tests/MailServer/serve.py`.
  /// - Throws: where it does not begin.
  public init(in folder: TemporaryFolder, _ options: [String] = []) throws {
    self.folder = folder
    try folder.write("", to: "kept")
    process = try Python.process(
      [PackageRoot.path + "/Tests/MailServer/serve.py", folder.path + "/kept"] + options)
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var said = Data()
    while !said.contains(0x0A) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      said += more
    }
    let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard let port = words.last.flatMap({ Int($0) }) else { throw Python.Failed() }
    self.port = port
  }

  deinit {
    // Processes begun meanwhile may hold its input open too, and it may have been begun where signals wait.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// The mails that it took, in order.
  public var kept: [Kept] {
    get throws {
      try folder.read("kept").split(separator: "\n").map {
        try JSONDecoder().decode(Kept.self, from: Data($0.utf8))
      }
    }
  }

  /// Makes a certificate for this machine that nobody but itself vouches for.
  ///
  /// - Parameter folder: takes the certificate and its key.
  /// - Returns: the options by which the server uses them.
  /// - Throws: where there is no `openssl`.
  public static func makeCertificate(in folder: TemporaryFolder) throws -> [String] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
      "-keyout", folder.path + "/key.pem", "-out", folder.path + "/certificate.pem",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Python.Failed() }
    return [
      "--certificate", folder.path + "/certificate.pem", "--key", folder.path + "/key.pem",
    ]
  }
}
