#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Moments in the names of files.
enum TimeStamp {
  /// A moment in universal time: `20261121T150000Z`.
  ///
  /// - Parameter seconds: since 1970.
  /// - Returns: the moment; the number itself where the calendar cannot tell it.
  static func compact(_ seconds: Int64) -> String {
    var moment = time_t(seconds)
    var parts = tm()
    guard gmtime_r(&moment, &parts) != nil else { return "\(seconds)" }
    let day = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { Int($0) }
    return day.map(padded).joined() + "T" + time.map(padded).joined() + "Z"
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
