import Problems

/// The observations of a data set as columns: one of numbers, and one of codes for each component.
///
/// What is told once for a series or a data set stands in each of its observations.
struct SDMXObservations: Sendable {
  private(set) var columns: [Column] = []
  private(set) var numbers: [Double] = []
  /// The line of each observation in the message; 0 where it is not known.
  private(set) var lines: [Int32] = []
  private var places: [String: Int] = [:]

  /// The most components.
  static let mostColumns = 256

  var count: Int { numbers.count }

  /// The codes of a component.
  struct Column: Sendable {
    let id: String
    var kind: Kind
    private(set) var levels: [String] = []
    /// The level of each observation; -1 where it has none.
    fileprivate(set) var codes: [Int32]
    private var known: [String: Int32] = [:]

    fileprivate init(id: String, kind: Kind, count: Int) {
      self.id = id
      self.kind = kind
      codes = [Int32](repeating: -1, count: count)
    }

    fileprivate mutating func level(_ text: String) -> Int32 {
      if let level = known[text] { return level }
      let level = Int32(levels.count)
      levels.append(text)
      known[text] = level
      return level
    }

    /// The level of a text; nil where no observation has it.
    func level(of text: String) -> Int32? { known[text] }

    /// The text of an observation.
    subscript(row: Int) -> String? { codes[row] < 0 ? nil : levels[Int(codes[row])] }

    /// Whether all observations that have a level have the same.
    var isConstant: Bool { levels.count <= 1 }
  }

  /// What a component is, as far as the message tells.
  enum Kind: Hashable, Sendable {
    /// It is part of the key.
    case dimension
    /// It stands where parts of the key stand, beside attributes.
    case perhapsDimension
    /// It stands where attributes stand.
    case perhapsAttribute
    /// It is an attribute.
    case attribute
  }

  /// A code of a component.
  struct Value {
    let column: Int
    let level: Int32
  }

  /// The code of a component; nil where there are too many components.
  mutating func value(_ id: String, _ kind: Kind, _ text: String) -> Value? {
    if let place = places[id] {
      if kind == .dimension { columns[place].kind = .dimension }
      return Value(column: place, level: columns[place].level(text))
    }
    guard columns.count < SDMXObservations.mostColumns else { return nil }
    places[id] = columns.count
    columns.append(Column(id: id, kind: kind, count: count))
    return Value(column: columns.count - 1, level: columns[columns.count - 1].level(text))
  }

  /// Adds an observation.
  ///
  /// - Parameters:
  ///   - values: its codes; of two for a component the last holds.
  ///   - number: its number; NaN where it has none.
  ///   - line: its line in the message.
  mutating func add(_ values: [Value], _ number: Double, line: Int) {
    for index in columns.indices { columns[index].codes.append(-1) }
    for value in values where !isEmpty(value) {
      columns[value.column].codes[count] = value.level
    }
    numbers.append(number)
    lines.append(Int32(truncatingIfNeeded: line))
  }

  /// Gives a component's value to observations.
  mutating func set(_ value: Value, rows: [Int]) {
    guard !isEmpty(value) else { return }
    for row in rows { columns[value.column].codes[row] = value.level }
  }

  /// Whether a code is empty: then the observation has none.
  private func isEmpty(_ value: Value) -> Bool {
    columns[value.column].levels[Int(value.level)].isEmpty
  }

  /// The place of a component among the columns.
  func place(_ id: String) -> Int? { places[id] }

  /// The number that a text writes; nil where it is none, NaN where the text says so or is empty.
  static func number(_ text: String) -> Double? {
    if text.isEmpty || text == "NaN" { return .nan }
    return DelimitedFile.number(text, decimalComma: false)
  }
}
