#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions of the C library that the estimators need, imported in one place.
enum Elementary {
  static func log(_ x: Double) -> Double { logarithm(x) }
  static func log1p(_ x: Double) -> Double { logarithmOfOnePlus(x) }
  static func exp(_ x: Double) -> Double { exponential(x) }
  static func erfc(_ x: Double) -> Double { complementaryError(x) }
  static func sin(_ x: Double) -> Double { sine(x) }
  static func asin(_ x: Double) -> Double { arcSine(x) }
}

private func logarithm(_ x: Double) -> Double { log(x) }
private func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }
private func exponential(_ x: Double) -> Double { exp(x) }
private func complementaryError(_ x: Double) -> Double { erfc(x) }
private func sine(_ x: Double) -> Double { sin(x) }
private func arcSine(_ x: Double) -> Double { asin(x) }
