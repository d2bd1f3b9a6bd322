public import Foundation
public import Testing

/// The Python of `.venv` that `make browser` installs.
public enum Python {
  private static let path: String? = [".venv/bin/python"]
    .map { PackageRoot.path + "/" + $0 }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether it has a package.
  ///
  /// - Parameter package: the package's name.
  public static func has(_ package: String) -> Bool {
    (try? run(["-c", "import \(package)"], input: Data())) != nil
  }

  /// There is no Python, or the program failed.
  public struct Failed: Error {}

  /// What a program in Python writes.
  ///
  /// - Parameters:
  ///   - arguments: the words after its name.
  ///   - input: what it reads.
  /// - Throws: ``Failed``; where files cannot be written.
  public static func run(_ arguments: [String], input: Data) throws -> Data {
    try TemporaryFolder.use { folder in
      try input.write(to: URL(filePath: folder.path + "/input"))
      try folder.write("", to: "output")
      let process = try process(arguments)
      process.standardInput = FileHandle(forReadingAtPath: folder.path + "/input")
      process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { throw Failed() }
      return try Data(contentsOf: URL(filePath: folder.path + "/output"))
    }
  }

  /// A program in Python that has not begun; what it complains of is not heard.
  static func process(_ arguments: [String]) throws -> Process {
    guard let path else { throw Failed() }
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    return process
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, saying so, where aiosmtpd is not installed.
  public static var needsMailServer: Self {
    .enabled(if: Python.has("aiosmtpd"), "No aiosmtpd in .venv: 'make browser' installs it")
  }

  /// Skips a test, saying so, where there is no Python.
  public static var needsPython: Self {
    .enabled(if: Python.has("email"), "No Python in .venv: 'make browser' installs it")
  }
}
