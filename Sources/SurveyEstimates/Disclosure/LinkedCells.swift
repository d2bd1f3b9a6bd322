/// Numbers that are tied together by sums a reader knows, and which of them are kept back.
///
/// All is said in differences from the true numbers: a reader who knows only what is shown must
/// reckon with every set of differences that leaves the sums and the shown numbers as they are.
struct LinkedCells {
  /// One number.
  struct Cell {
    /// How far it can go down and up when it is kept back: to 0, and to its base.
    var room: Room
    /// How far when it is shown: nowhere, but for a mean that is shown rounded.
    var shownRoom = Room(down: 0, up: 0)
    /// What readers lose when it is kept back.
    var cost: Double
    var layer: Layer
    /// The attribute whose tables alone it stands in; nil where it stands in several.
    var block: Int?
    /// Whether it is a whole number.
    var isWhole = true
    /// How far away a reader must find other numbers possible; nil where it needs no protection.
    var need: Room?
    var isHidden = false
  }

  /// A way down and a way up from a number.
  struct Room: Hashable {
    var down: Double
    var up: Double
  }

  /// Which numbers are kept back to protect others, and when.
  enum Layer {
    /// Numbers of groups.
    case group
    /// Numbers of everybody: only where a number would else be known.
    case total
    /// Never.
    case fact
  }

  /// A sum: the factors times the differences make 0.
  struct Equation {
    let cells: [Int]
    let factors: [Double]
  }

  var cells: [Cell] = []
  private(set) var equations: [Equation] = []

  /// Adds a number and gives its position.
  mutating func add(_ cell: Cell) -> Int {
    cells.append(cell)
    return cells.count - 1
  }

  /// Ties numbers: the factors times the differences make 0.
  mutating func tie(_ terms: [(cell: Int, factor: Double)]) {
    equations.append(Equation(cells: terms.map(\.cell), factors: terms.map(\.factor)))
  }

  /// Ties a total to its parts.
  mutating func tie(total: Int, parts: [Int]) {
    tie([(total, 1)] + parts.map { ($0, -1) })
  }

  /// How far a number can go as things stand.
  func room(of cell: Int) -> Room {
    cells[cell].isHidden ? cells[cell].room : cells[cell].shownRoom
  }
}
