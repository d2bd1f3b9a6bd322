public import Languages

/// A year from which a series measures something else, or measures it in another way.
public struct SeriesBreak: Hashable, Sendable {
  /// The first year of the new series.
  public let from: Int
  /// What changed, in words.
  public let note: LocalizedText

  /// A break.
  ///
  /// - Parameters:
  ///   - from: the first year of the new series.
  ///   - note: what changed.
  public init(from: Int, note: LocalizedText = LocalizedText([:])) {
    self.from = from
    self.note = note
  }
}
