/// The names of the vocabularies that the taxonomy of KS is written in.
enum Vocabulary {
  static let type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
  static let property = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"
  static let organization = "http://www.w3.org/2006/vcard/ns#Organization"
  static let organizationName = "http://www.w3.org/2006/vcard/ns#hasOrganizationName"

  static let indicator = "http://metadata.un.org/sdg/ontology#Indicator"
  static let goal = "http://metadata.un.org/sdg/ontology#hasGoal"
  static let target = "http://metadata.un.org/sdg/ontology#isIndicatorOf"
  /// Goals, targets and indicators of the UN stand under it by their codes.
  static let sdg = "http://metadata.un.org/sdg/"

  static let skos = "http://www.w3.org/2004/02/skos/core#"
  static let concept = skos + "Concept"
  static let scheme = skos + "ConceptScheme"
  static let inScheme = skos + "inScheme"
  static let label = skos + "prefLabel"
  static let notation = skos + "notation"
  /// How near two things are, by the property that says so.
  static let matches: [String: MatchKind] = [
    skos + "exactMatch": .exact, skos + "closeMatch": .close, skos + "relatedMatch": .related,
    skos + "related": .related, skos + "broadMatch": .broad, skos + "narrowMatch": .narrow,
  ]

  /// Dublin Core's terms.
  static let terms = "http://purl.org/dc/terms/"
  /// What the taxonomy's files bind `dct:` to: no vocabulary stands there.
  static let wrongTerms = "http://purl.org/dc/"
  static let title = terms + "title"
  static let source = terms + "source"
  static let periodicity = terms + "accrualPeriodicity"
  static let answer = terms + "type"
  static let subject = terms + "subject"
  static let coverage = terms + "coverage"
  static let modified = terms + "modified"
  static let publisher = terms + "publisher"
  static let identifier = terms + "identifier"

  static let quality = "http://www.w3.org/ns/dqv#hasQualityMeasurement"
  static let evaluation = "https://metadata.ks.no/sdg-taxonomi/#hasEvaluation"
  static let impact = "https://metadata.ks.no/sdg-taxonomi/#hasImpact"
  static let contains = "http://purl.org/umu/uneskos#contains"

  /// What is known and says nothing that a register keeps.
  static let passedOver: Set<String> = [
    type, identifier, "http://rdf-vocabulary.ddialliance.org/xkos#depth",
    "http://rdf-vocabulary.ddialliance.org/xkos#numberOfLevels",
    "http://www.w3.org/ns/adms#status", skos + "definition", skos + "altLabel",
  ]

  /// The properties that give a concept of a scheme, and the scheme that is expected.
  static let classifying: [String: String] = [
    subject: ClassificationScheme.sector, coverage: ClassificationScheme.level,
    quality: ClassificationScheme.quality, evaluation: ClassificationScheme.evaluation,
    impact: ClassificationScheme.tripleBottomLine,
  ]
}
