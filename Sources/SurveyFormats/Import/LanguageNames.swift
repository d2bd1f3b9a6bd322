import Languages

/// Which language another program's name for it means.
enum LanguageNames {
  /// The tag under which a text stands that serves all languages.
  static let any = LanguageTag(rawValue: "*")

  /// The tag of a language as forms name it: `Norsk bokmål (nb)`, `nb`, `French`.
  static func tag(_ name: String) -> LanguageTag {
    if name == XLSForm.unnamed { return any }
    if let open = name.lastIndex(of: "("), name.hasSuffix(")") {
      let code = name[name.index(after: open)...].dropLast().trimmed.lowercased()
      if isCode(code) { return LanguageTag(rawValue: codes[code] ?? code) }
    }
    let plain = name.lowercased()
    if let code = known[plain] ?? codes[plain] { return LanguageTag(rawValue: code) }
    if plain.utf8.count <= 3, isCode(plain) { return LanguageTag(rawValue: plain) }
    // A private subtag of BCP 47: at most eight letters and digits.
    let letters = CodeNames.plain(name).filter { $0 != "-" && $0 != "_" }.prefix(8)
    return LanguageTag(rawValue: "x-" + (letters.isEmpty ? "unknown" : String(letters)))
  }

  /// How a form names a language: its own name and its tag.
  static func name(_ tag: LanguageTag) -> String {
    let own = Language.named(tag)?.name ?? ownNames[tag.rawValue]
    return own.map { "\($0) (\(tag.rawValue))" } ?? "\(tag.rawValue) (\(tag.rawValue))"
  }

  private static func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count) || first == "x" else {
      return false
    }
    return parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
  }

  private static let codes = ["no": "nb", "nob": "nb", "nno": "nn", "eng": "en", "no-nb": "nb"]

  private static let known = [
    "english": "en", "norsk": "nb", "bokmål": "nb", "norsk bokmål": "nb", "norwegian": "nb",
    "norwegian bokmål": "nb", "nynorsk": "nn", "norsk nynorsk": "nn", "norwegian nynorsk": "nn",
    "davvisámegiella": "se", "nordsamisk": "se", "northern sami": "se", "svenska": "sv",
    "swedish": "sv", "dansk": "da", "danish": "da", "suomi": "fi", "finnish": "fi", "french": "fr",
    "français": "fr", "spanish": "es", "español": "es", "german": "de", "deutsch": "de",
    "portuguese": "pt", "arabic": "ar", "chinese": "zh", "russian": "ru", "polish": "pl",
    "ukrainian": "uk", "swahili": "sw", "hindi": "hi", "dutch": "nl", "italian": "it",
  ]

  private static let ownNames = [
    "se": "Davvisámegiella", "sv": "Svenska", "da": "Dansk", "fi": "Suomi", "fr": "Français",
    "es": "Español", "de": "Deutsch",
  ]
}

extension LocalizedText {
  /// A text in the languages of a form; a translation that is only "-" is none.
  init(form wordings: XLSForm.Wordings) {
    var texts: [LanguageTag: String] = [:]
    for (name, text) in wordings.sorted(by: { $0.key < $1.key }) where text != "-" {
      texts[LanguageNames.tag(name)] = text.withoutReferences
    }
    self.init(texts)
  }
}

extension String {
  /// The text with an ellipsis for each `${name}`: a text here cannot hold the answer to a question.
  fileprivate var withoutReferences: String {
    var text = ""
    var rest = self[...]
    while let open = rest.firstRange(of: "${"),
      let close = rest[open.upperBound...].firstIndex(of: "}")
    {
      text += rest[..<open.lowerBound] + "…"
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
