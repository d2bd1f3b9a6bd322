import Languages

/// Finds the words of a repository in the languages that reports are written in.
struct RepositoryTexts {
  let repository: Repository
  /// The languages of the report with their codes in the repository.
  let languages: [(tag: LanguageTag, code: String)]
  /// Keys for which there are no words, with the languages that lack them.
  private(set) var missing: [String: Set<String>] = [:]

  init(_ repository: Repository) {
    self.repository = repository
    var found: [(tag: LanguageTag, code: String)] = []
    for code in repository.languages {
      let base = String(code.lowercased().prefix { $0.isLetter })
      let tag = LanguageTag(rawValue: base == "no" ? "nb" : base)
      if Language.named(tag) != nil, !found.contains(where: { $0.tag == tag }) {
        found.append((tag, code))
      }
    }
    languages = found.isEmpty ? [(.en, repository.languages.first ?? "en")] : found
  }

  /// Languages of the repository that no report is written in.
  var others: [String] {
    repository.languages.filter { code in !languages.contains { $0.code == code } }
  }

  /// The words of a field; nil where nothing is written, or only a key without words.
  mutating func field(_ name: String, of metadata: Metadata) -> LocalizedText? {
    localized { texts, code in
      metadata.filled(name, in: code).flatMap { texts.words($0, group: nil, in: code) }
        .map(PlainText.words)
    }
  }

  /// The words of a text of metadata that stands inside a field.
  mutating func text(_ text: String) -> LocalizedText? {
    localized { texts, code in texts.words(text, group: nil, in: code).map(PlainText.words) }
  }

  /// The words of a heading or of what stands below it; itself where there are none.
  mutating func label(_ text: String, column: String) -> LocalizedText {
    localized { texts, code in texts.words(text, group: column, in: code) }
      ?? LocalizedText(same: text)
  }

  private mutating func words(_ text: String, group: String?, in code: String) -> String? {
    if let known = repository.translations.translation(of: text, group: group, in: code) {
      return known
    }
    guard repository.translations.isKey(text) else { return text }
    missing[text, default: []].insert(code)
    return nil
  }

  private mutating func localized(
    _ find: (inout RepositoryTexts, String) -> String?
  ) -> LocalizedText? {
    var texts: [LanguageTag: String] = [:]
    for (tag, code) in languages {
      if let words = find(&self, code), !words.isEmpty { texts[tag] = words }
    }
    guard let first = texts.values.first else { return nil }
    let isSame = texts.count == languages.count && texts.values.allSatisfy { $0 == first }
    return isSame ? LocalizedText(same: first) : LocalizedText(texts)
  }
}
