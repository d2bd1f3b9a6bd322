/// An axis of numbers with ready-made tick labels.
public struct ValueAxis: Hashable, Sendable {
  /// A place on the axis with its label.
  public struct Tick: Hashable, Sendable {
    /// The place.
    public let value: Double
    /// The number in the reader's form.
    public let label: String

    /// A place on the axis with its label.
    public init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// The ticks in rising order.
  public let ticks: [Tick]

  /// An axis from the lowest to the highest of its ticks.
  ///
  /// - Parameter ticks: places with labels; those that cannot be drawn are left out.
  public init(ticks: [Tick]) {
    self.ticks = ticks.filter { FigureValue.canDraw($0.value) }.sorted { $0.value < $1.value }
  }

  /// An axis with round ticks that cover some numbers.
  ///
  /// - Parameters:
  ///   - values: the numbers, ends of intervals included.
  ///   - includesZero: whether zero must be on the axis.
  ///   - intervals: the number of steps that is wished.
  ///   - format: writes a tick in the reader's form, given how many decimals it needs.
  public init(
    covering values: [Double], includesZero: Bool = false, intervals: Int = 5,
    format: (_ value: Double, _ decimals: Int) -> String
  ) {
    let scale = NiceScale(covering: values, intervals: intervals, includesZero: includesZero)
    self.init(
      ticks: scale.ticks.map { Tick(value: $0, label: format($0, scale.decimals)) })
  }

  /// Where numbers lie between two ends in px; the axis is stretched where a number is outside it.
  func scale(covering values: [Double], from start: Double, to end: Double) -> LinearScale {
    LinearScale(covering: ticks.map(\.value) + values, from: start, to: end)
  }
}

/// Numbers to places in px.
struct LinearScale {
  let lower: Double
  let upper: Double
  let start: Double
  let end: Double

  init(covering values: [Double], from start: Double, to end: Double) {
    lower = values.min() ?? 0
    upper = values.max() ?? 0
    self.start = start
    self.end = end
  }

  /// The place of a number; all in the middle where there is no distance between the numbers.
  func callAsFunction(_ value: Double) -> Double {
    guard upper > lower else { return (start + end) / 2 }
    return start + (end - start) * ((value - lower) / (upper - lower))
  }
}
