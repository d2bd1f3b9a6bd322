/// What is kept back of the tables of a survey, because so few stand behind it.
///
/// A group whose base is below ``minimumBase`` is kept back whole; so is every cell with at least one
/// and fewer than ``minimumCount``. Then the smallest further cells are kept back until no count can
/// be computed from what is still shown: not from totals, not from bases, not from the tables of the
/// same question by other attributes, not from a mean. Totals over groups are kept back last. A cell
/// that holds nobody protects no other. "Not answered" is no statement by anybody and is kept back
/// only to protect "don't know". What the base of a group alone tells, or a total of nobody
/// or everybody, is not hidden: bases are always shown.
///
/// That no count follows is shown by other counts that fit everything published, in all tables of a
/// question at once; that one follows, by linear elimination and by bounds. See Ø. Langsrud,
/// "Secondary Cell Suppression by Gaussian Elimination", Privacy in Statistical Databases 2024, and
/// A. Hundepool et al., Statistical Disclosure Control, Wiley 2012.
public struct Disclosure: Hashable, Sendable {
  /// The smallest base of a group that is shown.
  public let minimumBase: Int
  /// The smallest count above none that is shown.
  public let minimumCount: Int

  /// A policy.
  ///
  /// - Parameters:
  ///   - minimumBase: the smallest base of a group that is shown; 0 or 1 shows all.
  ///   - minimumCount: the smallest count above none that is shown; 0 or 1 shows all.
  public init(minimumBase: Int = 5, minimumCount: Int = 3) {
    self.minimumBase = minimumBase
    self.minimumCount = minimumCount
  }

  /// Keeps nothing back: for answers that are public facts about public bodies.
  public static let open = Disclosure(minimumBase: 1, minimumCount: 1)
}
