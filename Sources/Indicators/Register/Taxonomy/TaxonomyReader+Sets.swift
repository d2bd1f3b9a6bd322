import Languages
import Problems

extension TaxonomyReader {
  /// Tells what a file spells otherwise than it means, once.
  mutating func tellSpelling(_ file: TaxonomyFile) {
    if let misnamed = file.misnamed {
      log.warning(
        "taxonomy.namespace", at: Place(file.name, line: misnamed.line),
        [
          "found": Vocabulary.wrongTerms, "meant": Vocabulary.terms,
          "count": String(misnamed.count),
        ])
    }
    if let misspelt = file.misspelt {
      log.warning(
        "taxonomy.spelling", at: Place(file.name, line: misspelt.line),
        ["count": String(misspelt.count)])
    }
  }

  /// The indicators of a set, Norwegian titles that are marked as English marked as Norwegian.
  ///
  /// It is decided for the set as a whole, where more than half of those titles read as Norwegian.
  mutating func languageChecked(
    _ indicators: [RegisteredIndicator], _ source: Source
  ) -> [RegisteredIndicator] {
    let english = indicators.filter { $0.title.texts[.en] != nil }
    let norwegian = english.count { NorwegianWords.areIn($0.title.texts[.en] ?? "") }
    guard norwegian * 2 > english.count else { return indicators }
    log.warning(
      "taxonomy.title-language", at: source.place,
      ["count": String(english.count), "set": TaxonomyReader.key(of: source.iri)])
    return indicators.map { indicator in
      var indicator = indicator
      var texts = indicator.title.texts
      if texts[.nb] == nil, let title = texts.removeValue(forKey: .en) { texts[.nb] = title }
      indicator.title = LocalizedText(texts)
      return indicator
    }
  }

  /// Tells that titles do not tell the indicators of a set apart.
  mutating func tellTitles(
    _ indicators: [RegisteredIndicator], set: IndicatorSet, _ source: Source
  ) {
    let titles = Set(indicators.map(\.title)).count
    if titles < indicators.count {
      log.warning(
        "taxonomy.same-titles", at: source.place,
        ["count": String(indicators.count), "titles": String(titles), "set": set.key])
    }
  }

  /// The links, by the ids of what they lead to: also where they name a UN indicator by its code.
  mutating func resolved(_ indicators: [RegisteredIndicator]) -> [IndicatorRegister.Link] {
    let byIRI = Dictionary(
      indicators.map { ($0.iri, $0.id) }, uniquingKeysWith: { first, _ in first })
    // A code that stands twice in a set, under two targets, does not say which is meant.
    let codes = Dictionary(grouping: indicators.filter { $0.set == "un-sdg-indicators" }) {
      Vocabulary.sdg + ($0.code ?? "")
    }
    return links.map { link in
      var other = byIRI[link.iri]
      if other == nil, let same = codes[link.iri], same.count == 1 { other = same.first?.id }
      if other == nil {
        log.warning("taxonomy.loose-link", at: link.place, ["found": link.iri])
      }
      return IndicatorRegister.Link(from: link.from, kind: link.kind, to: other ?? link.iri)
    }
  }
}

/// Whether a text reads as Norwegian.
enum NorwegianWords {
  private static let words: Set<Substring> = [
    "og", "av", "i", "til", "som", "med", "for", "på", "antall", "andel", "andelen", "etter", "fra",
    "ved", "pr", "eller", "den", "det", "de", "ikke", "utvikling", "kommuner", "barn", "personer",
  ]

  /// Whether it has a Norwegian letter, or two words that are common in Norwegian.
  static func areIn(_ text: String) -> Bool {
    let small = text.lowercased()
    if small.contains(where: { "æøå".contains($0) }) { return true }
    return small.split { !$0.isLetter }.count { words.contains($0) } > 1
      || ["antall", "andel", "andelen"].contains { small.hasPrefix($0 + " ") }
  }
}
