public import Languages

/// What a number counts or measures, and how many decimals are declared for it.
public struct UnitOfMeasure: Hashable, Sendable {
  /// The code that data files carry, such as `percent` or `tonnes-co2e`.
  public let code: String
  /// The words after a number: "per 1 000", "tonn CO₂-ekvivalenter"; empty for per cent.
  public let label: LocalizedText
  /// The declared rounding: decimals in print.
  public let decimals: Int

  /// A unit of measure.
  ///
  /// - Parameters:
  ///   - code: the code in data files.
  ///   - label: the words in print.
  ///   - decimals: decimals in print, 0 to 9.
  public init(code: String, label: LocalizedText, decimals: Int) {
    self.code = code
    self.label = label
    self.decimals = decimals
  }

  /// The code of shares, 0 to 100.
  public static let percentCode = "percent"

  /// Per cent, 0 to 100.
  ///
  /// - Parameter decimals: the declared rounding.
  /// - Returns: the unit.
  public static func percent(decimals: Int = 0) -> UnitOfMeasure {
    UnitOfMeasure(
      code: percentCode, label: LocalizedText { $0.text("unit.percent") }, decimals: decimals)
  }

  /// The code of test statistics and probabilities.
  public static let statisticCode = "statistic"

  /// Whether numbers are written with a per cent sign.
  public var isPercent: Bool { code == UnitOfMeasure.percentCode }

  /// A number with its sign or words: "12 %", "81,2 år".
  ///
  /// - Parameters:
  ///   - value: a finite number.
  ///   - language: the reader's language.
  ///   - withLabel: whether to write the words after it.
  /// - Returns: the text.
  public func text(_ value: Double, in language: Language, withLabel: Bool = true) -> String {
    if isPercent { return language.percent(value, decimals: decimals) }
    let number = language.number(value, decimals: decimals)
    let words = label.text(in: language.tag)
    return withLabel && !words.isEmpty ? number + "\u{00A0}" + words : number
  }
}
