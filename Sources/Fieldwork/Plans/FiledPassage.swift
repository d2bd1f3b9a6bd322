public import Agenda
public import PlanReading

/// A passage of a plan with what was found in it; of those in which nothing was found the text is not kept.
public struct FiledPassage: Hashable, Sendable, Codable {
  /// Its id within the plan: made of its words, so that it stays when the plan is read again.
  public let id: String
  /// The page, from 1; nil where the document has none.
  public let page: Int?
  /// The headings above it, the outermost first.
  public let headings: [String]
  /// Its text; empty where nothing was found in it.
  public let text: String
  /// How long its text is, in bytes.
  public let bytes: Int
  /// The language it is written in.
  public let language: PassageLanguage
  /// How far it commits somebody.
  public let commitment: Commitment
  /// What was found in it.
  public let findings: [Found]

  /// A goal that was found in a passage.
  public struct Found: Hashable, Sendable, Codable {
    /// The goal.
    public let goal: GoalID
    /// The targets, the likeliest first.
    public let targets: [TargetID]
    /// How it was found.
    public let kind: GoalFinding.Kind
    /// How sure it is.
    public let band: GoalFinding.Band
    /// The chance that a reader would say the same, from 0 to 1.
    public let score: Double
    /// The bytes of the passage's text that it rests on.
    public let evidence: [Range<Int>]
    /// The words that it rests on, as the passage writes them, each once.
    public let words: [String]
    /// A short quotation round these words.
    public let quotation: String
  }

  /// The finding of a goal.
  ///
  /// - Parameters:
  ///   - goal: the goal.
  ///   - kind: how it is found.
  /// - Returns: nil where it was not found so.
  public func found(_ goal: GoalID, _ kind: GoalFinding.Kind) -> Found? {
    findings.first { $0.goal == goal && $0.kind == kind }
  }

  /// The passages of a plan that say something, in reading order.
  ///
  /// - Parameter plan: the plan as it was read.
  public static func all(of plan: ReadPlan) -> [FiledPassage] {
    zip(plan.content, KeptReading(of: plan).passages).map { content, kept in
      FiledPassage(
        id: kept.id, page: kept.page, headings: kept.headings,
        text: kept.findings.isEmpty ? "" : content.passage.text, bytes: kept.bytes,
        language: kept.language, commitment: kept.commitment,
        findings: zip(content.reading.findings, kept.findings).map { finding, words in
          Found(
            goal: finding.goal, targets: finding.targets, kind: finding.kind, band: finding.band,
            score: finding.score, evidence: finding.evidence, words: words.evidence,
            quotation: words.quotation)
        })
    }
  }

  /// The passage as profiles are computed of it.
  ///
  /// - Parameter document: the document's name.
  public func kept(in document: String) -> KeptPassage {
    KeptPassage(
      id: id, document: document, page: page, bytes: bytes, language: language,
      headings: headings, commitment: commitment,
      findings: findings.map {
        KeptFinding(
          goal: $0.goal, targets: $0.targets, kind: $0.kind, band: $0.band, score: $0.score,
          evidence: $0.words, quotation: $0.quotation)
      })
  }
}
