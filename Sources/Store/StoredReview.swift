public import CaseStudies
public import FollowUp
public import Indicators
public import Problems
public import SurveyEstimates
public import Surveys
public import VoluntaryReview

/// Everything that a review folder holds, read and held together.
public struct StoredReview: Sendable {
  /// The review.
  public let review: Review
  /// Its units.
  public let units: ReviewUnits
  /// The framework that gives the order.
  public let framework: Framework
  /// All frameworks: those built in and the folder's own.
  public let frameworks: [Framework]
  /// The survey; nil where there is none.
  public let survey: StoredSurvey?
  /// The indicators by file and order.
  public let indicators: [Indicator]
  /// The indicators that are computed from others.
  public let derivations: Derivations
  /// The observations of all vintages, in the codes that the files use.
  public let observations: ObservationStore
  /// The review's own queries to statistical services.
  public let figureSources: [FigureSource]
  /// How the page about each unit is made; nil where none is asked for.
  public let profiles: ProfilePlan?
  /// The register of indicators that the folder keeps; nil where there is none.
  public let register: IndicatorRegister?
  /// What has been chosen of the register.
  public let selection: [ChosenIndicator]
  /// The units' plans, with what has been found in them.
  public let plans: [ReviewPlan]
  /// The cases.
  public let cases: [CaseStudy]
  /// The findings.
  public let findings: [Finding]
  /// Recommendations, agreements and action points.
  public let followUp: ReviewFollowUp
  /// The blocks in every language.
  public let blocks: [Block]
  /// The shapes of units by map and code, as rings of longitude and latitude.
  public let shapes: [String: [[(longitude: Double, latitude: Double)]]]
  /// The editions that have been approved, oldest first.
  public let editions: [EditionRecord]
  /// What was not quite right, but stops nothing.
  public let warnings: [Problem]
}

/// A survey as the folder holds it.
public struct StoredSurvey: Sendable {
  /// The questionnaire.
  public let questionnaire: Questionnaire
  /// Who was asked.
  public let population: Population
  /// What they answered.
  public let responses: [Response]
  /// What is computed of them besides the questions one by one.
  public let plan: AnalysisPlan
  /// What shows that units meet the criteria of maturity.
  public let evidence: [MaturityEvidence]
  /// The codes that answers in words were given, each question once.
  public let codings: [AnswerCoding]
}
