public import Languages
public import Measures
public import PlanReading

/// A plan of a unit, with what has been found in it.
public struct ReviewPlan: Hashable, Sendable {
  /// What kind of plan it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The societal part of a municipality's master plan.
    case societalPart = "societal-part"
    /// Its land-use part.
    case landUsePart = "land-use-part"
    /// What is done about the plans in the years to come, with money.
    case actionPart = "action-part"
    /// A plan for climate, energy or nature.
    case climatePlan = "climate-plan"
    /// A plan or strategy for another subject.
    case thematicPlan = "thematic-plan"
    /// A county's regional plan.
    case regionalPlan = "regional-plan"
    /// A strategy that says which plans are to be made.
    case planningStrategy = "planning-strategy"
    /// What plans rest on: how things stand.
    case knowledgeBase = "knowledge-base"
    /// Something else.
    case other
  }

  /// Its id.
  public let id: String
  /// The code of the unit whose plan it is.
  public let unit: String
  /// What it is called.
  public let title: LocalizedText
  /// The year from which it holds.
  public let year: Int
  /// What kind it is.
  public let kind: Kind
  /// Where it can be read.
  public let address: String?
  /// The day on which it was read.
  public let read: Day?
  /// What has been found in it, as it was found.
  public let reading: KeptReading
  /// What readers say of that.
  public let judgements: [ReaderJudgement]
  /// What has been found in it, after what readers say.
  public let judged: KeptReading

  /// A plan.
  ///
  /// - Parameters:
  ///   - id: its id.
  ///   - unit: the code of the unit whose plan it is.
  ///   - title: what it is called.
  ///   - year: the year from which it holds.
  ///   - kind: what kind it is.
  ///   - address: where it can be read.
  ///   - read: the day on which it was read.
  ///   - reading: what has been found in it.
  ///   - judgements: what readers say of that.
  public init(
    id: String, unit: String, title: LocalizedText, year: Int, kind: Kind, address: String? = nil,
    read: Day? = nil, reading: KeptReading, judgements: [ReaderJudgement] = []
  ) {
    self.id = id
    self.unit = unit
    self.title = title
    self.year = year
    self.kind = kind
    self.address = address
    self.read = read
    self.reading = reading
    self.judgements = judgements
    judged = reading.judged(by: judgements)
  }

  /// How much of it each goal has.
  public var profile: PlanProfile { PlanProfile(of: [judged]) }
}
