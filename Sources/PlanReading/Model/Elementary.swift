#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The functions of the C library that the model needs, imported in one place.
enum Elementary {
  static func exp(_ number: Double) -> Double { exponential(number) }
  static func log(_ number: Double) -> Double { logarithm(number) }
  static func exp(_ number: Float) -> Float { Float(exponential(Double(number))) }
  static func log(_ number: Float) -> Float { Float(logarithm(Double(number))) }
}

private func exponential(_ number: Double) -> Double { exp(number) }
private func logarithm(_ number: Double) -> Double { log(number) }
