/// A code of U4SSC's key performance indicators, such as "EC: ICT: WS: 2A" (Recommendation ITU-T
/// Y.4903): dimension, sub-dimension, category, then a number with C for core or A for advanced.
public struct U4SSCCode: Hashable, Sendable {
  /// The dimension and sub-dimension as a code of the scheme `u4ssc`, such as `ec-ict`.
  public let dimension: String
  /// The category inside the sub-dimension, such as "WS".
  public let category: String
  /// The number in the category.
  public let number: Int
  /// Whether it is a core indicator; else it is an advanced one.
  public let isCore: Bool

  /// Reads a code.
  ///
  /// - Parameter text: the four parts with colons between them; blanks do not matter.
  /// - Returns: nil where it is written in another way.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { part in
      String(part.filter { !$0.isWhitespace })
    }
    guard parts.count == 4, let last = parts[3].last, let number = Int(parts[3].dropLast()),
      number > 0, last == "C" || last == "A",
      parts[..<3].allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isLetter } })
    else { return nil }
    dimension = "\(parts[0])-\(parts[1])".lowercased()
    category = parts[2].uppercased()
    self.number = number
    isCore = last == "C"
  }
}
