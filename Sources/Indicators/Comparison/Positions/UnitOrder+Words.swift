public import Languages

extension UnitOrder {
  /// How the order was made and how to read it, in sentences.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: what stands first, what ranks and groups mean, and who is left out.
  public func ruleSentences(in language: Language) -> [String] {
    let way = direction == .decrease ? "lowest" : direction == .neutral ? "neutral" : "highest"
    var sentences = [
      language.text("league.first.\(way)"), language.text("league.ranks"),
      language.text("league.groups"),
    ]
    if lines.allSatisfy({ $0.group == 1 }) { sentences.append(language.text("league.one-group")) }
    if let sizes {
      sentences.append(
        language.text("counted-on.rule", ["sizes": sizes.text(in: language.tag)]))
    }
    if !leftOut.isEmpty { sentences.append(language.leftOutText(leftOut)) }
    return sentences
  }
}

extension UnitOrder.Line {
  /// The ranks that the unit may have: "3", "2 to 7".
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: the text.
  public func ranksText(in language: Language) -> String {
    let first = language.number(Double(best), decimals: 0)
    guard best < worst else { return first }
    return language.text(
      "interval.negative", ["lower": first, "upper": language.number(Double(worst), decimals: 0)])
  }
}

extension Language {
  /// Who is left out of a comparison.
  func leftOutText(_ names: [LocalizedText]) -> String {
    text("comparison.left-out", ["units": list(names.map { $0.text(in: tag) })])
  }
}
