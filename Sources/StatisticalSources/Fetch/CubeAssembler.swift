public import Problems
public import StatisticalTables

/// Joins the replies to the parts of a query into one cube, in which every cell was given once.
///
/// Each reply is placed by its codes, whatever the order in which the service writes them. A code that was
/// not asked for, one that is missing, and a cell that is given twice are refused: they would be figures lost
/// or doubled.
public struct CubeAssembler {
  private let query: TableQuery
  private let steps: [Int]
  private let places: [CodeList]
  private var numbers: [Double]
  private var isFilled: [Bool]
  private var filled = 0
  private var statuses: [Int: String] = [:]
  private var attributes: [String: [Int: String]] = [:]
  private var dimensions: [Cube.Dimension?]
  private var categories: [[Cube.Category?]]
  private var first: Cube?
  private var unit: Cube.Unit?
  private var notes: [Cube.Note] = []
  private var statusLabels: [String: String] = [:]

  /// An assembler for the whole of a query.
  ///
  /// - Parameter query: what was asked for; its cells fit into memory.
  public init(_ query: TableQuery) {
    self.query = query
    var steps = [Int](repeating: 1, count: query.parts.count)
    for index in query.parts.indices.dropLast().reversed() {
      steps[index] = steps[index + 1] * query.parts[index + 1].codes.count
    }
    self.steps = steps
    places = query.parts.map { CodeList($0.codes) }
    let count = query.cellCount ?? 0
    numbers = [Double](repeating: .nan, count: count)
    isFilled = [Bool](repeating: false, count: count)
    dimensions = query.parts.map { _ in nil }
    categories = query.sizes.map { [Cube.Category?](repeating: nil, count: $0) }
  }

  /// How many cells have been given.
  public var cellsDone: Int { filled }

  /// Places a reply.
  ///
  /// - Parameters:
  ///   - cube: the reply.
  ///   - part: what was asked for.
  ///   - place: where the reply came from, for problems.
  /// - Throws: `InputRefused` where the reply has other cells than were asked for.
  public mutating func add(
    _ cube: Cube, as part: TableQuery, from place: Place
  ) throws(InputRefused) {
    var offsets: [[Int]] = []
    var met = Set<Int>()
    for dimension in cube.dimensions {
      guard let index = query.parts.firstIndex(where: { $0.variable == dimension.id }) else {
        // A service may name the total of what was left out.
        guard dimension.categories.count == 1 else {
          throw refusal("source.reply-other-variables", dimension.id, at: place)
        }
        offsets.append([0])
        unit = unit ?? dimension.categories[0].unit
        continue
      }
      met.insert(index)
      offsets.append(try places(of: dimension, in: part.parts[index], index: index, at: place))
    }
    guard met.count == query.parts.count else {
      let missing = query.parts.indices.first { !met.contains($0) }.map { query.parts[$0].variable }
      throw refusal("source.reply-other-variables", missing ?? "", at: place)
    }
    try fill(cube, at: offsets, from: place)
    keepWords(of: cube)
  }

  /// The offsets of a reply's categories along one dimension of the whole.
  private mutating func places(
    of dimension: Cube.Dimension, in part: TableQuery.Part, index: Int, at place: Place
  ) throws(InputRefused) -> [Int] {
    let wanted = CodeList(part.codes)
    var offsets: [Int] = []
    var seen = Set<Int>()
    for category in dimension.categories {
      guard let own = wanted.position(of: category.code), seen.insert(own).inserted,
        let position = places[index].position(of: category.code)
      else { throw refusal("source.reply-other-codes", category.code, at: place) }
      offsets.append(position * steps[index])
      if categories[index][position] == nil { categories[index][position] = category }
    }
    guard seen.count == part.codes.count else {
      let missing = part.codes.indices.first { !seen.contains($0) }.map { part.codes[$0] }
      throw refusal("source.reply-lacks-codes", missing ?? "", at: place)
    }
    if dimensions[index] == nil { dimensions[index] = dimension }
    return offsets
  }

  private mutating func fill(
    _ cube: Cube, at offsets: [[Int]], from place: Place
  ) throws(InputRefused) {
    var targets = [0]
    targets.reserveCapacity(cube.cells.count)
    for dimension in offsets {
      targets = targets.flatMap { base in dimension.map { base + $0 } }
    }
    for target in targets {
      guard !isFilled[target] else {
        throw InputRefused([Problem("source.cells-twice", at: place)])
      }
      isFilled[target] = true
    }
    filled += targets.count
    for (position, number) in cube.cells.known { numbers[targets[position]] = number }
    for (position, status) in cube.cells.statuses { statuses[targets[position]] = status }
    for (name, values) in cube.cells.attributes {
      for (position, value) in values { attributes[name, default: [:]][targets[position]] = value }
    }
  }

  private mutating func keepWords(of cube: Cube) {
    if first == nil { first = cube }
    for note in cube.notes where !notes.contains(note) { notes.append(note) }
    statusLabels.merge(cube.statusLabels) { known, _ in known }
  }

  /// The cube of all replies.
  ///
  /// - Parameter place: the table, for problems.
  /// - Returns: the cube; its dimensions as in the query.
  /// - Throws: `InputRefused` where cells are missing.
  public func cube(at place: Place) throws(InputRefused) -> Cube {
    guard let first, filled == numbers.count else {
      throw InputRefused([
        Problem(
          "source.cells-missing", at: place, ["number": String(numbers.count - filled)])
      ])
    }
    let whole = zip(query.parts.indices, query.parts).map { index, part in
      Cube.Dimension(
        id: part.variable, label: dimensions[index]?.label ?? part.variable,
        role: dimensions[index]?.role,
        categories: zip(part.codes, categories[index]).map { code, category in
          category ?? Cube.Category(code: code, label: code)
        },
        isEliminable: dimensions[index]?.isEliminable)
    }
    var cells = Cube.Cells(numbers, statuses: statuses)
    cells.attributes = attributes
    var cube = Cube(id: first.id, label: first.label, dimensions: whole, cells: cells)
    cube.unit = first.unit ?? unit
    cube.source = first.source
    cube.updated = first.updated
    cube.language = first.language
    cube.properties = first.properties
    cube.statusLabels = statusLabels
    cube.notes = notes
    return cube
  }

  private func refusal(_ code: String, _ text: String, at place: Place) -> InputRefused {
    InputRefused([Problem(code, at: place, ["text": text])])
  }
}
