public import Languages

/// A class of units by population: from, and below.
public struct SizeClass: Hashable, Sendable {
  /// The code, as data files write it.
  public let code: String
  /// The smallest population of the class.
  public let from: Int
  /// The words for it.
  public let label: LocalizedText

  /// A class by population.
  ///
  /// - Parameters:
  ///   - code: the code, as data files write it.
  ///   - from: the smallest population of the class.
  ///   - label: the words for it.
  public init(code: String, from: Int, label: LocalizedText) {
    self.code = code
    self.from = from
    self.label = label
  }

  /// The classes of the product: under 2 000, 2 000, 5 000, 10 000, 20 000, 50 000 and over.
  ///
  /// The bounds are those that Norwegian surveys of municipalities commonly report by.
  public static let standard: [SizeClass] = {
    let bounds = [0, 2_000, 5_000, 10_000, 20_000, 50_000]
    return bounds.enumerated().map { index, from in
      let next = index + 1 < bounds.count ? bounds[index + 1] : nil
      let key = index == 0 ? "below" : next == nil ? "above" : "between"
      return SizeClass(
        code: next.map { index == 0 ? "under-\($0)" : "\(from)-\($0 - 1)" } ?? "\(from)-plus",
        from: from,
        label: LocalizedText { language in
          language.text(
            "territory.size.\(key)",
            [
              "from": language.number(Double(from), decimals: 0),
              "next": language.number(Double(next ?? 0), decimals: 0),
              "last": language.number(Double((next ?? 1) - 1), decimals: 0),
            ])
        })
    }
  }()

  /// The class of a population.
  ///
  /// - Parameters:
  ///   - population: the number of persons.
  ///   - classes: the classes, the smallest first.
  /// - Returns: nil where it is below all classes.
  public static func of(_ population: Double, in classes: [SizeClass]) -> SizeClass? {
    classes.last { Double($0.from) <= population }
  }
}
