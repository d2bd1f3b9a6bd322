import Foundation
import Synchronization
public import Testing

/// A PostgreSQL server of the tests' own: a folder, a socket, no network, nobody else's data.
///
/// It is started once for a run of the tests, as a user who is not root, and writes its log to the
/// disk as a server in use does. It ends with the process of the tests, also where that is killed.
public final class PostgresServer: Sendable {
  /// Something that a program of PostgreSQL complained of.
  public struct Failed: Error, CustomStringConvertible {
    /// The program and its words.
    public let description: String
  }

  /// Where the programs lie, or nil where PostgreSQL is not installed.
  public static let programs: String? = {
    let versions =
      (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let folders =
      versions.sorted { (Int($0) ?? 0) > (Int($1) ?? 0) }.map { "/usr/lib/postgresql/\($0)/bin" }
      + ["/usr/bin", "/usr/local/bin", "/usr/local/pgsql/bin"]
    return folders.first { folder in
      ["initdb", "pg_ctl", "postgres"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
      }
    }
  }()

  private static let running = Mutex<PostgresServer?>(nil)
  private static let databases = Mutex(0)

  /// The server, started at the first call.
  ///
  /// - Returns: the server.
  /// - Throws: ``Failed`` where it cannot be started.
  public static func shared() throws -> PostgresServer {
    try running.withLock { running in
      if let running { return running }
      let new = try PostgresServer()
      running = new
      return new
    }
  }

  /// The folder of its data, log and socket.
  public let folder: String
  private let programs: String
  private let watch: FileHandle

  /// Starts a server.
  ///
  /// - Throws: ``Failed`` where it cannot be started.
  public init() throws {
    guard let programs = PostgresServer.programs else { throw Failed(description: "no PostgreSQL") }
    self.programs = programs
    // The path of a socket has at most 107 bytes.
    folder = "/tmp/samstemt-pg-\(getpid())-\(UInt32.random(in: 0..<100_000))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let pipe = Pipe()
    watch = pipe.fileHandleForWriting
    _ = fcntl(watch.fileDescriptor, F_SETFD, FD_CLOEXEC)
    try PostgresServer.run("/bin/chmod", ["0777", folder])
    try asOther([
      "\(programs)/initdb", "-D", "\(folder)/data", "-A", "trust", "-U", "postgres", "--no-sync",
      "--locale=C.UTF-8", "-E", "UTF8",
    ])
    try start()
    try stopWithThisProcess(pipe.fileHandleForReading)
  }

  /// Makes an empty database.
  ///
  /// - Returns: its address for libpq.
  /// - Throws: ``Failed``.
  public func newDatabase() throws -> String {
    let number = PostgresServer.databases.withLock { count in
      count += 1
      return count
    }
    let name = "test_\(getpid())_\(number)"
    try PostgresServer.run(
      "\(programs)/createdb", ["-h", folder, "-U", "postgres", "-T", "template0", name])
    return "postgres://postgres@/\(name)?host=\(folder)"
  }

  /// Starts it, after it was stopped or killed.
  ///
  /// - Throws: ``Failed``.
  public func start() throws {
    try asOther([
      "\(programs)/pg_ctl", "-D", "\(folder)/data", "-l", "\(folder)/log", "-w", "-t", "60", "-o",
      "-c listen_addresses= -c unix_socket_directories=\(folder) -c fsync=on -c max_connections=400",
      "start",
    ])
  }

  /// Ends it at once, as a crash does: nothing is written any more.
  ///
  /// - Throws: ``Failed``.
  public func crash() throws {
    try asOther(["\(programs)/pg_ctl", "-D", "\(folder)/data", "-m", "immediate", "-w", "stop"])
  }

  /// What stands before a command: PostgreSQL refuses to run as root.
  private var asOtherUser: [String] {
    if getuid() != 0 { return [] }
    return ["/sbin/runuser", "-u", getpwnam("postgres") != nil ? "postgres" : "nobody", "--"]
  }

  private func asOther(_ command: [String]) throws {
    let whole = asOtherUser + command
    try PostgresServer.run(whole[0], Array(whole.dropFirst()))
  }

  /// A process that waits until this one is gone, then stops the server and deletes its folder.
  private func stopWithThisProcess(_ pipe: FileHandle) throws {
    let stop = (asOtherUser + ["\(programs)/pg_ctl"]).joined(separator: " ")
    _ = try PostgresServer.spawn(
      "/bin/sh",
      [
        "-c",
        "trap '' INT TERM HUP; cat >/dev/null; \(stop) -D \(folder)/data -m immediate stop; "
          + "rm -rf \(folder)",
      ], input: pipe.fileDescriptor, words: "/dev/null")
    try pipe.close()
  }

  private static func run(_ program: String, _ arguments: [String]) throws {
    let words = "/tmp/samstemt-pg-words-\(UInt64.random(in: 0...UInt64.max))"
    defer { try? FileManager.default.removeItem(atPath: words) }
    let process = try spawn(program, arguments, input: nil, words: words)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    if status != 0 {
      let complaint = (try? String(contentsOfFile: words, encoding: .utf8)) ?? ""
      throw Failed(description: "\(program): \(complaint)")
    }
  }

  /// Starts a program.
  ///
  /// Foundation's `Process` waits for those too that the program leaves behind.
  private static func spawn(
    _ program: String, _ arguments: [String], input: Int32?, words: String
  ) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input {
      posix_spawn_file_actions_adddup2(&actions, input, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, words, O_WRONLY | O_CREAT, 0o600)
    // In a folder that another user may enter too.
    let command = ["/bin/sh", "-c", "cd /tmp && exec \"$@\"", "sh", program] + arguments
    let values: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let variables = ["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin:/usr/sbin:/sbin"]
    let environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for word in values + environment { free(word) } }
    var process: pid_t = 0
    let result = posix_spawn(&process, "/bin/sh", &actions, nil, values, environment)
    if result != 0 { throw Failed(description: "\(program): error \(result)") }
    return process
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, saying so, where PostgreSQL is not installed.
  public static var needsPostgres: Self {
    .enabled(
      if: PostgresServer.programs != nil, "PostgreSQL is not installed: only SQLite is tested")
  }
}
