/// Weights that tell one of 17 goals from the others: a regression on all goals at once, with a penalty on
/// the squares of the weights.
struct SoftmaxFit {
  static let width = GoalVector.count

  /// The weights of each feature, 17 after 17.
  private(set) var weights: [Double]
  /// What is added for each goal.
  private(set) var biases: [Double]
  /// The weight that all goals share for their own signal.
  private(set) var shared: Double

  /// What is learned from.
  struct Task {
    /// The features of each text.
    var rows = SparseRows()
    /// The share of each goal in each text, 17 after 17; all zero where nothing is known.
    var shares: [Double] = []
    /// A signal of each goal's own, 17 after 17; empty where there is none.
    var own: [Double] = []
    var featureCount = 0
    /// How much large weights cost.
    var penalty = 1.0
    var steps = 100
  }

  /// Learns from texts.
  init(_ task: Task) {
    let width = SoftmaxFit.width
    let size = task.featureCount * width
    var minimiser = Minimiser()
    minimiser.steps = task.steps
    let point = minimiser.lowest(from: [Double](repeating: 0, count: size + width + 1)) {
      point, slope in
      point.withUnsafeBufferPointer { point in
        slope.withUnsafeMutableBufferPointer { SoftmaxFit.cost(task, point, $0) }
      }
    }
    weights = Array(point[..<size])
    biases = Array(point[size..<size + width])
    shared = point[size + width]
  }

  /// The sums of a row of features, and of its own signals.
  func sums(_ row: [(column: Int, value: Double)], own: ArraySlice<Double>) -> [Double] {
    var sums = biases
    for (column, value) in row {
      for goal in sums.indices { sums[goal] += weights[column * SoftmaxFit.width + goal] * value }
    }
    for (goal, signal) in zip(sums.indices, own) { sums[goal] += shared * signal }
    return sums
  }

  private static func cost(
    _ task: Task, _ point: UnsafeBufferPointer<Double>, _ slope: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let width = SoftmaxFit.width
    let size = task.featureCount * width
    var cost = 0.0
    for place in 0..<size {
      slope[place] = task.penalty * point[place]
      cost += 0.5 * task.penalty * point[place] * point[place]
    }
    for place in size..<size + width {
      slope[place] = 0.01 * point[place]
      cost += 0.005 * point[place] * point[place]
    }
    let shared = point[size + width]
    slope[size + width] = 0.1 * shared
    cost += 0.05 * shared * shared
    withUnsafeTemporaryAllocation(of: Double.self, capacity: width) { sums in
      for row in 0..<task.rows.count {
        cost += text(row, task, point, slope, sums)
      }
    }
    return cost
  }

  /// What one text costs; adds to the slope.
  private static func text(
    _ row: Int, _ task: Task, _ point: UnsafeBufferPointer<Double>,
    _ slope: UnsafeMutableBufferPointer<Double>, _ sums: UnsafeMutableBufferPointer<Double>
  ) -> Double {
    let width = SoftmaxFit.width
    let size = task.featureCount * width
    var known = 0.0
    for goal in 0..<width { known += task.shares[row * width + goal] }
    guard known > 0 else { return 0 }
    let shared = point[size + width]
    for goal in 0..<width {
      sums[goal] = point[size + goal]
      if !task.own.isEmpty { sums[goal] += shared * task.own[row * width + goal] }
    }
    let entries = task.rows.starts[row]..<task.rows.starts[row + 1]
    for entry in entries {
      let value = task.rows.values[entry]
      let base = Int(task.rows.columns[entry]) * width
      for goal in 0..<width { sums[goal] += point[base + goal] * value }
    }
    var highest = sums[0]
    for goal in 1..<width { highest = max(highest, sums[goal]) }
    var total = 0.0
    for goal in 0..<width { total += Elementary.exp(sums[goal] - highest) }
    let logarithm = highest + Elementary.log(total)
    var cost = 0.0
    for goal in 0..<width {
      let share = task.shares[row * width + goal]
      cost -= share * (sums[goal] - logarithm)
      sums[goal] = Elementary.exp(sums[goal] - logarithm) * known - share
      slope[size + goal] += sums[goal]
      if !task.own.isEmpty { slope[size + width] += sums[goal] * task.own[row * width + goal] }
    }
    for entry in entries {
      let value = task.rows.values[entry]
      let base = Int(task.rows.columns[entry]) * width
      for goal in 0..<width { slope[base + goal] += sums[goal] * value }
    }
    return cost
  }
}
