import Foundation
import Glibc

/// What this process has used, as Linux tells it.
struct ProcessUsage {
  /// Processor time, of the program and of the system for it.
  let seconds: Double
  /// Memory that is held.
  let bytes: Int

  /// What has been used until now; nil where the system does not tell.
  init?() {
    var usage = rusage()
    guard getrusage(Int32(RUSAGE_SELF.rawValue), &usage) == 0,
      let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
    else { return nil }
    let fields = text.split(separator: " ")
    guard fields.count > 1, let pages = Int(fields[1]) else { return nil }
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    self.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    bytes = pages * sysconf(Int32(_SC_PAGESIZE))
  }
}
