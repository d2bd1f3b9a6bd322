public import Indicators
import Languages
public import Measures
public import Store
import SurveyEstimates
import Surveys
import VoluntaryReview

/// Every table of a review by its address: a number is computed once, here, and named everywhere else.
public struct Analysis: Sendable {
  /// The review.
  public let stored: StoredReview
  /// The tables by address.
  public let tables: [TableAddress: PublishedTable]
  /// The indicators by id.
  public let indicators: [String: Indicator]
  /// The survey's tables in the order of its questions, those of who responded first.
  let surveyTables: [PublishedTable]
  /// What is said of who has come furthest.
  let readings: [FurthestReading]
  /// What could not be carried over changed borders.
  let carried: [CarryingReport]

  /// Computes the tables of a review.
  ///
  /// - Parameter stored: the review.
  public init(_ stored: StoredReview) {
    self.stored = stored
    var tables: [TableAddress: PublishedTable] = [:]
    let tabulation = Analysis.tabulation(stored)
    let survey = tabulation?.results(stored.review.disclosure)
    let plans = PlanTables(stored)
    let beside = plans.flatMap { tabulation?.answers(beside: $0.worked, stored.review.disclosure) }
    surveyTables = (survey?.tables ?? []) + (beside ?? [])
    for table in surveyTables { tables[table.table.address] = table }
    readings = survey?.readings ?? []
    let figures = CarriedFigures(stored)
    carried = figures.carried
    for indicator in stored.indicators {
      guard let table = figures.table(of: indicator) else { continue }
      for made in [
        table, indicator.changes(in: table, as: .absolute),
        indicator.changes(in: table, as: .relative),
      ] { tables[made.address] = PublishedTable(official: made) }
    }
    let frame = FrameTables(stored).tables + (RegisterTables(stored)?.tables ?? [])
    for table in frame + (plans?.tables ?? []) {
      tables[table.address] = PublishedTable(official: table)
    }
    self.tables = tables
    indicators = Dictionary(
      stored.indicators.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The addresses of all tables, sorted.
  public var addresses: [TableAddress] { tables.keys.sorted() }

  private static func tabulation(_ stored: StoredReview) -> Tabulation? {
    guard let survey = stored.survey else { return nil }
    let review = stored.review
    let attributes = stored.units.attributes.map {
      Tabulation.Attribute(
        id: $0.id, name: $0.name, categories: $0.categories, values: $0.values,
        isOrdered: $0.isOrdered)
    }
    let source = Source(
      name: LocalizedText { language in
        language.text(
          "survey.source",
          [
            "owner": review.owner.name.text(in: language.tag),
            "survey": survey.questionnaire.title.text(in: language.tag),
          ])
      }, licence: review.licence)
    return Tabulation(
      questionnaire: survey.questionnaire, responses: survey.responses,
      population: survey.population, levels: stored.units.levels, attributes: attributes,
      divisions: review.attributes,
      numbers: stored.units.numbers.map {
        Tabulation.UnitNumber(id: $0.id, name: $0.name, values: $0.values)
      },
      unitNames: Dictionary(
        stored.units.units.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first }),
      codings: survey.codings, evidence: survey.evidence,
      settings: Tabulation.Settings(
        period: review.period, sources: [source], shareDecimals: review.shareDecimals,
        meanDecimals: review.meanDecimals,
        notes: [review.syntheticNotice].compactMap { $0 }), plan: survey.plan)
  }
}
