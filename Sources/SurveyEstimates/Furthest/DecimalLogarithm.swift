#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The logarithm that sizes are compared on: ten times as many inhabitants is one step.
enum DecimalLogarithm {
  static func value(_ number: Double) -> Double { number > 0 ? log10(number) : .nan }
  static func inverse(_ logarithm: Double) -> Double { pow(10, logarithm) }
}
