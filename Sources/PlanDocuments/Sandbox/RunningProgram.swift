import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A program that was started, in a group of its own, with pipes from what it writes and complains of.
final class RunningProgram {
  private let process: pid_t
  private let output: Int32
  private let complaints: Int32
  private var hasEnded = false

  /// One program is started at a time, so that none inherits the pipes of another.
  private static let door = Mutex(())

  /// Starts a command; nil where that fails.
  convenience init?(_ command: [String], _ input: LimitedProgram.Input?) {
    let started = RunningProgram.door.withLock { _ in RunningProgram.start(command, input) }
    guard let started else { return nil }
    self.init(started)
  }

  private init(_ started: (process: pid_t, output: Int32, complaints: Int32)) {
    (process, output, complaints) = started
  }

  private static func start(
    _ command: [String], _ input: LimitedProgram.Input?
  ) -> (process: pid_t, output: Int32, complaints: Int32)? {
    guard let written = pipe() else { return nil }
    guard let told = pipe() else {
      close(written.read)
      close(written.write)
      return nil
    }
    defer {
      close(written.write)
      close(told.write)
    }
    guard let process = spawn(command, input, written.write, told.write) else {
      close(written.read)
      close(told.read)
      return nil
    }
    return (process, written.read, told.read)
  }

  deinit {
    close(output)
    close(complaints)
    if !hasEnded { end() }
  }

  /// Takes what it writes until it ends or meets a limit.
  func follow(
    limits: LimitedProgram.Limits, take: (UnsafeRawBufferPointer) -> Bool
  ) -> (ending: LimitedProgram.Ending, complaint: String) {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(4 * limits.seconds)
    var open = [output, complaints]
    var complaint: [UInt8] = []
    var size = 0
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while !open.isEmpty {
      guard clock.now < deadline else { return end(.outOfTime, complaint) }
      var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      guard poll(&waiting, nfds_t(waiting.count), 200) >= 0 || errno == EINTR else { break }
      for ready in waiting where ready.revents != 0 {
        let count = read(ready.fd, &piece, piece.count)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else {
          open.removeAll { $0 == ready.fd }
          continue
        }
        if ready.fd == complaints {
          complaint += piece[..<min(count, max(0, 4096 - complaint.count))]
          continue
        }
        size += count
        let goesOn =
          size <= limits.output && piece.withUnsafeBytes { take(.init(rebasing: $0[..<count])) }
        guard goesOn else { return end(.tooMuchOutput, complaint) }
      }
    }
    var status: Int32 = 0
    while clock.now < deadline {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process || (ended < 0 && errno != EINTR) {
        hasEnded = true
        // Whatever it may have left behind.
        kill(-process, SIGKILL)
        let signal = status & 0x7F
        let ending: LimitedProgram.Ending =
          signal == 0
          ? .exited(status >> 8 & 0xFF) : signal == SIGXCPU ? .outOfTime : .killed(signal: signal)
        return (ending, String(decoding: complaint, as: UTF8.self))
      }
      poll(nil, 0, 2)
    }
    return end(.outOfTime, complaint)
  }

  private func end(
    _ ending: LimitedProgram.Ending, _ complaint: [UInt8]
  ) -> (ending: LimitedProgram.Ending, complaint: String) {
    end()
    return (ending, String(decoding: complaint, as: UTF8.self))
  }

  /// Ends it with all that it started.
  private func end() {
    hasEnded = true
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func pipe() -> (read: Int32, write: Int32)? {
    var ends: [Int32] = [0, 0]
    #if canImport(Glibc)
      guard Glibc.pipe(&ends) == 0 else { return nil }
    #elseif canImport(Musl)
      guard Musl.pipe(&ends) == 0 else { return nil }
    #else
      guard Darwin.pipe(&ends) == 0 else { return nil }
    #endif
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// What is open here and would go along, such as a database or a connection.
  private static var inherited: [Int32] {
    let most = Int32(min(sysconf(Int32(_SC_OPEN_MAX)), 1 << 16))
    return (4..<max(most, 4)).filter { number in
      let flags = fcntl(number, F_GETFD)
      return flags >= 0 && flags & FD_CLOEXEC == 0
    }
  }

  private static func spawn(
    _ command: [String], _ input: LimitedProgram.Input?, _ output: Int32, _ complaints: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if case .fed(let file) = input {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, 0)
    } else {
      posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    if case .file(let file) = input {
      posix_spawn_file_actions_adddup2(&actions, file.descriptor, 3)
    }
    for number in inherited { posix_spawn_file_actions_addclose(&actions, number) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    let words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let variables = [
      "LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=/nonexistent", "OMP_THREAD_LIMIT=1",
    ]
    let environment: [UnsafeMutablePointer<CChar>?] = variables.map { strdup($0) } + [nil]
    defer { for word in words + environment { free(word) } }
    var process: pid_t = 0
    let failure = posix_spawn(&process, command[0], &actions, &attributes, words, environment)
    return failure == 0 ? process : nil
  }
}
