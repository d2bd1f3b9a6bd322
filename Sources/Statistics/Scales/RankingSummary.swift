/// What rankings of the most important few of many items come to; a number for each item.
///
/// The base is those who ranked at all. An item that somebody left out counts as not placed, never as
/// missing: a mean of ranks over those who placed it would favour items that few care for.
public struct RankingSummary: Hashable, Sendable {
  /// How many ranked.
  public let ranked: Int
  /// The share that put each item first.
  public let first: Estimates
  /// The share that placed each item at all.
  public let placed: Estimates
  /// The mean points of each item, such as 3, 2, 1 and 0 where three are ranked.
  public let borda: Estimates
}

extension SampleDesign {
  /// The shares first and placed, and the Borda points, of items that were ranked.
  ///
  /// Source: J.-C. de Borda, "Mémoire sur les élections au scrutin", 1781; points as D. G. Saari,
  /// Basic Geometry of Voting, 1995, truncated to the places that can be given.
  ///
  /// - Parameters:
  ///   - rankings: the items of each row from 0, the most important first; empty where the row did
  ///     not rank.
  ///   - items: how many items there are.
  ///   - places: how many can be placed; the first is worth as many points.
  /// - Returns: nil where nobody ranked.
  public func ranking(_ rankings: [[Int]], items: Int, places: Int) -> RankingSummary? {
    precondition(rankings.count == count, "a ranking for each row")
    let base = restricted { !rankings[$0].isEmpty }
    let none = [[Double]](repeating: [Double](repeating: 0, count: count), count: items)
    var first = none
    var placed = none
    var points = none
    for (row, ranking) in rankings.enumerated() where base.weights[row] != 0 {
      precondition(ranking.count <= places, "no more than the places")
      for (place, item) in ranking.enumerated() {
        if place == 0 { first[item][row] = 1 }
        placed[item][row] = 1
        points[item][row] = Double(places - place)
      }
    }
    guard let first = base.means(first), let placed = base.means(placed),
      let borda = base.means(points)
    else { return nil }
    return RankingSummary(ranked: base.active, first: first, placed: placed, borda: borda)
  }
}
