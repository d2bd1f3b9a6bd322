/// Groups of one attribute that lie within a group of another, or share responses.
///
/// Who has answered is no secret. So a reader knows that all large municipalities are central ones,
/// and can take the counts of the first from those of the second: what is left is a group as well.
struct Nest {
  /// The columns that are added to make the rest, and those that are taken away.
  let plus: [Int]
  let minus: [Int]
  /// Whether nothing is left.
  let isWhole: Bool

  private init(plus: [Int], minus: [Int], _ shared: SharedResponses) {
    self.plus = plus
    self.minus = minus
    isWhole =
      plus.reduce(0) { $0 + shared.size($1) } == minus.reduce(0) { $0 + shared.size($1) }
  }

  /// The number of the rest, from the numbers of all columns.
  func rest(_ numbers: [Int]) -> Int {
    plus.reduce(0) { $0 + numbers[$1] } - minus.reduce(0) { $0 + numbers[$1] }
  }

  /// All nests among the columns of a question: first the groups of each attribute in all.
  static func all(_ columns: Columns, _ shared: SharedResponses) -> [Nest] {
    var nests: [Nest] = []
    for grouping in columns.groupings.indices {
      let own = columns.range(of: grouping)
      // Those who stand in two groups are what the groups have more than all.
      nests.append(Nest(plus: Array(own), minus: [Columns.total], shared))
      for column in own where shared.twin(of: column) == column {
        for other in columns.groupings.indices where other != grouping {
          var inner = columns.range(of: other).filter { shared.isWithin($0, column) }
          if columns.groupings[other].overlaps { inner = Array(inner.prefix(1)) }
          let isTwin = inner.contains { shared.size($0) == shared.size(column) }
          if !inner.isEmpty, !isTwin { nests.append(Nest(plus: [column], minus: inner, shared)) }
        }
      }
    }
    return nests
  }
}
