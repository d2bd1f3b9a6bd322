/// A passage with what was found in it, as a reading keeps it: without its text.
public struct KeptPassage: Hashable, Sendable {
  /// Its id within the plan: made of its words, so that it stays when the plan is read again.
  public let id: String
  /// The document's name.
  public let document: String
  /// The page, from 1; nil where the document has none.
  public let page: Int?
  /// How long its text is, in bytes.
  public let bytes: Int
  /// The language it is written in.
  public let language: PassageLanguage
  /// The headings above it, the outermost first.
  public let headings: [String]
  /// How far it commits somebody.
  public let commitment: Commitment
  /// What was found in it; none in most.
  public var findings: [KeptFinding]

  /// A passage.
  ///
  /// - Parameters:
  ///   - id: its id within the plan.
  ///   - document: the document's name.
  ///   - page: the page, from 1.
  ///   - bytes: how long its text is.
  ///   - language: the language it is written in.
  ///   - headings: the headings above it.
  ///   - commitment: how far it commits somebody.
  ///   - findings: what was found in it.
  public init(
    id: String, document: String, page: Int? = nil, bytes: Int, language: PassageLanguage,
    headings: [String] = [], commitment: Commitment, findings: [KeptFinding] = []
  ) {
    self.id = id
    self.document = document
    self.page = page
    self.bytes = bytes
    self.language = language
    self.headings = headings
    self.commitment = commitment
    self.findings = findings
  }
}
