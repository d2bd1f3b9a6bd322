/// What a model says of a group's outcome, were every row of it: adjusted means or shares.
///
/// All rows are set to a group in turn and the predictions averaged with the weights, so that groups
/// are compared over the same mix of everything else. Source: B. I. Graubard and E. L. Korn,
/// "Predictive margins with survey data", Biometrics 55 (1999) 652–659; the variance `G′ V G` of the
/// coefficients plus that of the rows averaged over, as `svypredmeans` of T. Lumley's `survey`.
public struct PredictiveMargins: Hashable, Sendable {
  /// The settings that have a margin, in the order of the estimates.
  public let settings: [ModelTerm.Setting]
  /// The settings that the answers say nothing of, such as a category without rows.
  public let unsupported: [ModelTerm.Setting]
  /// The margins, with the covariance that differences between them need.
  public let estimates: Estimates
  /// How many rows were averaged over.
  public let rows: Int

  /// One margin less another, with its standard error.
  ///
  /// - Parameters:
  ///   - first: a setting.
  ///   - second: the setting taken away.
  /// - Returns: the difference; nil where a setting has no margin.
  public func difference(
    _ first: ModelTerm.Setting, _ second: ModelTerm.Setting
  ) -> Estimates? {
    guard let one = settings.firstIndex(of: first), let other = settings.firstIndex(of: second)
    else { return nil }
    return estimates.combined([
      settings.indices.map { ($0 == one ? 1 : 0) - ($0 == other ? 1 : 0) }
    ])
  }

  /// The interval of a share through its logit, which stays between 0 and 1.
  ///
  /// Source: T. Lumley, Complex Surveys, 2010, section 2.3.2; `svyciprop` with `logit`.
  ///
  /// - Parameters:
  ///   - index: which margin, a share.
  ///   - level: the level of confidence, between 0 and 1.
  /// - Returns: the interval; nil where the share is not between 0 and 1.
  public func shareInterval(of index: Int, level: Double = 0.95) -> ConfidenceInterval? {
    let share = estimates.values[index]
    guard share > 0, share < 1, estimates.degreesOfFreedom > 0 else { return nil }
    let t = StudentT(degreesOfFreedom: estimates.degreesOfFreedom).quantile(1 - (1 - level) / 2)
    let half = t * estimates.standardErrors[index] / (share * (1 - share))
    let odds = share / (1 - share)
    return ConfidenceInterval(
      lower: 1 / (1 + Elementary.exp(half) / odds),
      upper: 1 / (1 + Elementary.exp(-half) / odds), level: level)
  }

  /// The margins of predictions.
  ///
  /// - Parameters:
  ///   - predictions: for each setting that can be predicted, what each row of the design would
  ///     have, and the slope of their weighted mean in each coefficient.
  ///   - settings: those settings.
  ///   - unsupported: the others.
  ///   - design: the design, restricted to the rows averaged over.
  ///   - covariance: that of the coefficients.
  ///   - freedom: their degrees of freedom.
  /// - Returns: nil where there are no rows or no settings.
  init?(
    _ predictions: [(fitted: [Double], gradient: [Double])], of settings: [ModelTerm.Setting],
    unsupported: [ModelTerm.Setting], over design: SampleDesign, covariance: Matrix,
    degreesOfFreedom freedom: Double
  ) {
    guard !settings.isEmpty, let means = design.means(predictions.map(\.fitted)) else {
      return nil
    }
    let gradients = Matrix(
      rows: settings.count, columns: covariance.rows, values: predictions.flatMap(\.gradient))
    self.settings = settings
    self.unsupported = unsupported
    rows = design.active
    estimates = Estimates(
      values: means.values,
      covariance: gradients * covariance * gradients.transposed + means.covariance,
      degreesOfFreedom: freedom)
  }
}
