extension SampleDesign {
  /// Weights that reproduce known totals and are as near the old ones as can be.
  ///
  /// Source: J.-C. Deville and C.-E. Särndal, "Calibration estimators in survey sampling", JASA 87
  /// (1992) 376–382. With ``CalibrationDistance/linear`` it is the generalised regression estimator.
  /// Targets that say the same twice, such as two margins, are no fault; totals that contradict each
  /// other are.
  ///
  /// - Parameters:
  ///   - targets: what is to be reproduced. The weights add up to the population only where its size
  ///     or a margin is among them.
  ///   - distance: how the distance of the weights is measured.
  ///   - bounds: the smallest and largest ratio of new to old weight, 1 between them; none where nil.
  ///     ``CalibrationDistance/logit(lower:upper:)`` has its own.
  ///   - tolerance: the largest relative distance from a total.
  ///   - iterations: the largest number of steps.
  /// - Returns: the design with its new weights, and how close they come to the totals.
  /// - Throws: ``WeightingRefused``; where the totals are not met it names the one farthest off.
  public func calibrated(
    to targets: [CalibrationTarget], distance: CalibrationDistance = .linear,
    bounds: ClosedRange<Double>? = nil, tolerance: Double = 1e-12, iterations: Int = 100
  ) throws(WeightingRefused) -> CalibratedDesign {
    precondition(!targets.isEmpty, "a total to calibrate to")
    let allowed: ClosedRange<Double>
    switch distance {
    case .logit(let lower, let upper):
      guard lower < 1, 1 < upper, lower.isFinite, upper.isFinite, bounds == nil else {
        throw .bounds
      }
      allowed = lower...upper
    case .linear, .raking:
      allowed = bounds ?? -.infinity ... .infinity
      guard allowed.contains(1), allowed.lowerBound < allowed.upperBound else { throw .bounds }
    }
    let parts = try CalibrationTarget.parts(of: targets, weights: weights)
    var calibration = Calibration(
      parts, before: weights, distance: distance, bounds: allowed)
    let report = calibration.run(tolerance: tolerance, iterations: iterations)
    guard report.converged else { throw .notConverged(report) }
    var result = self
    for row in weights.indices { result.weights[row] *= calibration.ratios[row] }
    result.adjustments.append(
      .regression(calibration.basis, before: weights, weights: result.weights))
    return CalibratedDesign(design: result, report: report)
  }
}
