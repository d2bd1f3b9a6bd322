import Languages
import LinkedData
import Problems

/// The schemes that are known while a taxonomy is read: those built in, and those of the files.
struct SchemeCollection {
  private(set) var schemes = ClassificationScheme.builtIn
  private var concepts: [String: (scheme: String, code: String)] = [:]
  private var ids: [String: String] = [:]

  init() {
    for scheme in schemes { index(scheme) }
  }

  private mutating func index(_ scheme: ClassificationScheme) {
    if let iri = scheme.iri { ids[iri] = scheme.id }
    for concept in scheme.concepts {
      if let iri = concept.iri { concepts[iri] = (scheme.id, concept.code) }
    }
  }

  /// The scheme and code of a concept's IRI.
  func concept(_ iri: String) -> (scheme: String, code: String)? { concepts[iri] }

  /// The id of a scheme's IRI.
  func scheme(_ iri: String) -> String? { ids[iri] }

  /// Codes in the scheme's order, each once.
  func ordered(_ codes: [String], in scheme: String) -> [String] {
    let known = schemes.first { $0.id == scheme }?.concepts.map(\.code) ?? []
    return known.filter(codes.contains)
  }

  /// Takes a scheme of a file that is not built in and holds no indicators.
  mutating func addScheme(_ subject: TaxonomyFile.Subject, file: TaxonomyFile) {
    guard ids[subject.iri] == nil else { return }
    let members = file.subjects.filter {
      $0.first(Vocabulary.inScheme)?.object.iri == subject.iri
        && !$0.has(type: Vocabulary.indicator)
    }
    let holdsIndicators = file.subjects.contains {
      $0.has(type: Vocabulary.indicator) && $0.first(Vocabulary.inScheme)?.object.iri == subject.iri
    }
    guard !members.isEmpty, !holdsIndicators else { return }
    let key = TaxonomyReader.key(of: subject.iri)
    let id = IndicatorSet.id(for: key)
    guard !schemes.contains(where: { $0.id == id }) else { return }
    let scheme = ClassificationScheme(
      id: id, iri: subject.iri, title: SchemeCollection.label(subject) ?? LocalizedText(same: key),
      source: file.name,
      concepts: members.map { member in
        let key = TaxonomyReader.key(of: member.iri)
        return ClassificationScheme.Concept(
          code: IndicatorSet.id(for: key), iri: member.iri,
          label: SchemeCollection.label(member) ?? LocalizedText(same: key),
          matches: SchemeCollection.matches(member))
      })
    schemes.append(scheme)
    index(scheme)
  }

  /// Takes what a file says of a concept that is built in: matches that we do not have.
  mutating func addMatches(_ subject: TaxonomyFile.Subject) {
    guard let (id, code) = concepts[subject.iri],
      let place = schemes.firstIndex(where: { $0.id == id })
    else { return }
    let scheme = schemes[place]
    schemes[place] = ClassificationScheme(
      id: scheme.id, iri: scheme.iri, title: scheme.title, source: scheme.source,
      concepts: scheme.concepts.map { concept in
        guard concept.code == code else { return concept }
        return ClassificationScheme.Concept(
          code: concept.code, parent: concept.parent, iri: concept.iri, label: concept.label,
          matches: (concept.matches + SchemeCollection.matches(subject)).unique)
      })
  }

  private static func label(_ subject: TaxonomyFile.Subject) -> LocalizedText? {
    var texts: [LanguageTag: String] = [:]
    for property in [Vocabulary.title, Vocabulary.label] {
      for value in subject.values(property) {
        texts[TaxonomyReader.language(value.object)] = value.object.text?.tidy
      }
    }
    return texts.isEmpty ? nil : LocalizedText(texts)
  }

  private static func matches(_ subject: TaxonomyFile.Subject) -> [ClassificationScheme.Match] {
    subject.statements.compactMap { statement in
      guard let kind = Vocabulary.matches[statement.predicate], let iri = statement.object.iri
      else { return nil }
      return ClassificationScheme.Match(kind, iri)
    }
  }
}

extension TaxonomyReader {
  /// Reads the concepts of a file; one of a known scheme that we do not know is told.
  mutating func readConcepts(_ file: TaxonomyFile) {
    for subject in file.subjects
    where subject.has(type: Vocabulary.concept) && !subject.has(type: Vocabulary.indicator) {
      if schemes.concept(subject.iri) != nil {
        schemes.addMatches(subject)
      } else {
        log.warning(
          "taxonomy.unknown-concept", at: Place(file.name, line: subject.line),
          ["found": subject.iri])
      }
    }
  }
}
