public import Problems

/// How an indicator is computed from others: `share(women, candidates)`, `waste / population * 1000`.
///
/// A formula is made of numbers, ids of indicators, `+ - * /` (also `−`, `×`, `·` and `÷`), parentheses
/// and the functions of ``Function``. Ids hold hyphens, so a minus has blanks around it.
public struct Formula: Hashable, Sendable {
  /// The formula as it was written.
  public let text: String
  /// Where it stands: line and column of its first character.
  public let place: Place
  let root: Node

  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: the formula.
  ///   - place: where its first character stands.
  /// - Throws: ``InputRefused`` with the column of what cannot be read.
  public init(_ text: String, at place: Place = Place("")) throws(InputRefused) {
    var parser = try FormulaParser(text, at: place)
    self.text = text
    self.place = place
    root = try parser.formula()
  }

  /// What a function computes.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    /// `share(part, whole)`: the part in per cent of the whole, both in one unit of measure.
    case share
    /// `per(count, base, 1000)`: the count for each 1 000 of the base.
    case per
    /// `change(a, 3)`: a less what it was three periods before, in a's own unit.
    case change
    /// `change-percent(a, 3)`: the change in per cent of what it was three periods before.
    case relativeChange = "change-percent"
    /// `index(a, 2015)`: a in per cent of its value in a period.
    case index
    /// `sum(a, b, …)`: all together.
    case sum
    /// `mean(a, b, …)`: their arithmetic mean.
    case mean

    /// How it is written.
    public var usage: String {
      switch self {
      case .share: "share(part, whole)"
      case .per: "per(count, base, 1000)"
      case .change: "change(a, 1)"
      case .relativeChange: "change-percent(a, 1)"
      case .index: "index(a, 2015)"
      case .sum: "sum(a, b)"
      case .mean: "mean(a, b)"
      }
    }
  }

  /// The ids that the formula names, each once, in its order.
  public var indicators: [String] {
    var seen: Set<String> = []
    return operands.map(\.indicator).filter { seen.insert($0).inserted }
  }

  var operands: [Operand] { root.operands }

  /// A place in the formula.
  func place(at offset: Int) -> Place {
    Place(place.file, line: place.line, column: place.column.map { $0 + offset }, cell: place.cell)
  }
}
