/// Lists of numbers, one after the other in one array.
struct FlatLists: Sendable {
  private(set) var all: [Int32] = []
  private var first: [Int32] = [0]

  init(_ lists: [[Int32]]) {
    for list in lists {
      all += list
      first.append(Int32(all.count))
    }
  }

  /// The places of a list's numbers in ``all``.
  @inline(__always)
  subscript(_ list: Int) -> Range<Int> {
    Int(first[list])..<Int(first[list + 1])
  }

  /// Whether a list has a number.
  @inline(__always)
  func contains(_ number: Int32, in list: Int) -> Bool {
    for place in self[list] where all[place] == number { return true }
    return false
  }
}
