import StatisticalTables

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Times jobs by the wall and by the processor.
struct Stopwatch {
  private(set) var jobs: [(key: String, value: JSONText)] = []

  /// Does a job, and remembers how long it took.
  mutating func time<Result>(_ name: String, _ work: () throws -> Result) rethrows -> Result {
    let wall = ContinuousClock.now
    let processor = Usage.now.seconds
    let result = try work()
    let spent = Usage.now.seconds - processor
    let passed = (ContinuousClock.now - wall) / .seconds(1)
    jobs.append((name, .object([("wall", .number(passed)), ("cpu", .number(spent))])))
    return result
  }
}

/// What the process has used so far.
struct Usage {
  /// Seconds of the processor, those of the system for it included.
  let seconds: Double
  /// The most memory it had, in megabytes.
  let megabytes: Double

  static var now: Usage {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    let micros = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    #if canImport(Darwin)
      let bytes = Double(usage.ru_maxrss)
    #else
      let bytes = Double(usage.ru_maxrss) * 1024
    #endif
    return Usage(seconds: seconds + micros / 1e6, megabytes: bytes / 1e6)
  }
}

/// A file that is read on and on.
struct InputFile {
  private let descriptor: Int32

  init?(_ path: String) {
    descriptor = open(path, O_RDONLY)
    if descriptor < 0 { return nil }
  }

  func read(_ memory: UnsafeMutableRawBufferPointer) -> Int? {
    #if canImport(Glibc)
      let count = Glibc.read(descriptor, memory.baseAddress, memory.count)
    #elseif canImport(Musl)
      let count = Musl.read(descriptor, memory.baseAddress, memory.count)
    #else
      let count = Darwin.read(descriptor, memory.baseAddress, memory.count)
    #endif
    return count < 0 ? nil : count
  }
}

/// A file that the results are left in.
enum OutputFile {
  /// Writes numbers as they lie in memory.
  static func write<Number: BitwiseCopyable>(_ numbers: [Number], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard descriptor >= 0 else { throw Refused.file(path) }
    defer { _ = close(descriptor) }
    try numbers.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = put(descriptor, UnsafeRawBufferPointer(rebasing: bytes[done...]))
        guard count > 0 else { throw Refused.file(path) }
        done += count
      }
    }
  }

  private static func put(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
