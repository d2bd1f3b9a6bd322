/// What shows that a unit meets a criterion, and whether somebody has looked.
public struct MaturityEvidence: Hashable, Sendable {
  /// The unit's code.
  public let unit: String
  /// The criterion's id.
  public let criterion: String
  /// Where it can be seen; nil where no place is given.
  public let link: String?
  /// Whether a check found it there; nil where nobody has checked.
  public let isConfirmed: Bool?

  /// Evidence.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - criterion: the criterion's id.
  ///   - link: where it can be seen.
  ///   - isConfirmed: whether a check found it there.
  public init(unit: String, criterion: String, link: String?, isConfirmed: Bool?) {
    self.unit = unit
    self.criterion = criterion
    self.link = link
    self.isConfirmed = isConfirmed
  }
}
