import Agenda
import Languages
import LinkedData
import Measures
public import Problems

/// Reads a taxonomy of indicators in linked data, as KS publishes it: sets, indicators and schemes.
///
/// The catalogues are made by hand and are not even. Whatever is read otherwise than it stands, or left
/// out, is told as a warning with its line; nothing is mended in silence.
public struct TaxonomyReader {
  var log = ProblemLog()
  var schemes = SchemeCollection()
  var links: [(from: String, kind: MatchKind, iri: String, place: Place)] = []

  /// The register that some files make together.
  ///
  /// - Parameter files: the files in any order; of a set that stands in several, the newest counts.
  /// - Returns: the register, and everything that was not as it should be, by place.
  /// - Throws: ``InputRefused`` where no file holds an indicator, or two sets cannot be told apart.
  public static func read(
    _ files: [TaxonomyFile]
  ) throws(InputRefused) -> (register: IndicatorRegister, warnings: [Problem]) {
    var reader = TaxonomyReader()
    let register = reader.register(files)
    if register.indicators.isEmpty {
      reader.log.error("taxonomy.nothing", at: Place(files.first?.name ?? ""))
    }
    try reader.log.throwErrors()
    return (register, reader.log.sorted)
  }

  private mutating func register(_ files: [TaxonomyFile]) -> IndicatorRegister {
    for file in files {
      tellSpelling(file)
      for subject in file.subjects where subject.has(type: Vocabulary.scheme) {
        schemes.addScheme(subject, file: file)
      }
    }
    for file in files { readConcepts(file) }
    var sets: [IndicatorSet] = []
    var indicators: [RegisteredIndicator] = []
    for source in sources(files) {
      let set = indicatorSet(source)
      sets.append(set)
      let read = source.members.map { indicator($0, set: set, file: source.file) }
      indicators += languageChecked(read, source)
      tellTitles(read, set: set, source)
    }
    checkUniqueSets(sets)
    let known = schemes.schemes
    return IndicatorRegister(
      sets: sets, indicators: indicators, schemes: known, links: resolved(indicators))
  }

  /// A set as one file has it.
  struct Source {
    let file: TaxonomyFile
    let iri: String
    /// What is said of the set itself; nil where only its indicators name it.
    let scheme: TaxonomyFile.Subject?
    let members: [TaxonomyFile.Subject]

    var modified: Day? {
      scheme?.first(Vocabulary.modified)?.object.text.flatMap { Day($0) }
    }

    var place: Place {
      Place(file.name, line: scheme?.line ?? members.first?.line)
    }
  }

  /// The sets of all files, each once: the newest of those that stand in several.
  private mutating func sources(_ files: [TaxonomyFile]) -> [Source] {
    var newest: [String: Source] = [:]
    var order: [String] = []
    for file in files {
      for source in sources(in: file) {
        guard let other = newest[source.iri] else {
          order.append(source.iri)
          newest[source.iri] = source
          continue
        }
        let isNewer = source.modified.map { date in other.modified.map { date > $0 } ?? true }
        let (kept, dropped) = isNewer == true ? (source, other) : (other, source)
        newest[source.iri] = kept
        log.warning(
          "taxonomy.older", at: dropped.place,
          [
            "set": TaxonomyReader.key(of: source.iri), "other": kept.file.name,
            "date": dropped.modified?.description ?? "–",
            "newer": kept.modified?.description ?? "–",
          ])
      }
    }
    return order.compactMap { newest[$0] }
  }

  private mutating func sources(in file: TaxonomyFile) -> [Source] {
    var members: [String: [TaxonomyFile.Subject]] = [:]
    var order: [String] = []
    for subject in file.subjects where subject.has(type: Vocabulary.indicator) {
      guard let set = subject.first(Vocabulary.inScheme)?.object.iri else {
        log.warning(
          "taxonomy.no-set", at: Place(file.name, line: subject.line), ["indicator": subject.iri])
        continue
      }
      if members[set] == nil { order.append(set) }
      members[set, default: []].append(subject)
    }
    return order.map { iri in
      let source = Source(
        file: file, iri: iri, scheme: file.subjects.first { $0.iri == iri },
        members: members[iri] ?? [])
      let listed = source.scheme?.values(Vocabulary.contains) ?? []
      if !listed.isEmpty {
        let here = Set(source.members.map(\.iri))
        let absent = listed.filter { !here.contains($0.object.iri ?? "") }
        if let first = absent.first {
          log.warning(
            "taxonomy.absent", at: Place(file.name, line: first.line),
            ["count": String(absent.count), "first": first.object.iri ?? ""])
        }
      }
      return source
    }
  }

  private mutating func indicatorSet(_ source: Source) -> IndicatorSet {
    let key = TaxonomyReader.key(of: source.iri)
    var titles: [LanguageTag: String] = [:]
    for property in [Vocabulary.title, Vocabulary.label] {
      for value in source.scheme?.values(property) ?? [] {
        titles[TaxonomyReader.language(value.object)] = value.object.text?.tidy
      }
    }
    if titles.isEmpty { titles[LanguageTag(rawValue: "*")] = key }
    let publisher = source.scheme?.first(Vocabulary.publisher)?.object.iri
    let name = source.file.subjects.first { $0.iri == publisher }?
      .first(Vocabulary.organizationName)?.object.text
    let level = IndicatorSet.knownLevels[key]
    let set = IndicatorSet(
      id: IndicatorSet.id(for: key), key: key, iri: source.iri, title: LocalizedText(titles),
      modified: source.modified, publisher: name ?? publisher, level: level)
    let without = source.members.count { $0.first(Vocabulary.coverage) == nil }
    if let level, without > 0 {
      log.warning(
        "taxonomy.level-by-set", at: source.place,
        ["count": String(without), "set": key, "level": level.concept, "by": level.by])
    }
    return set
  }

  private mutating func checkUniqueSets(_ sets: [IndicatorSet]) {
    for (id, same) in Dictionary(grouping: sets, by: \.id) where same.count > 1 {
      log.error(
        "taxonomy.same-set-id", at: Place(""),
        ["id": id, "sets": same.map(\.iri).sorted().joined(separator: ", ")])
    }
  }

  /// The last part of a set's IRI.
  static func key(of iri: String) -> String {
    iri.split { $0 == "/" || $0 == "#" }.last.map(String.init) ?? iri
  }

  /// The language of a text: Norwegian without further word is bokmål.
  static func language(_ term: Term) -> LanguageTag {
    switch term.language?.lowercased() {
    case "no", "nb", "nb-no", "no-no": .nb
    case "nn", "nn-no": .nn
    case nil, "": LanguageTag(rawValue: "*")
    case .some(let tag): LanguageTag(rawValue: String(tag.prefix { $0 != "-" }))
    }
  }
}

extension String {
  /// The text without blanks at its ends, runs of blanks inside as one.
  var tidy: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
