/// A number for each of the 17 goals, in their order.
struct GoalVector: Hashable, Sendable {
  /// How many numbers it holds.
  static let count = 17
  /// Zero for each goal.
  static let zero = GoalVector()

  private var first = SIMD16<Float>(repeating: 0)
  private var last: Float = 0

  init() {}

  /// A vector of 17 numbers.
  init(_ numbers: [Float]) {
    precondition(numbers.count == GoalVector.count, "a vector has a number for each goal")
    for (place, number) in numbers.enumerated() { self[place] = number }
  }

  /// The number of the goal at a place, from 0.
  subscript(_ place: Int) -> Float {
    get { place < 16 ? first[place] : last }
    set { if place < 16 { first[place] = newValue } else { last = newValue } }
  }

  /// All numbers in the order of the goals.
  var numbers: [Float] { (0..<GoalVector.count).map { self[$0] } }

  /// The sum of the numbers.
  var sum: Float { first.sum() + last }

  /// Adds another vector, so many times.
  @inline(__always)
  mutating func add(_ other: GoalVector, times factor: Float = 1) {
    first += other.first * factor
    last += other.last * factor
  }
}
