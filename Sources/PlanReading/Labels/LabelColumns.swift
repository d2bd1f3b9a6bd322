import StatisticalTables

/// Where the columns of a file of labelled texts stand, found by their names.
struct LabelColumns {
  let text: Int?
  /// The columns of one text in several languages: `nb`, `nn`, `en`.
  let parallels: [(language: PassageLanguage, column: Int)]
  let goals: Int?
  let label: Int?
  let positive: Int?
  let negative: Int?
  let targets: Int?
  let indicator: Int?
  let language: Int?
  let origins: [Int]

  init(_ header: [String]) {
    let names = header.map { $0.lowercased() }
    func first(_ known: [String]) -> Int? {
      known.lazy.compactMap { names.firstIndex(of: $0) }.first
    }
    text = first(["text", "passage", "paragraph", "sentence", "abstract"])
    let hasText = text != nil
    parallels = [PassageLanguage.bokmaal, .nynorsk, .english].compactMap { language in
      names.firstIndex(of: language.rawValue).flatMap { hasText ? nil : (language, $0) }
    }
    goals = first(["goals", "goal", "sdgs", "sdg"])
    label = first(["label", "is_true", "answer"])
    positive = first(["labels_positive", "positive"])
    negative = first(["labels_negative", "negative"])
    targets = first(["targets", "target"])
    indicator = first(["indicators", "indicator"])
    language = first(["language", "lang"])
    origins = ["doi", "group", "document", "text_id", "osdg_text_id"].compactMap {
      names.firstIndex(of: $0)
    }
  }
}
