import Languages

extension FormValues {
  /// The words of a text in all languages; nil where none are written.
  func localized(_ name: String, was: LocalizedText?, _ languages: [LanguageTag]) -> LocalizedText?
  {
    let same = LanguageTag(rawValue: "*")
    if let was, was.texts.count == 1, was.texts[same] != nil {
      if languages.allSatisfy({ self["\(name).\($0.rawValue)"] == was.texts[same] }) { return was }
    }
    var texts = was?.texts ?? [:]
    texts[same] = nil
    for language in languages {
      let words = self["\(name).\(language.rawValue)"]
      texts[language] = words.isEmpty ? nil : words
    }
    return texts.isEmpty ? nil : LocalizedText(texts)
  }
}
