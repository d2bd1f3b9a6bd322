/// How many responses two columns have in common, for those that a question is put to.
///
/// Who has answered is no secret. So a reader knows where the groups of one attribute lie within a
/// group of another, and can take their counts from each other.
struct SharedResponses {
  private let counts: [Int]
  private let width: Int

  init(columns: Columns, isCounted: [Bool]) {
    width = columns.count
    // The columns of each response stand side by side: all, then a group of each attribute or more.
    let most = 1 + columns.groupings.reduce(0) { $0 + ($1.overlaps ? $1.categories.count : 1) }
    var places = [Int](repeating: Columns.total, count: isCounted.count * most)
    var used = [Int](repeating: 1, count: isCounted.count)
    columns.forEachGroup { column, responses, _ in
      for response in responses {
        places[response * most + used[response]] = column
        used[response] += 1
      }
    }
    var counts = [Int](repeating: 0, count: width * width)
    for response in isCounted.indices where isCounted[response] {
      let own = places[response * most..<response * most + used[response]]
      for column in own {
        for other in own { counts[column * width + other] += 1 }
      }
    }
    self.counts = counts
  }

  func size(_ column: Int) -> Int { counts[column * width + column] }

  func size(_ column: Int, and other: Int) -> Int { counts[column * width + other] }

  /// Whether a column that is not empty lies within another.
  func isWithin(_ column: Int, _ other: Int) -> Bool {
    size(column) > 0 && size(column, and: other) == size(column)
  }

  /// The first column with the very same responses.
  func twin(of column: Int) -> Int {
    guard size(column) > 0 else { return column }
    return (0..<column).first { size($0) == size(column) && isWithin(column, $0) } ?? column
  }
}
