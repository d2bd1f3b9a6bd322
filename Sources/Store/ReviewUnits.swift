public import Languages
public import Measures

/// The units that a review covers, in one form whether they come from a built-in division or a file.
public struct ReviewUnits: Sendable {
  /// The units in the order they are shown.
  public let units: [Unit]
  /// The levels that are reviewed, with their names, in order.
  public let levels: [Category]
  /// What the units can be divided by.
  public let attributes: [Attribute]
  /// Numbers that are known of the units, such as the population.
  public let numbers: [Number]
  /// Units that are not reviewed, but that figures may be compared with: the county, the country.
  public let surroundings: [Unit]
  /// Places on the tile map, by code.
  public let tiles: [String: (column: Int, row: Int)]
  /// The day of the built-in division that they are; nil for units of a file.
  public let day: Day?
  /// What a reader must know about the units, such as how a unit with two roles is counted.
  public let notes: [LocalizedText]

  /// One unit: an organisation with one or more roles.
  public struct Unit: Hashable, Sendable {
    /// The code.
    public let code: String
    /// The name, told apart from its namesakes.
    public let name: LocalizedText
    /// The levels it stands at.
    public let levels: [String]
    /// The code of the unit it lies in.
    public let parent: String?

    /// A unit.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - name: the name.
    ///   - levels: the levels it stands at.
    ///   - parent: the unit it lies in.
    public init(code: String, name: LocalizedText, levels: [String], parent: String?) {
      self.code = code
      self.name = name
      self.levels = levels
      self.parent = parent
    }
  }

  /// Something that units can be divided by.
  public struct Attribute: Sendable {
    /// The id in addresses.
    public let id: String
    /// The heading.
    public let name: LocalizedText
    /// The categories in order.
    public let categories: [Category]
    /// The category's code by the unit's code; a unit without one is unknown.
    public let values: [String: String]
    /// Whether neighbouring categories are alike, as with sizes.
    public let isOrdered: Bool

    /// An attribute.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - name: the heading.
    ///   - categories: in order.
    ///   - values: the category by unit.
    ///   - isOrdered: whether neighbouring categories are alike.
    public init(
      id: String, name: LocalizedText, categories: [Category], values: [String: String],
      isOrdered: Bool = false
    ) {
      self.isOrdered = isOrdered
      self.id = id
      self.name = name
      self.categories = categories
      self.values = values
    }
  }

  /// A number that is known of the units, whatever they answer.
  public struct Number: Sendable {
    /// The id in the analysis plan.
    public let id: String
    /// The name.
    public let name: LocalizedText
    /// The number by the unit's code; a unit without one is unknown.
    public let values: [String: Double]

    /// A number of units.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - name: the name.
    ///   - values: the number by unit.
    public init(id: String, name: LocalizedText, values: [String: Double]) {
      self.id = id
      self.name = name
      self.values = values
    }
  }

  /// The units of a review.
  ///
  /// - Parameters:
  ///   - units: in the order they are shown.
  ///   - levels: the levels that are reviewed.
  ///   - attributes: what the units can be divided by.
  ///   - numbers: numbers that are known of them.
  ///   - surroundings: units to compare with.
  ///   - tiles: places on the tile map.
  ///   - day: the day of the built-in division that they are.
  ///   - notes: what a reader must know.
  public init(
    units: [Unit], levels: [Category], attributes: [Attribute], numbers: [Number] = [],
    surroundings: [Unit] = [], tiles: [String: (column: Int, row: Int)] = [:], day: Day? = nil,
    notes: [LocalizedText] = []
  ) {
    self.units = units
    self.levels = levels
    self.attributes = attributes
    self.numbers = numbers
    self.surroundings = surroundings
    self.tiles = tiles
    self.day = day
    self.notes = notes
  }

  /// The unit with a code, reviewed or around.
  ///
  /// - Parameter code: the code.
  /// - Returns: nil where there is none.
  public func unit(_ code: String) -> Unit? {
    units.first { $0.code == code } ?? surroundings.first { $0.code == code }
  }

  /// The attribute with an id.
  ///
  /// - Parameter id: the id.
  /// - Returns: nil where there is none.
  public func attribute(_ id: String) -> Attribute? {
    attributes.first { $0.id == id }
  }

  /// The same units with more that is known of them.
  ///
  /// - Parameters:
  ///   - attributes: what they can be divided by besides.
  ///   - numbers: numbers besides.
  /// - Returns: the units.
  public func adding(attributes: [Attribute], numbers: [Number]) -> ReviewUnits {
    ReviewUnits(
      units: units, levels: levels, attributes: self.attributes + attributes,
      numbers: self.numbers + numbers, surroundings: surroundings, tiles: tiles, day: day,
      notes: notes)
  }

  /// Every unit as a category of a table, the surroundings last.
  public var categories: [Category] {
    (units + surroundings).map { Category(code: $0.code, label: $0.name) }
  }
}
