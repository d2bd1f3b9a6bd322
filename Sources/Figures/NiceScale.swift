/// Round ticks that cover some numbers, in steps of 1, 2 or 5 times a power of ten.
public struct NiceScale: Hashable, Sendable {
  /// The ticks in rising order, at least two.
  public let ticks: [Double]
  /// The distance between ticks.
  public let step: Double
  /// How many decimals a tick needs to be written in full.
  public let decimals: Int

  /// The lowest tick.
  public var lower: Double { ticks.first ?? 0 }
  /// The highest tick.
  public var upper: Double { ticks.last ?? 1 }

  /// Round ticks around numbers.
  ///
  /// Numbers that cannot be drawn are left out; without any, the scale goes from 0 to 1.
  ///
  /// - Parameters:
  ///   - values: the numbers to cover.
  ///   - intervals: the number of steps that is wished, at least 1; there are seldom more.
  ///   - includesZero: whether zero must be on the scale.
  public init(covering values: [Double], intervals: Int = 5, includesZero: Bool = false) {
    let drawable = values.filter(FigureValue.canDraw) + (includesZero ? [0] : [])
    var low = drawable.min() ?? 0
    var high = drawable.max() ?? 1
    if high - low <= max(high.magnitude, low.magnitude) * 1e-9 {
      // One value: room on both sides of it, and none below zero for a number above.
      let room = low == 0 ? 1 : low.magnitude * 0.2
      (low, high) = (low == 0 ? 0 : low - room, high + room)
    }
    let (unit, exponent) = Self.step(atLeast: (high - low) / Double(max(intervals, 1)))
    let power = Self.power(exponent.magnitude)
    func value(_ index: Double) -> Double {
      exponent < 0 ? index * unit / power : index * unit * power
    }
    let step = value(1)
    // The nudge keeps 0.3 / 0.1 from landing just under 3.
    let first = (low / step + 1e-9).rounded(.down)
    let last = (high / step - 1e-9).rounded(.up)
    self.step = step
    self.decimals = exponent < 0 ? Int(exponent.magnitude) : 0
    self.ticks = stride(from: first, through: max(last, first + 1), by: 1).map(value)
  }

  /// The smallest 1, 2 or 5 times a power of ten that is at least a number above zero.
  private static func step(atLeast raw: Double) -> (unit: Double, exponent: Int) {
    var exponent = 0
    while exponent > -18, raw < ten(exponent) { exponent -= 1 }
    while exponent < 18, raw >= ten(exponent + 1) { exponent += 1 }
    let fraction = raw / ten(exponent)
    for unit in [1.0, 2, 5] where fraction <= unit * (1 + 1e-9) { return (unit, exponent) }
    return (1, exponent + 1)
  }

  private static func ten(_ exponent: Int) -> Double {
    exponent < 0 ? 1 / power(exponent.magnitude) : power(exponent.magnitude)
  }

  private static func power(_ exponent: UInt) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * 10 }
  }
}
