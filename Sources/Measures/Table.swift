public import Languages

/// Labelled, addressed values: dimensions of categories, and a cell for each combination.
///
/// Cells lie row-major: the last dimension varies fastest.
public struct Table: Hashable, Sendable {
  /// The stable name.
  public let address: TableAddress
  /// What the table shows.
  public let title: LocalizedText
  /// Its dimensions, outermost first.
  public let dimensions: [Dimension]
  /// The cells, row-major.
  public let cells: [Cell]
  /// What the values measure.
  public let unit: UnitOfMeasure
  /// What the values are, so that text and figures can speak of them rightly.
  public let quantity: Quantity
  /// The time of all values, where no dimension says it.
  public let period: Period
  /// What the values are computed on, in words: "all who were asked the question".
  public let universe: LocalizedText
  /// The question as it was put, where the table shows answers.
  public let question: LocalizedText?
  /// What a reader must know.
  public let notes: [LocalizedText]
  /// Where the figures come from.
  public let sources: [Source]

  /// What kind of number stands in the cells.
  public enum Quantity: String, Hashable, Sendable {
    /// Shares of a base, in per cent; the counts lie beside them.
    case share
    /// Counts.
    case count
    /// Means of numeric answers.
    case mean
    /// Values of an indicator.
    case value
  }

  /// A table.
  ///
  /// - Parameters:
  ///   - address: the stable name.
  ///   - title: what it shows.
  ///   - dimensions: outermost first, each with at least one category.
  ///   - cells: row-major; exactly one for each combination of categories.
  ///   - unit: what the values measure.
  ///   - quantity: what kind of number they are.
  ///   - period: the time they speak of.
  ///   - universe: what they are computed on, in words.
  ///   - question: the question as it was put.
  ///   - notes: what a reader must know.
  ///   - sources: where the figures come from.
  public init(
    address: TableAddress, title: LocalizedText, dimensions: [Dimension], cells: [Cell],
    unit: UnitOfMeasure, quantity: Quantity, period: Period, universe: LocalizedText,
    question: LocalizedText? = nil, notes: [LocalizedText] = [], sources: [Source]
  ) {
    precondition(
      cells.count == dimensions.reduce(1) { $0 * $1.categories.count },
      "a table has a cell for each combination")
    self.address = address
    self.title = title
    self.dimensions = dimensions
    self.cells = cells
    self.unit = unit
    self.quantity = quantity
    self.period = period
    self.universe = universe
    self.question = question
    self.notes = notes
    self.sources = sources
  }
}

/// One way in which a table is divided.
public struct Dimension: Hashable, Sendable {
  /// The id in addresses, such as `answer`, `size`, `unit` or `period`.
  public let id: String
  /// The heading.
  public let name: LocalizedText
  /// The categories in the order they are shown.
  public let categories: [Category]
  /// What the dimension divides.
  public let role: Role

  /// What a dimension divides.
  public enum Role: String, Hashable, Sendable {
    /// The answers to a question.
    case answer
    /// Parts of a question: items of a matrix.
    case item
    /// Groups of units.
    case group
    /// Single units.
    case unit
    /// Periods, in order.
    case period
    /// A breakdown by something else, such as sex.
    case breakdown
  }

  /// A dimension.
  ///
  /// - Parameters:
  ///   - id: the id in addresses.
  ///   - name: the heading.
  ///   - categories: in the order they are shown.
  ///   - role: what it divides.
  public init(id: String, name: LocalizedText, categories: [Category], role: Role) {
    self.id = id
    self.name = name
    self.categories = categories
    self.role = role
  }

  /// The position of a category.
  ///
  /// - Parameter code: the category's code.
  /// - Returns: its index, or nil where there is none with that code.
  public func index(of code: String) -> Int? {
    categories.firstIndex { $0.code == code }
  }

  /// The position of the total, where there is one.
  public var totalIndex: Int? { categories.firstIndex { $0.role == .total } }
}

/// One category of a dimension.
public struct Category: Hashable, Sendable {
  /// The code in addresses and data files.
  public let code: String
  /// The words.
  public let label: LocalizedText
  /// What part it plays.
  public let role: Role

  /// What part a category plays among its fellows.
  public enum Role: String, Hashable, Sendable {
    /// One among others.
    case part
    /// All of them together.
    case total
    /// "Don't know", "not answered": shown, but outside the base of the shares.
    case outside
  }

  /// A category.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - label: the words.
  ///   - role: what part it plays.
  public init(code: String, label: LocalizedText, role: Role = .part) {
    self.code = code
    self.label = label
    self.role = role
  }
}

/// One value of a table with what it rests on.
public struct Cell: Hashable, Sendable {
  /// The number, or why there is none.
  public let value: Value
  /// What it was computed on.
  public let base: Base
  /// How many stand behind it, where it is a share of a count.
  public let count: Int?
  /// How sure it is.
  public let uncertainty: Uncertainty

  /// A cell.
  ///
  /// - Parameters:
  ///   - value: the number, or why there is none.
  ///   - base: what it was computed on.
  ///   - count: how many stand behind a share.
  ///   - uncertainty: how sure it is.
  public init(value: Value, base: Base, count: Int? = nil, uncertainty: Uncertainty) {
    self.value = value
    self.base = base
    self.count = count
    self.uncertainty = uncertainty
  }

  /// The number of answers behind the cell, where it rests on answers.
  public var answered: Int? { base.answered }
}
