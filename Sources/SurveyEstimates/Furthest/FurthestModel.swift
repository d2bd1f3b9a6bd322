import Statistics
import Surveys

/// A model of one outcome on all factors: shares by logit, stages by proportional odds.
enum FurthestModel {
  case share(WeightedRegression)
  case stage(OrdinalLogit, scores: [Double])

  /// The answers to an outcome, as the models need them.
  enum Outcome {
    /// 1 for yes, 0 for no; NaN where not known.
    case share([Double])
    /// The stage of each response, and what each stage is worth.
    case stage(Factor, scores: [Double])

    /// Whether the outcome of a response is known.
    func isKnown(_ row: Int) -> Bool {
      switch self {
      case .share(let values): !values[row].isNaN
      case .stage(let factor, _): factor.codes[row] != Factor.missing
      }
    }

    /// The outcome as a number: 0 or 1, or the stage's score; NaN where not known.
    var values: [Double] {
      switch self {
      case .share(let values): values
      case .stage(let factor, let scores):
        factor.codes.map { $0 == Factor.missing ? .nan : scores[Int($0)] }
      }
    }
  }

  /// Fits the model; nil where the answers cannot carry it.
  init?(_ outcome: Outcome, terms: [ModelTerm], design: SampleDesign) {
    let matrix = ModelMatrix(terms, rows: design.count)
    switch outcome {
    case .share(let values):
      guard
        let fit = try? WeightedRegression(values, on: matrix, family: .logit, design: design)
      else { return nil }
      self = .share(fit)
    case .stage(let factor, let scores):
      guard let fit = try? OrdinalLogit(factor, on: matrix, design: design) else { return nil }
      self = .stage(fit, scores: scores)
    }
  }

  var model: any SurveyModel {
    switch self {
    case .share(let model): model
    case .stage(let model, _): model
    }
  }

  /// The responses that the model rests on.
  var rows: [Int] {
    switch self {
    case .share(let model): model.rows
    case .stage(let model, _): model.rows
    }
  }

  /// How many times wider each term's intervals are because the terms go together: a matter of the
  /// columns and the weights, whatever the outcome.
  func inflation(_ outcome: Outcome) -> [VarianceInflation] {
    switch self {
    case .share(let model): model.varianceInflation()
    case .stage(let model, _):
      (try? WeightedRegression(
        outcome.values, on: model.matrix, family: .gaussian, design: model.design))?
        .varianceInflation() ?? []
    }
  }

  /// Whether the fit had to be penalised, as something separates yes from no.
  var isPenalised: Bool {
    if case .share(let model) = self { !model.separated.isEmpty } else { false }
  }

  /// The adjusted share or mean stage at each setting of a term.
  func margins(
    of term: String, at settings: [ModelTerm.Setting], over holds: ((Int) -> Bool)?
  ) -> PredictiveMargins? {
    switch self {
    case .share(let model): model.margins(of: term, at: settings, over: holds)
    case .stage(let model, let scores):
      model.margins(.meanScore(scores), of: term, at: settings, over: holds)
    }
  }

  /// The interval of a margin: within 0 to 1 for shares.
  func interval(
    of margins: PredictiveMargins, _ index: Int, level: Double
  ) -> ConfidenceInterval? {
    switch self {
    case .share: margins.shareInterval(of: index, level: level)
    case .stage: margins.estimates.interval(of: index, level: level)
    }
  }

  /// What the model expects of each response that it rests on: a share or a mean stage.
  var expected: [Double] {
    switch self {
    case .share(let model): model.fitted
    case .stage(let model, let scores): model.expectedScores(scores)
    }
  }
}
