/// Finds the lowest point of a smooth function by its slope (L-BFGS).
///
/// The same function gives the same point: nothing is drawn at random, and sums go in one order.
struct Minimiser {
  /// How many steps back it remembers.
  var memory = 6
  /// How many steps it takes at most.
  var steps = 100
  /// It ends where a step lowers the function by less than this share.
  var tolerance = 1e-6

  /// The lowest point that is found.
  ///
  /// - Parameters:
  ///   - start: where it begins.
  ///   - value: the function: gives its value at a point and writes its slope.
  /// - Returns: the point.
  func lowest(
    from start: [Double],
    _ value: (_ point: [Double], _ slope: inout [Double]) -> Double
  ) -> [Double] {
    var point = start
    var slope = [Double](repeating: 0, count: start.count)
    var height = value(point, &slope)
    var past: [(step: [Double], change: [Double], scale: Double)] = []
    for _ in 0..<steps {
      var direction = downhill(slope, past)
      var descent = Minimiser.dot(direction, slope)
      if descent >= 0 {
        past = []
        direction = slope.map { -$0 }
        descent = -Minimiser.dot(slope, slope)
      }
      if descent == 0 { break }
      var length = past.isEmpty ? min(1, 1 / (-descent).squareRoot()) : 1
      var next = point
      var nextSlope = slope
      var nextHeight = height
      var isLower = false
      for _ in 0..<30 {
        for place in point.indices { next[place] = point[place] + length * direction[place] }
        nextHeight = value(next, &nextSlope)
        if nextHeight <= height + 1e-4 * length * descent {
          isLower = true
          break
        }
        length /= 2
      }
      guard isLower else { break }
      var step = direction
      var change = direction
      for place in point.indices {
        step[place] = next[place] - point[place]
        change[place] = nextSlope[place] - slope[place]
      }
      let curve = Minimiser.dot(step, change)
      if curve > 1e-12 {
        past.append((step, change, 1 / curve))
        if past.count > memory { past.removeFirst() }
      }
      let gain = height - nextHeight
      point = next
      slope = nextSlope
      height = nextHeight
      if gain <= tolerance * max(1, abs(height)) { break }
    }
    return point
  }

  /// The direction of the next step, from the slopes of the last ones.
  private func downhill(
    _ slope: [Double], _ past: [(step: [Double], change: [Double], scale: Double)]
  ) -> [Double] {
    var direction = slope.map { -$0 }
    guard let last = past.last else { return direction }
    var factors: [Double] = []
    for pair in past.reversed() {
      let factor = pair.scale * Minimiser.dot(pair.step, direction)
      factors.append(factor)
      for place in direction.indices { direction[place] -= factor * pair.change[place] }
    }
    let size = 1 / (last.scale * Minimiser.dot(last.change, last.change))
    for place in direction.indices { direction[place] *= size }
    for (pair, factor) in zip(past, factors.reversed()) {
      let other = factor - pair.scale * Minimiser.dot(pair.change, direction)
      for place in direction.indices { direction[place] += other * pair.step[place] }
    }
    return direction
  }

  private static func dot(_ left: [Double], _ right: [Double]) -> Double {
    var sum = 0.0
    for place in left.indices { sum += left[place] * right[place] }
    return sum
  }
}
