public import Languages
public import Measures
import Statistics
public import Surveys

/// Makes the tables of a survey: each question, alone and by each attribute, and the response rate.
///
/// Addresses: `survey.<question>`, `survey.<question>.by.<attribute or level>`; means of scales and
/// numbers under `survey.<question>.mean` and `.mean.by.…`, mean points of rankings under
/// `survey.<question>.borda` and `.borda.by.…`; the codes of answers in words under
/// `survey.<question>.codes` and `.codes.by.…`, how far coders agree under `survey.<question>.agreement`;
/// `response`, `response.by.…` and `response.counts`.
///
/// Shares stand in per cent of those who gave an answer to the question; "don't know" and "not
/// answered" (role `.outside`) in per cent of those who were asked it. Intervals hold for the
/// population that was asked: exact hypergeometric for shares, Student's t with finite population
/// correction for means.
public struct Tabulation: Sendable {
  let questionnaire: Questionnaire
  let settings: Settings
  let population: Population
  let levels: [Category]
  let members: MemberIndex
  let groupings: [Grouping]
  /// What each response weighs; nil where each counts as one, and where nobody answered.
  var weights: SurveyWeights?
  /// All that is known of the units, shown in tables or not.
  let attributes: [Attribute]
  /// Numbers that are known of the units.
  let numbers: [UnitNumber]
  /// The names of units, by code.
  let unitNames: [String: LocalizedText]
  /// The design of the responses: that of the weights, else one stratum for each level.
  let design: SampleDesign
  let plan: AnalysisPlan
  let codings: [AnswerCoding]
  /// What shows that units meet the criteria of maturity.
  let evidence: [MaturityEvidence]
  /// The responses that count; in a coded question the codes stand for its answers in words.
  var responses: [Response]
  /// What the answers are sorted by, where the tables of codes are made.
  var frame: CodeFrame?

  /// An attribute of units that tables are divided by.
  public struct Attribute: Hashable, Sendable {
    /// The id in addresses.
    public let id: String
    /// The heading.
    public let name: LocalizedText
    /// The groups in the order they are shown, without a total.
    public let categories: [Category]
    /// The code of each unit's group; a unit without one stands as ungrouped.
    public let values: [String: String]
    /// Whether neighbouring groups are alike, as with sizes.
    public let isOrdered: Bool

    /// An attribute.
    ///
    /// - Parameters:
    ///   - id: the id in addresses.
    ///   - name: the heading.
    ///   - categories: the groups in order, without a total.
    ///   - values: the code of each unit's group.
    ///   - isOrdered: whether neighbouring groups are alike.
    public init(
      id: String, name: LocalizedText, categories: [Category], values: [String: String],
      isOrdered: Bool = false
    ) {
      self.id = id
      self.name = name
      self.categories = categories
      self.values = values
      self.isOrdered = isOrdered
    }
  }

  /// A number that is known of units, whatever they answer.
  public struct UnitNumber: Hashable, Sendable {
    /// The id in the plan of analysis.
    public let id: String
    /// The name.
    public let name: LocalizedText
    /// The number by unit.
    public let values: [String: Double]

    /// A number of units.
    ///
    /// - Parameters:
    ///   - id: the id in the plan of analysis.
    ///   - name: the name.
    ///   - values: the number by unit.
    public init(id: String, name: LocalizedText, values: [String: Double]) {
      self.id = id
      self.name = name
      self.values = values
    }
  }

  /// What all tables of a survey have in common.
  public struct Settings: Hashable, Sendable {
    /// The time of the answers.
    public let period: Period
    /// Where the answers come from.
    public let sources: [Source]
    /// Decimals of shares in print.
    public let shareDecimals: Int
    /// Decimals of means in print.
    public let meanDecimals: Int
    /// The level of confidence.
    public let level: Double
    /// What a reader must know about all tables, such as that the answers are made up.
    public let notes: [LocalizedText]

    /// What all tables have in common.
    ///
    /// - Parameters:
    ///   - period: the time of the answers.
    ///   - sources: where they come from.
    ///   - shareDecimals: decimals of shares in print.
    ///   - meanDecimals: decimals of means in print.
    ///   - level: the level of confidence, between 0 and 1.
    ///   - notes: what a reader must know about all tables.
    public init(
      period: Period, sources: [Source], shareDecimals: Int = 0, meanDecimals: Int = 1,
      level: Double = 0.95, notes: [LocalizedText] = []
    ) {
      self.period = period
      self.sources = sources
      self.shareDecimals = shareDecimals
      self.meanDecimals = meanDecimals
      self.level = level
      self.notes = notes
    }
  }

  /// A survey to make tables of.
  ///
  /// Responses without any answer, and those of units that were not asked, do not count.
  ///
  /// - Parameters:
  ///   - questionnaire: a questionnaire without errors.
  ///   - responses: the responses, at most one from each member of the population.
  ///   - population: those who were asked.
  ///   - levels: the levels in the order they are shown, with their names.
  ///   - attributes: what is known of the units.
  ///   - divisions: the attributes that tables are divided by, besides level; all where nil.
  ///   - numbers: numbers that are known of the units.
  ///   - unitNames: the names of units, by code.
  ///   - codings: the codes of answers in words, each question once.
  ///   - evidence: what shows that units meet the criteria of maturity.
  ///   - settings: what all tables have in common.
  ///   - plan: how answers are weighted, and which questions are derived from others.
  public init(
    questionnaire: Questionnaire, responses: [Response], population: Population,
    levels: [Category], attributes: [Attribute], divisions: [String]? = nil,
    numbers: [UnitNumber] = [], unitNames: [String: LocalizedText] = [:],
    codings: [AnswerCoding] = [], evidence: [MaturityEvidence] = [], settings: Settings,
    plan: AnalysisPlan = AnalysisPlan()
  ) {
    let (questionnaire, responses) = plan.deriving(questionnaire, responses)
    self.questionnaire = questionnaire
    self.plan = plan
    self.attributes = attributes
    self.numbers = numbers
    self.unitNames = unitNames
    self.codings = codings
    self.evidence = evidence
    self.settings = settings
    self.population = population
    self.levels = levels
    let members = MemberIndex(population: population)
    self.members = members
    let counted = responses.filter { $0.hasAnswers && members.member(of: $0) != nil }
    self.responses = counted
    var groupings: [Grouping] = []
    if levels.count > 1 {
      groupings.append(Grouping(levels: levels, responses: counted, population: population))
    }
    groupings += attributes.filter { divisions?.contains($0.id) ?? true }.map {
      Grouping(attribute: $0, responses: counted, population: population)
    }
    self.groupings = groupings
    let made = SurveyWeights(
      plan.weighting, population: population,
      responders: counted.compactMap { members.member(of: $0) }, attributes: attributes)
    weights = plan.weighting == nil ? nil : made
    design = made?.design ?? .none
  }
}
