/// Classes of a population within which all are taken to answer with the same probability.
///
/// Known properties of all units make the classes; who answered in a class is then a simple random
/// sample of it. Source: C.-E. Särndal, B. Swensson and J. Wretman, Model Assisted Survey Sampling,
/// 1992, section 15.6.2, response homogeneity groups.
///
/// The classes begin as the cells of the crossed properties. While a class has too few answers, the one
/// with the fewest (of equals the first in the order of the cells) joins the nearest other class. How far
/// apart two cells are is a list of distances, one for each property from the most to the least important:
/// the steps between the categories where they are ordered, else 0 for the same and 1 for different ones.
/// Of two lists the one that is smaller where they first differ is the nearer, so categories of the least
/// important property are joined first. Classes of several cells are as far apart as their nearest cells.
/// Of classes equally near the one with the fewest answers is joined, then the first in the order of the
/// cells. Small cells in which all answered are joined too: that few say nothing of the others.
public struct ResponseClasses: Hashable, Sendable {
  /// What is known of all units.
  public struct Property: Hashable, Sendable {
    /// The category of each unit.
    public let factor: Factor
    /// Whether neighbouring categories are alike, as with sizes.
    public let isOrdered: Bool

    /// A property.
    ///
    /// - Parameters:
    ///   - factor: the category of each unit; none missing.
    ///   - isOrdered: whether neighbouring categories are alike.
    public init(_ factor: Factor, isOrdered: Bool) {
      self.factor = factor
      self.isOrdered = isOrdered
    }
  }

  /// Units that are taken to answer with the same probability.
  public struct Class: Hashable, Sendable {
    /// The cells: for each its category of each property.
    public internal(set) var cells: [[Int]]
    /// How many units there are.
    public internal(set) var population: Int
    /// How many of them answered.
    public internal(set) var answered: Int

    /// The share that answered, 0 to 1.
    public var responseRate: Double { Double(answered) / Double(population) }
    /// What each answer weighs: 1 where all answered.
    public var weight: Double { Double(population) / Double(answered) }
  }

  /// A class that had too few answers, and where it went.
  public struct Merge: Hashable, Sendable {
    /// The class as it was.
    public let small: Class
    /// The class that it joined, as it was.
    public let neighbour: Class
    /// How far apart they were in each property.
    public let distances: [Int]
  }

  /// Why there are no classes.
  public enum Refused: Error, Hashable, Sendable {
    /// Nobody answered.
    case noAnswers
    /// A unit has no category of a property.
    case noCategory(property: Int, unit: Int)
  }

  /// The classes, in the order of their first cells.
  public let classes: [Class]
  /// The class of each unit.
  public let classOfUnit: [Int]
  /// Whether each unit answered.
  public let answered: [Bool]
  /// How the classes came about, in order.
  public let merges: [Merge]

  /// The classes of a population.
  ///
  /// - Parameters:
  ///   - properties: what is known of all units, the most important first.
  ///   - answered: whether each unit answered.
  ///   - minimum: how many answers a class needs. Where all answers together are fewer, there is one
  ///     class.
  /// - Throws: ``Refused``.
  public init(
    by properties: [Property], answered: [Bool], minimum: Int = 8
  ) throws(Refused) {
    guard answered.contains(true) else { throw .noAnswers }
    let cells: CrossedCells
    switch CrossedCells.crossing(
      properties.map(\.factor), where: answered.map { _ in 1 })
    {
    case .success(let found): cells = found
    case .failure(let gap): throw .noCategory(property: gap.factor, unit: gap.row)
    }
    var collapse = Collapse(cells, answered: answered, ordered: properties.map(\.isOrdered))
    merges = collapse.run(minimum: minimum)
    classes = collapse.classes
    let classOfCell = collapse.classOfCell
    classOfUnit = cells.cellOfRow.map { classOfCell[Int($0)] }
    self.answered = answered
  }
}
