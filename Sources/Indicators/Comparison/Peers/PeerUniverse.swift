public import Languages
public import Measures
public import Territory

/// The units that peers can be chosen among, with what they can be chosen by.
public struct PeerUniverse: Sendable {
  /// The units, in the order of their list.
  public let units: [Unit]
  /// The words for what units can be grouped by, and for its classes.
  public let groupings: [Grouping]

  /// One unit.
  public struct Unit: Hashable, Sendable {
    /// The code.
    public let code: UnitCode
    /// The name.
    public let name: LocalizedText
    /// What it acts as: only units that act as the same are peers.
    public let levels: [UnitLevel]
    /// The unit that it lies in.
    public let parent: UnitCode?
    /// Its class in each grouping that it has one in.
    public let classes: [String: String]

    /// A unit.
    ///
    /// - Parameters:
    ///   - code: the code.
    ///   - name: the name.
    ///   - levels: what it acts as.
    ///   - parent: the unit that it lies in.
    ///   - classes: its class in each grouping.
    public init(
      code: UnitCode, name: LocalizedText, levels: [UnitLevel], parent: UnitCode? = nil,
      classes: [String: String] = [:]
    ) {
      self.code = code
      self.name = name
      self.levels = levels
      self.parent = parent
      self.classes = classes
    }
  }

  /// A way to group units, such as KOSTRA group.
  public struct Grouping: Sendable {
    /// The id, such as `kostra-group`.
    public let id: String
    /// The words for it.
    public let name: LocalizedText
    /// The words for its classes.
    public let labels: [String: LocalizedText]

    /// A way to group units.
    ///
    /// - Parameters:
    ///   - id: the id.
    ///   - name: the words for it.
    ///   - labels: the words for its classes.
    public init(id: String, name: LocalizedText, labels: [String: LocalizedText]) {
      self.id = id
      self.name = name
      self.labels = labels
    }
  }

  /// Units.
  ///
  /// - Parameters:
  ///   - units: in the order of their list.
  ///   - groupings: what they can be grouped by.
  public init(units: [Unit], groupings: [Grouping] = []) {
    self.units = units
    self.groupings = groupings
  }

  /// The units of a country on a day, with their classes of that day.
  ///
  /// - Parameters:
  ///   - country: the country.
  ///   - day: the day of the division.
  public init(_ country: Country, at day: Day) {
    let ids = country.attributeIDs
    units = country.division(at: day).units.map { unit in
      var classes: [String: String] = [:]
      for id in ids { classes[id] = country.value(of: id, for: unit.code, at: day).category }
      return Unit(
        code: unit.code, name: LocalizedText { unit.names.text(in: $0.tag) }, levels: unit.roles,
        parent: unit.parent, classes: classes)
    }
    groupings = ids.compactMap { country.attribute($0) }.map { attribute in
      Grouping(
        id: attribute.id, name: attribute.name,
        labels: Dictionary(
          attribute.categories.map { ($0.code, $0.label) }, uniquingKeysWith: { first, _ in first })
      )
    }
  }

  /// The unit with a code.
  ///
  /// - Parameter code: the code.
  /// - Returns: nil where there is none.
  public func unit(_ code: UnitCode) -> Unit? { units.first { $0.code == code } }

  /// The other units that act as the same as a unit.
  func alike(_ unit: Unit, _ level: UnitLevel?) -> [Unit] {
    guard let level = level ?? unit.levels.first, unit.levels.contains(level) else { return [] }
    return units.filter { $0.code != unit.code && $0.levels.contains(level) }
  }
}
