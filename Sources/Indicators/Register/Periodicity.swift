/// How often an indicator is published.
public enum Periodicity: Hashable, Sendable {
  /// Every so many months: 12 is yearly.
  case months(Int)
  /// Every day.
  case daily
  /// At irregular times, or in a way that the catalogue does not say.
  case irregular
  /// It is said that the question makes no sense.
  case notApplicable

  /// Reads the words that catalogues use.
  ///
  /// - Parameter text: such as "12" (months), "Yearly", "Every other year", "Other" or "N/A".
  /// - Returns: nil where the words are not known.
  public init?(_ text: String) {
    let word = text.lowercased()
    if let months = Int(word), (1...1200).contains(months) {
      self = .months(months)
      return
    }
    switch word {
    case "yearly", "annually", "annual", "årlig", "årleg": self = .months(12)
    case "every other year", "biennial", "annethvert år", "annakvart år": self = .months(24)
    case "half year", "half-yearly", "semiannual", "halvårlig", "halvårleg": self = .months(6)
    case "quarterly", "kvartalsvis": self = .months(3)
    case "monthly", "månedlig", "månadleg": self = .months(1)
    case "daily", "daglig", "dagleg": self = .daily
    case "other", "irregular", "annet", "anna": self = .irregular
    case "n/a", "na", "not applicable": self = .notApplicable
    default: return nil
    }
  }

  /// How it is written in a file of a register: months as a number, else a word.
  public var code: String {
    switch self {
    case .months(let months): String(months)
    case .daily: "daily"
    case .irregular: "irregular"
    case .notApplicable: "n/a"
    }
  }
}
