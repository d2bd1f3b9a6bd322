#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Yearly growth rates, and the powers that they are made of.
enum GrowthRate {
  /// The compound annual growth rate `(v/b)^(1/years) − 1`.
  ///
  /// - Parameters:
  ///   - first: the value at the beginning, not 0.
  ///   - last: the value at the end, of the same sign or 0.
  ///   - years: the years between, above 0.
  /// - Returns: the rate a year: 0.01 is one per cent.
  static func compound(from first: Double, to last: Double, years: Int) -> Double {
    power(last / first, 1 / Double(years)) - 1
  }

  /// A base above or at 0 to an exponent.
  static func power(_ base: Double, _ exponent: Double) -> Double { raised(base, exponent) }

  static func logarithm(_ value: Double) -> Double { naturalLogarithm(value) }
  static func exponential(_ value: Double) -> Double { naturalExponential(value) }
}

private func raised(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
private func naturalLogarithm(_ value: Double) -> Double { log(value) }
private func naturalExponential(_ value: Double) -> Double { exp(value) }
