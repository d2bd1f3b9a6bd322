public import Languages
public import Measures
public import Problems

/// An indicator that a review has chosen for its own set, and why.
public struct ChosenIndicator: Hashable, Sendable {
  /// The indicator's id in the register.
  public let id: String
  /// Why it was chosen.
  public let reason: LocalizedText
  /// Who chose it.
  public let by: LocalizedText?
  /// When it was chosen.
  public let date: Day?
  /// Where it stands in its file.
  public let place: Place

  /// A choice.
  ///
  /// - Parameters:
  ///   - id: the indicator's id in the register.
  ///   - reason: why it was chosen.
  ///   - by: who chose it.
  ///   - date: when.
  ///   - place: where it stands in its file.
  public init(
    id: String, reason: LocalizedText, by: LocalizedText? = nil, date: Day? = nil, place: Place
  ) {
    self.id = id
    self.reason = reason
    self.by = by
    self.date = date
    self.place = place
  }
}
