/// Moves labels apart along a line, each as near to its own place as the others let it.
///
/// - Parameters:
///   - wished: the middle that each label wishes for, in any order.
///   - heights: the height of each label.
///   - range: where the labels have to lie; they start at its beginning where it is too short.
/// - Returns: the middle of each label, in the order given.
func spread(
  _ wished: [Double], heights: [Double], within range: ClosedRange<Double>
) -> [Double] {
  // Neighbours that would touch become one group that lies around the mean of their wishes.
  struct Group {
    var members: [Int]
    var height: Double
    var wish: Double
    var top: Double
  }
  var groups: [Group] = []
  func place(_ group: inout Group) {
    let free = group.wish - group.height / 2
    group.top = max(range.lowerBound, min(free, range.upperBound - group.height))
  }
  for index in wished.indices.sorted(by: { (wished[$0], $0) < (wished[$1], $1) }) {
    var group = Group(members: [index], height: heights[index], wish: wished[index], top: 0)
    place(&group)
    while let above = groups.last, above.top + above.height > group.top {
      groups.removeLast()
      let counts = (Double(above.members.count), Double(group.members.count))
      group.wish = (above.wish * counts.0 + group.wish * counts.1) / (counts.0 + counts.1)
      group.members = above.members + group.members
      group.height += above.height
      place(&group)
    }
    groups.append(group)
  }
  var result = wished
  for group in groups {
    var top = group.top
    for member in group.members {
      result[member] = top + heights[member] / 2
      top += heights[member]
    }
  }
  return result
}
