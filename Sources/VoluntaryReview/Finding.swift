public import Languages
public import Problems

/// A claim with the cells it rests on.
public struct Finding: Hashable, Sendable {
  /// The id.
  public let id: String
  /// What is claimed.
  public let claim: LocalizedText
  /// The cells it rests on, as addresses are written.
  public let cells: [String]
  /// The elements of the framework it belongs to.
  public let elements: [String]
  /// Where it stands.
  public let place: Place

  /// A finding.
  ///
  /// - Parameters:
  ///   - id: the id.
  ///   - claim: what is claimed; it may hold live references.
  ///   - cells: the cells it rests on.
  ///   - elements: the elements of the framework it belongs to.
  ///   - place: where it stands.
  public init(
    id: String, claim: LocalizedText, cells: [String], elements: [String], place: Place
  ) {
    self.id = id
    self.claim = claim
    self.cells = cells
    self.elements = elements
    self.place = place
  }
}
