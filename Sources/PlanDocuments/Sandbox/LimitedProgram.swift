#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program of the system that reads what strangers sent: it has little time and memory, can write no file and start no
/// other program, and, where the system lets us, has no network.
///
/// The limits are set by `prlimit` and `unshare` of util-linux before the program begins. It gets the file as an open
/// descriptor, and nothing of our surroundings.
struct LimitedProgram {
  /// What the program may use.
  struct Limits {
    /// Seconds of the processor; by the clock, four times as many, for others may use the processor too.
    var seconds: Int
    /// Bytes of address space.
    var memory: Int
    /// Bytes that it may write to its output.
    var output: Int
  }

  /// How it ended.
  enum Ending: Equatable {
    case exited(Int32)
    case killed(signal: Int32)
    case outOfTime
    case tooMuchOutput
    case notStarted
  }

  /// Where a program gets a file from.
  enum Input {
    /// As `/dev/fd/3`.
    case file(OpenFile)
    /// As what it is fed.
    case fed(OpenFile)
  }

  private let path: String

  /// A program; nil where it is not installed, or the one that sets the limits is not.
  init?(_ name: String) {
    guard let path = LimitedProgram.find(name), LimitedProgram.prlimit != nil else { return nil }
    self.path = path
  }

  /// Runs it to its end, or ends it with all that it started at a limit.
  ///
  /// - Parameters:
  ///   - arguments: what it is called with.
  ///   - input: the file that it reads.
  ///   - limits: what it may use.
  ///   - take: takes what it writes, a piece at a time; false ends it.
  /// - Returns: how it ended, and the first of what it complained of.
  func run(
    _ arguments: [String], _ input: Input, limits: Limits, take: (UnsafeRawBufferPointer) -> Bool
  ) -> (ending: Ending, complaint: String) {
    guard let prlimit = LimitedProgram.prlimit else { return (.notStarted, "") }
    let command =
      LimitedProgram.apart + [
        prlimit, "--cpu=\(limits.seconds):\(limits.seconds + 2)", "--as=\(limits.memory)",
        "--fsize=0", "--core=0",
        "--nproc=0",
        "--nofile=32", "--", path,
      ] + arguments
    guard let process = RunningProgram(command, input) else { return (.notStarted, "") }
    return process.follow(limits: limits, take: take)
  }

  private static let prlimit = find("prlimit")

  /// What takes a program off the network; empty where the system does not let us.
  private static let apart: [String] = {
    guard let unshare = find("unshare"), let nothing = find("true") else { return [] }
    let command = [unshare, "--map-root-user", "--net", "--"]
    let limits = Limits(seconds: 5, memory: 1 << 28, output: 1 << 10)
    guard let process = RunningProgram(command + [nothing], nil) else { return [] }
    return process.follow(limits: limits, take: { _ in true }).ending == .exited(0) ? command : []
  }()

  /// The path of a program.
  private static func find(_ name: String) -> String? {
    let paths = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return paths.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
