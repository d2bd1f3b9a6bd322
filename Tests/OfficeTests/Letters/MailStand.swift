import Foundation
import Mail
import TestSupport
import Testing

/// The Python of `.venv` that `make browser` installs.
enum Python {
  static let path: String? = [".venv/bin/python"]
    .map { PackageRoot.path + "/" + $0 }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether it has a package.
  static func has(_ package: String) -> Bool {
    (try? run(["-c", "import \(package)"], input: Data())) != nil
  }

  struct Failed: Error {}

  /// What a program in Python writes.
  static func run(_ arguments: [String], input: Data) throws -> Data {
    guard let path else { throw Failed() }
    return try TemporaryFolder.use { folder in
      try input.write(to: URL(filePath: folder.path + "/input"))
      try folder.write("", to: "output")
      let process = Process()
      process.executableURL = URL(filePath: path)
      process.arguments = arguments
      process.standardInput = FileHandle(forReadingAtPath: folder.path + "/input")
      process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw Failed() }
      return try Data(contentsOf: URL(filePath: folder.path + "/output"))
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, saying so, where aiosmtpd is not installed.
  static var needsMailServer: Self {
    .enabled(if: Python.has("aiosmtpd"), "No aiosmtpd in .venv: 'make browser' installs it")
  }

  /// Skips a test, saying so, where there is no Python.
  static var needsPython: Self {
    .enabled(if: Python.has("email"), "No Python in .venv: 'make browser' installs it")
  }
}

/// A real mail server on this machine (aiosmtpd), a process of its own.
final class MailStand {
  /// A mail that the server took.
  struct Kept: Decodable {
    let session: Int
    let from: String
    let to: [String]
    let tls: Bool
    let name: String?
    let data: Data
  }

  let port: Int
  private let process = Process()
  private let input = Pipe()
  private let folder: TemporaryFolder

  /// Starts a server; it ends with this value.
  init(in folder: TemporaryFolder, _ options: [String] = []) throws {
    self.folder = folder
    try folder.write("", to: "kept")
    process.executableURL = URL(filePath: try #require(Python.path))
    process.arguments =
      [PackageRoot.path + "/Tests/MailServer/serve.py", folder.path + "/kept"] + options
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var said = Data()
    while !said.contains(0x0A) {
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { break }
      said += more
    }
    let words = String(decoding: said, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    port = try #require(words.last.flatMap { Int($0) })
  }

  deinit {
    try? input.fileHandleForWriting.close()
    process.terminate()
    process.waitUntilExit()
  }

  var kept: [Kept] {
    get throws {
      try folder.read("kept").split(separator: "\n").map {
        try JSONDecoder().decode(Kept.self, from: Data($0.utf8))
      }
    }
  }
}

extension MailStand {
  /// The text of a mail as its reader sees it.
  static func text(_ mail: Kept) throws -> String {
    String(decoding: mail.data, as: UTF8.self).replacing("=\r\n", with: "")
      .replacing("=\n", with: "")
  }
}
