import Measures

/// The columns that a question is counted in: all, then the groups of one attribute after the other.
struct Columns {
  /// The attributes that the question is divided by.
  let groupings: [Grouping]
  /// Which of its groups are shown, for each attribute.
  let shown: [[Int]]
  /// The first column of each attribute.
  let starts: [Int]
  let count: Int

  /// Column 0 is all.
  static let total = 0

  /// The columns of a question that is put to some of the members.
  ///
  /// An attribute is left out where none of them has a value of it, or all are of one level.
  init(groupings: [Grouping], isEligible: (Int) -> Bool) {
    var kept: [Grouping] = []
    var shown: [[Int]] = []
    var starts: [Int] = []
    var next = 1
    for grouping in groupings {
      let used = grouping.categories.indices.filter { index in
        let mayBeEmpty =
          grouping.id != "level" && grouping.categories[index].code != AnswerCode.ungrouped
        return mayBeEmpty || grouping.members[index].contains(where: isEligible)
      }
      let hasValues = used.contains { index in
        grouping.categories[index].code != AnswerCode.ungrouped
          && grouping.members[index].contains(where: isEligible)
      }
      guard hasValues, grouping.id != "level" || used.count > 1 else { continue }
      kept.append(grouping)
      shown.append(used)
      starts.append(next)
      next += used.count
    }
    self.groupings = kept
    self.shown = shown
    self.starts = starts
    count = next
  }

  private init(adding grouping: Grouping, to columns: Columns) {
    groupings = columns.groupings + [grouping]
    shown = columns.shown + [Array(grouping.responses.indices)]
    starts = columns.starts + [columns.count]
    count = columns.count + grouping.responses.count
  }

  /// The same columns, and after them those of one more division of the responses.
  func adding(_ grouping: Grouping) -> Columns { Columns(adding: grouping, to: self) }

  /// The columns of an attribute's groups.
  func range(of grouping: Int) -> Range<Int> {
    starts[grouping]..<starts[grouping] + shown[grouping].count
  }

  /// The shown groups of an attribute.
  func categories(of grouping: Int) -> [Category] {
    shown[grouping].map { groupings[grouping].categories[$0] }
  }

  /// Whether each response stands in a column.
  func responses(in column: Int, of count: Int) -> [Bool] {
    var isInside = [Bool](repeating: column == Columns.total, count: count)
    forEachGroup { group, responses, _ in
      if group == column { for response in responses { isInside[response] = true } }
    }
    return isInside
  }

  /// Calls with each column but the first, and the positions of its responses and members.
  func forEachGroup(_ body: (_ column: Int, _ responses: [Int], _ members: [Int]) -> Void) {
    for (index, grouping) in groupings.enumerated() {
      for (offset, group) in shown[index].enumerated() {
        body(starts[index] + offset, grouping.responses[group], grouping.members[group])
      }
    }
  }
}
