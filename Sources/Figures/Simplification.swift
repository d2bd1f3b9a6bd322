/// A closed ring with fewer points, none of those left out farther than a tolerance from it.
///
/// D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required
/// to represent a digitized line", Cartographica 10(2), 1973. A ring has no ends, so it is parted
/// at its first point and the point farthest from that.
///
/// - Parameters:
///   - ring: the points in order, the first at the end again or not.
///   - tolerance: the distance in the unit of the points; zero or less keeps every point.
/// - Returns: some of the points in the same order, without the first at the end again; fewer than
///   three where the ring is no wider than the tolerance.
func simplified(_ ring: [Place], tolerance: Double) -> [Place] {
  var points = ring
  if points.count > 1, points.first == points.last { points.removeLast() }
  guard points.count > 3, tolerance > 0 else { return points }
  let far = points.indices.max { squared(points[0], points[$0]) < squared(points[0], points[$1]) }
  guard let far, far > 0 else { return [points[0]] }
  points.append(points[0])
  var isKept = [Bool](repeating: false, count: points.count)
  isKept[0] = true
  isKept[far] = squared(points[0], points[far]) > tolerance * tolerance
  // A stack, since a coast of many thousand points would be too deep for recursion.
  var parts = [(0, far), (far, points.count - 1)]
  while let (first, last) = parts.popLast() {
    var farthest = (index: first, distance: tolerance * tolerance)
    for index in first..<last where index > first {
      let distance = squared(points[index], toSegment: points[first], points[last])
      if distance > farthest.distance { farthest = (index, distance) }
    }
    if farthest.index > first {
      isKept[farthest.index] = true
      parts += [(first, farthest.index), (farthest.index, last)]
    }
  }
  return points.indices.dropLast().filter { isKept[$0] }.map { points[$0] }
}

private func squared(_ first: Place, _ second: Place) -> Double {
  let (x, y) = (first.x - second.x, first.y - second.y)
  return x * x + y * y
}

private func squared(_ point: Place, toSegment start: Place, _ end: Place) -> Double {
  let length = squared(start, end)
  guard length > 0 else { return squared(point, start) }
  let along =
    ((point.x - start.x) * (end.x - start.x) + (point.y - start.y) * (end.y - start.y)) / length
  let part = min(max(along, 0), 1)
  return squared(
    point,
    Place(x: start.x + part * (end.x - start.x), y: start.y + part * (end.y - start.y)))
}
