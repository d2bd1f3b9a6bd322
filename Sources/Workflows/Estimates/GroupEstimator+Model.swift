import Problems
import Statistics
import Store

extension GroupEstimator {
  mutating func estimate(_ model: EstimateQuery.Model) throws(InputRefused) {
    let terms = try ModelTerms(model, columns)
    if let margins = model.margins, !terms.hasCategories(margins.text) {
      throw refusal("query.margins-of-number", at: margins.place, ["column": margins.text])
    }
    let matrix = ModelMatrix(terms.terms, rows: columns.rows)
    if model.family == .ordinal {
      try estimateStages(model, terms, matrix)
    } else {
      try estimateRegression(model, terms, matrix)
    }
  }

  private mutating func estimateRegression(
    _ model: EstimateQuery.Model, _ terms: ModelTerms, _ matrix: ModelMatrix
  ) throws(InputRefused) {
    let outcome = try columns.values(model.outcome, model.property)
    let fit: WeightedRegression
    do {
      fit = try WeightedRegression(
        outcome, on: matrix, family: model.family == .logit ? .logit : .gaussian, design: design)
    } catch {
      throw refusal(of: error, terms)
    }
    addCoefficients(of: fit, terms, used: fit.design)
    if model.family == .logit {
      for coefficient in fit.coefficients(level: query.level) {
        addOddsRatio(coefficient, terms, df: fit.estimates.degreesOfFreedom, used: fit.design)
      }
    }
    addTests(of: fit, model, aliased: fit.aliased, terms)
    if !fit.separated.isEmpty {
      warn(
        Problem(
          "query.penalised", .warning, at: query.wantedPlace,
          ["columns": terms.words(of: fit.separated)]))
    }
    guard let wanted = model.margins else { return }
    guard let margins = fit.margins(of: wanted.text) else { throw refusal("query.no-estimate") }
    for (index, setting) in margins.settings.enumerated() {
      let interval =
        model.family == .logit
        ? margins.shareInterval(of: index, level: query.level)
        : margins.estimates.interval(of: index, level: query.level)
      add(
        EstimateLine(
          measure: .margin, parts: terms.parts(of: setting, in: wanted.text),
          margins.estimates[index], interval, in: fit.design))
    }
  }

  private mutating func estimateStages(
    _ model: EstimateQuery.Model, _ terms: ModelTerms, _ matrix: ModelMatrix
  ) throws(InputRefused) {
    let stages = try terms.stages(of: model, columns)
    let fit: OrdinalLogit
    do {
      fit = try OrdinalLogit(stages.factor, on: matrix, design: design)
    } catch {
      throw refusal(of: error, terms)
    }
    addCoefficients(of: fit, terms, used: fit.design)
    for (index, pair) in zip(fit.categories, fit.categories.dropFirst()).enumerated() {
      add(
        .threshold,
        [EstimateLine.Part(.term, "\(stages.levels[pair.0])|\(stages.levels[pair.1])")],
        fit.estimates[fit.kept.count + index], in: fit.design)
    }
    addTests(of: fit, model, aliased: fit.aliased, terms)
    guard let wanted = model.margins else { return }
    for stage in fit.categories.dropFirst() {
      guard let margins = fit.margins(.atLeast(stage), of: wanted.text) else {
        throw refusal("query.no-estimate")
      }
      for (index, setting) in margins.settings.enumerated() {
        let place = EstimateLine.Part(.at, ">= " + stages.levels[stage])
        add(
          EstimateLine(
            measure: .margin, parts: terms.parts(of: setting, in: wanted.text) + [place],
            margins.estimates[index], margins.shareInterval(of: index, level: query.level),
            in: fit.design))
      }
    }
  }

  private mutating func addCoefficients(
    of fit: some SurveyModel, _ terms: ModelTerms, used: SampleDesign
  ) {
    for (index, coefficient) in fit.coefficients(level: query.level).enumerated() {
      guard index < fit.kept.count else { break }
      add(.coefficient, terms.parts(of: coefficient.name), fit.estimates[index], in: used)
    }
    for (index, coefficient) in fit.coefficients(level: query.level).enumerated() {
      guard index < fit.kept.count, let t = coefficient.t, let p = coefficient.pValue else {
        continue
      }
      add(
        TestLine(
          .t, term: terms.words(of: [coefficient.name]), t,
          df: [fit.estimates.degreesOfFreedom], p: p))
    }
  }

  private mutating func addOddsRatio(
    _ coefficient: Coefficient, _ terms: ModelTerms, df: Double, used: SampleDesign
  ) {
    add(
      EstimateLine(
        measure: .oddsRatio, parts: terms.parts(of: coefficient.name),
        estimate: coefficient.oddsRatio, interval: coefficient.oddsRatioInterval,
        degreesOfFreedom: df, rows: used.active, weight: used.total))
  }

  private mutating func addTests(
    of fit: some SurveyModel, _ model: EstimateQuery.Model, aliased: [String],
    _ terms: ModelTerms
  ) {
    for term in model.terms {
      if let test = fit.waldTest(of: [term.column.text]) {
        add(TestLine(.wald, term: term.column.text, test))
      }
    }
    if !aliased.isEmpty {
      warn(
        Problem(
          "query.aliased", .warning, at: query.wantedPlace, ["columns": terms.words(of: aliased)])
      )
    }
  }
}

extension EstimateLine {
  /// An estimate with an interval of its own.
  fileprivate init(
    measure: Measure, parts: [Part], _ estimate: Estimate, _ interval: ConfidenceInterval?,
    in domain: SampleDesign
  ) {
    self.init(
      measure: measure, parts: parts, estimate: estimate.value,
      standardError: estimate.standardError, interval: interval,
      degreesOfFreedom: estimate.degreesOfFreedom, rows: domain.active, weight: domain.total)
  }
}
