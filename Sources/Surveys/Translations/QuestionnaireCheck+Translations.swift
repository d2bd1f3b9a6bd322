import Languages
import Problems

extension QuestionnaireCheck {
  /// Translations that are missing or out of date, and marks of texts that are not there.
  mutating func checkTranslations() {
    let texts = questionnaire.texts
    let known = Set(texts.map(\.key))
    for (language, marks) in questionnaire.translationMarks.digests.sorted(by: { $0.key < $1.key })
    {
      if !questionnaire.languages.contains(language) {
        log.unknown(
          "translation.unknown-language", found: language.rawValue,
          known: questionnaire.languages.map(\.rawValue), at: place("translated.\(language)"))
      }
      for key in marks.keys.sorted() where !known.contains(key) {
        log.unknown(
          "translation.unknown-text", found: key, known: Array(known).sorted(),
          at: place("translated.\(language).\(key)"))
      }
    }
    for language in questionnaire.languages {
      var missing: [String] = []
      for text in texts {
        switch questionnaire.status(of: text, in: language) {
        case .current: break
        case .missing: missing.append(text.key)
        case .outOfDate(let digest):
          log.warning(
            "translation.out-of-date", at: place("translated.\(language).\(text.key)"),
            ["text": text.key, "language": language.rawValue, "digest": digest])
        }
      }
      if let first = missing.first {
        log.warning(
          "translation.missing", at: place("languages"),
          [
            "language": language.rawValue, "count": String(missing.count), "text": first,
            "texts": missing.prefix(20).joined(separator: ", ")
              + (missing.count > 20 ? ", …" : ""),
          ])
      }
    }
  }
}
