import Problems

/// Looks at a repository as a whole: what has no counterpart, and what has no place in a review.
struct RepositoryReview {
  private let repository: Repository

  init(_ repository: Repository) {
    self.repository = repository
  }

  func tell(texts: RepositoryTexts, log: inout ProblemLog) {
    tellOfCounterparts(&log)
    tellOfColumns(&log)
    tellOfFields(&log)
    if !texts.others.isEmpty {
      log.warning(
        "open-sdg.languages", at: Place(""), ["languages": texts.others.joined(separator: ", ")])
    }
    for (key, languages) in texts.missing.sorted(by: { $0.key < $1.key }) {
      log.warning(
        "open-sdg.no-words", at: Place("", cell: key),
        ["key": key, "languages": languages.sorted().joined(separator: ", ")])
    }
  }

  private func tellOfCounterparts(_ log: inout ProblemLog) {
    let ids = repository.ids
    let withoutData = ids.filter { repository.tables[$0]?.rows.isEmpty != false }
    let withoutMetadata = ids.filter { repository.metadata[$0] == nil }
    for (code, list) in [
      ("open-sdg.no-data", withoutData), ("open-sdg.data-alone", withoutMetadata),
    ] where !list.isEmpty {
      log.warning(
        code, at: Place(""),
        ["count": String(list.count), "indicators": list.joined(separator: ", ")])
    }
  }

  /// Columns of different files whose names are two spellings of one.
  private func tellOfColumns(_ log: inout ProblemLog) {
    let names = repository.ids.flatMap { repository.tables[$0]?.columns ?? [] }
    for alike in Alike.groups(names) {
      log.warning("open-sdg.columns-alike", at: Place(""), ["names": Quoted.list(alike)])
    }
  }

  /// Fields that are written somewhere and that a review has no place for, and those the schema does not know.
  private func tellOfFields(_ log: inout ProblemLog) {
    var written: [String: Int] = [:]
    for metadata in repository.metadata.values {
      for entry in metadata.fields.entries where !entry.value.oneLine.isEmpty {
        written[entry.name, default: 0] += 1
      }
    }
    let without = written.keys.filter { !IndicatorWords.carried($0) }.sorted()
    if !without.isEmpty {
      log.warning(
        "open-sdg.fields", at: Place(""),
        ["count": String(without.count), "fields": without.joined(separator: ", ")])
    }
    let declared = Set(repository.schema.fields.map(\.name))
    let undeclared = written.keys.filter { !declared.contains($0) }.sorted()
    if !declared.isEmpty, !undeclared.isEmpty {
      log.warning(
        "open-sdg.undeclared", at: Place(""),
        ["count": String(undeclared.count), "fields": undeclared.joined(separator: ", ")])
    }
  }
}
