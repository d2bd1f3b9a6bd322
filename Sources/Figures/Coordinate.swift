/// A number as SVG writes it: at most two decimals, a point, no exponent, no trailing zeros.
///
/// Written from an integer, so that no locale and no printing of `Double` has a say.
///
/// - Parameter value: a place or length in px; what is not finite counts as zero and what lies
///   beyond ±10⁷ as lying there.
/// - Returns: such as "12.5".
func coordinate(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((min(max(value, -1e7), 1e7) * 100).rounded())
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  let sign = hundredths < 0 ? "-" : ""
  if rest == 0 { return sign + String(whole) }
  let tens = rest / 10
  let ones = rest % 10
  return sign + String(whole) + "." + String(tens) + (ones == 0 ? "" : String(ones))
}

/// A place in the drawing in px, y downwards.
struct Place: Hashable {
  var x: Double
  var y: Double
}

extension Sequence where Element == Place {
  /// The places joined by straight lines, as the data of a `path`.
  var pathData: String {
    var data = ""
    for place in self {
      data += (data.isEmpty ? "M" : "L") + coordinate(place.x) + " " + coordinate(place.y)
    }
    return data
  }
}
