/// How a table is cut into requests that are each small enough.
public enum SplitPlan {
  /// Boxes of cells that together hold every cell once.
  ///
  /// A box that is too large is cut along its largest dimension, in as few and as equal pieces as will do;
  /// where even single categories of it are too large, those are cut along the next.
  ///
  /// - Parameters:
  ///   - sizes: how many categories each dimension has, at least 1.
  ///   - limit: how many cells a request may ask for, at least 1.
  /// - Returns: for each request, the places in each dimension; in the order of the cells as far as the cuts
  ///   allow.
  public static func boxes(sizes: [Int], limit: Int) -> [[Range<Int>]] {
    boxes(of: sizes.map { 0..<$0 }, limit: max(limit, 1))
  }

  /// Boxes that together hold every cell of a box once.
  ///
  /// - Parameters:
  ///   - box: the places in each dimension.
  ///   - limit: how many cells a request may ask for, at least 1.
  /// - Returns: the boxes.
  static func boxes(of box: [Range<Int>], limit: Int) -> [[Range<Int>]] {
    if count(box) <= limit { return [box] }
    guard let widest = box.indices.max(by: { box[$0].count < box[$1].count }) else { return [box] }
    var rest = box
    rest[widest] = 0..<1
    let mostAtOnce = max(limit / count(rest), 1)
    return pieces(of: box[widest], longest: mostAtOnce).flatMap { piece in
      var part = box
      part[widest] = piece
      return boxes(of: part, limit: limit)
    }
  }

  /// A range in as few pieces as will do, none longer than another by more than one.
  private static func pieces(of range: Range<Int>, longest: Int) -> [Range<Int>] {
    let number = (range.count + longest - 1) / longest
    let (length, longer) = range.count.quotientAndRemainder(dividingBy: number)
    var start = range.lowerBound
    return (0..<number).map { index in
      let end = start + length + (index < longer ? 1 : 0)
      defer { start = end }
      return start..<end
    }
  }

  /// How many cells a box has; `Int.max` where they are beyond all bounds.
  static func count(_ box: [Range<Int>]) -> Int {
    box.reduce(1) { count, range in
      let (product, overflows) = count.multipliedReportingOverflow(by: range.count)
      return overflows ? .max : product
    }
  }
}
