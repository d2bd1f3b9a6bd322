#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the job cannot go on without.
struct Missing: Error {
  let what: String
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

/// A file of the system.
enum InputFile {
  /// All bytes of a file; nil where it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    guard size >= 0 else { return nil }
    return [UInt8](unsafeUninitializedCapacity: size) { bytes, count in
      count = fread(bytes.baseAddress, 1, size, file)
    }
  }
}

/// Ends the program.
func leave() -> Never { exit(0) }
