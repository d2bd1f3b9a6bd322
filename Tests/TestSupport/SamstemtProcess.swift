public import Foundation

/// The built command line as a process of its own.
public struct SamstemtProcess {
  /// What a process that has ended leaves.
  public struct Outcome {
    /// The exit code.
    public let code: Int32
    /// What it wrote on standard output.
    public let output: String
    /// What it wrote on standard error.
    public let complaints: String
  }

  /// The process did not end, or did not say what was waited for, in time.
  public struct TookTooLong: Error {
    /// What was waited for.
    public let what: String
  }

  /// The path of `samstemt`: it lies beside the tests that were built with it.
  public static let binary: String = {
    let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let beside = [tests, CommandLine.arguments[0]].map {
      URL(filePath: $0).deletingLastPathComponent().appending(path: "samstemt").path
    }
    return beside.first { FileManager.default.isExecutableFile(atPath: $0) } ?? beside[0]
  }()

  /// The process.
  public let process: Process
  private let folder: TemporaryFolder

  /// Starts the command line.
  ///
  /// - Parameters:
  ///   - arguments: the words after its name.
  ///   - folder: takes what it writes, in the files `output` and `complaints`.
  ///   - environment: variables besides the usual ones.
  /// - Throws: where it cannot be started.
  public init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    process = Process()
    process.executableURL = URL(filePath: SamstemtProcess.binary)
    process.arguments = arguments
    process.environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    for name in ["output", "complaints"] { try folder.write("", to: name) }
    process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
    process.standardError = FileHandle(forWritingAtPath: folder.path + "/complaints")
    try process.run()
  }

  /// Runs the command line to its end.
  ///
  /// - Parameters:
  ///   - arguments: the words after its name.
  ///   - seconds: how long it may take.
  /// - Returns: its exit code and what it wrote.
  /// - Throws: where it cannot be started or takes too long.
  public static func run(_ arguments: [String], within seconds: Double = 120) throws -> Outcome {
    try TemporaryFolder.use { folder in
      try SamstemtProcess(arguments, in: folder).outcome(within: seconds)
    }
  }

  /// Waits for the end.
  ///
  /// - Parameter seconds: how long it may take; it is killed then.
  /// - Returns: the exit code and what was written.
  /// - Throws: ``TookTooLong`` where it does not end.
  public func outcome(within seconds: Double) throws -> Outcome {
    do {
      try wait(for: "the end", within: seconds) { !process.isRunning }
    } catch {
      kill(process.processIdentifier, SIGKILL)
      throw error
    }
    process.waitUntilExit()
    return Outcome(
      code: process.terminationStatus, output: try folder.read("output"),
      complaints: try folder.read("complaints"))
  }

  /// Waits until something stands in the output.
  ///
  /// - Parameters:
  ///   - pattern: what is looked for.
  ///   - seconds: how long it may take.
  /// - Returns: the match of the first group.
  /// - Throws: ``TookTooLong`` where it does not come.
  public func waitForOutput(
    _ pattern: Regex<(Substring, Substring)>, within seconds: Double = 120
  ) throws -> String {
    var found: String?
    try wait(for: "output", within: seconds) {
      found = (try? folder.read("output"))?.firstMatch(of: pattern).map { String($0.1) }
      return found != nil || !process.isRunning
    }
    guard let found else { throw TookTooLong(what: (try? folder.read("complaints")) ?? "") }
    return found
  }

  private func wait(
    for what: String, within seconds: Double, until isDone: () -> Bool
  ) throws {
    var left = seconds
    while !isDone() {
      guard left > 0 else { throw TookTooLong(what: what) }
      Thread.sleep(forTimeInterval: 0.02)
      left -= 0.02
    }
  }
}
