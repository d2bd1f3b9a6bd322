public import Languages
public import Problems

/// The oddities of an import in a few lines: how many of each kind, and the first of each.
public enum ImportSummary {
  /// A line for each kind, in the order they were met.
  ///
  /// - Parameters:
  ///   - problems: the oddities.
  ///   - language: the reader's language.
  /// - Returns: lines without line breaks.
  public static func lines(_ problems: [Problem], in language: Language) -> [String] {
    var order: [String] = []
    var kinds: [String: [Problem]] = [:]
    for problem in problems {
      if kinds[problem.code] == nil { order.append(problem.code) }
      kinds[problem.code, default: []].append(problem)
    }
    return order.compactMap { code in
      guard let found = kinds[code], let first = found.first else { return nil }
      let place = first.place.description.isEmpty ? "" : first.place.description + ": "
      let message = first.message(in: language)
      // Long lists stand in the report in full.
      let short = message.count > longest ? message.prefix(longest) + "…" : message[...]
      return "\(found.count) × " + place + short
    }
  }

  private static let longest = 240
}
