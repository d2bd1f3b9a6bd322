import Glibc

/// What the process has used so far.
struct Usage {
  /// Seconds of the processor, those of the system for it included.
  let seconds: Double
  /// The most memory it had, in megabytes.
  let megabytes: Double

  static var now: Usage {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    let seconds = Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
    let micros = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    return Usage(
      seconds: seconds + micros / 1e6, megabytes: Double(usage.ru_maxrss) * 1024 / 1e6)
  }
}

/// A number with so many digits after the point.
func rounded(_ number: Double, _ digits: Int) -> String {
  var power = 1.0
  for _ in 0..<digits { power *= 10 }
  let scaled = (number * power).rounded()
  return digits == 0 ? "\(Int(scaled))" : "\(scaled / power)"
}

/// A text with spaces before it.
func padded(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
