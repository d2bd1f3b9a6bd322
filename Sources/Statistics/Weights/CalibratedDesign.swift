/// A design whose weights were adjusted to known totals, and how close they came.
public struct CalibratedDesign: Sendable {
  /// The design with its new weights.
  public let design: SampleDesign
  /// How close the weights came.
  public let report: WeightingReport
}
