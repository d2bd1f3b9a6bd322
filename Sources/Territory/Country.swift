public import Measures
public import Problems

/// The units of a country through time: divisions, changes, attributes, population and tile maps.
public struct Country: Sendable {
  /// The units in all their periods and what became of them.
  public let graph: ChangeGraph
  /// Ways to group units, besides the size by population.
  public let attributes: [Attribute]
  /// Persons on 1 January of each year.
  public let population: WeightSeries?
  /// Persons in the whole country on 1 January, by year: the reference for sums.
  public let nationalPopulation: [Int: Double]
  /// The classes by population.
  public let sizeClasses: [SizeClass]
  /// Codes in statistics that stand for no unit, such as "not stated".
  public let placeholders: Set<UnitCode>
  /// Tile maps, each for one division.
  let tileMaps: [[UnitCode: TilePosition]]
  /// The units in the order of divisions: larger levels first, then by code.
  private let orderedUnits: [Unit]

  /// The units of a country.
  ///
  /// - Parameters:
  ///   - graph: the units in all their periods and what became of them.
  ///   - attributes: ways to group units.
  ///   - population: persons on 1 January of each year.
  ///   - nationalPopulation: persons in the whole country by year.
  ///   - sizeClasses: the classes by population, the smallest first.
  ///   - placeholders: codes in statistics that stand for no unit.
  ///   - tileMaps: places on tile maps, one map for each division.
  public init(
    graph: ChangeGraph, attributes: [Attribute] = [], population: WeightSeries? = nil,
    nationalPopulation: [Int: Double] = [:], sizeClasses: [SizeClass] = SizeClass.standard,
    placeholders: Set<UnitCode> = [], tileMaps: [[UnitCode: TilePosition]] = []
  ) {
    self.graph = graph
    self.attributes = attributes
    self.population = population
    self.nationalPopulation = nationalPopulation
    self.sizeClasses = sizeClasses
    self.placeholders = placeholders
    self.tileMaps = tileMaps
    orderedUnits = Country.ordered(graph.units)
  }

  /// The units of a country that never changed: any list of units.
  ///
  /// - Parameters:
  ///   - units: the units; a parent must be among them.
  ///   - attributes: ways to group them.
  ///   - population: persons by year.
  ///   - tiles: their places on a tile map.
  ///   - file: the file to name as the place of problems.
  ///   - log: gets codes that stand twice and parents that are missing.
  public init(
    units: [Unit], attributes: [Attribute] = [], population: WeightSeries? = nil,
    tiles: [UnitCode: TilePosition] = [:], file: String = "", log: inout ProblemLog
  ) {
    let codes = Set(units.map(\.code))
    for unit in units {
      for other in [unit.parent, unit.actsBy].compactMap({ $0 }) where !codes.contains(other) {
        log.error(
          "territory.parent-unknown", at: Place(file, cell: unit.code.rawValue),
          ["unit": unit.code.rawValue, "parent": other.rawValue])
      }
    }
    self.init(
      graph: ChangeGraph(units: units, changes: [], file: file, log: &log),
      attributes: attributes, population: population,
      tileMaps: tiles.isEmpty ? [] : [tiles])
  }

  /// The units that are valid on a day.
  ///
  /// - Parameter day: the day.
  /// - Returns: the division of that day.
  public func division(at day: Day) -> Division {
    Division(orderedUnits, at: day)
  }

  /// A way to carry series to the division of a day.
  ///
  /// - Parameter day: the day of the division to carry to.
  /// - Returns: the way.
  public func recode(to day: Day) -> Recode {
    Recode(along: graph, to: day, placeholders: placeholders)
  }

  /// The places of a division's units on a tile map.
  ///
  /// - Parameters:
  ///   - division: the division.
  ///   - level: the level that the map shows.
  /// - Returns: the place of each unit; nil where no map has all of them.
  public func tiles(for division: Division, level: UnitLevel) -> [UnitCode: TilePosition]? {
    let codes = division.units(at: level).map(\.code)
    guard !codes.isEmpty else { return nil }
    for map in tileMaps where codes.allSatisfy({ map[$0] != nil }) {
      return map.filter { codes.contains($0.key) }
    }
    return nil
  }

  /// A level comes before another if its units are parents of the other's.
  private static func ordered(_ units: [Unit]) -> [Unit] {
    var levelOf: [UnitCode: UnitLevel] = [:]
    for unit in units { levelOf[unit.code] = unit.level }
    var above: [UnitLevel: Set<UnitLevel>] = [:]
    for unit in units {
      guard let parent = unit.parent.flatMap({ levelOf[$0] }), parent != unit.level else {
        continue
      }
      above[unit.level, default: []].insert(parent)
    }
    func depth(_ level: UnitLevel, _ limit: Int = 8) -> Int {
      guard limit > 0 else { return 0 }
      return (above[level] ?? []).map { depth($0, limit - 1) + 1 }.max() ?? 0
    }
    var depths: [UnitLevel: Int] = [:]
    for level in Set(units.map(\.level)) { depths[level] = depth(level) }
    return units.sorted {
      (depths[$0.level] ?? 0, $0.level, $0.version) < (depths[$1.level] ?? 0, $1.level, $1.version)
    }
  }
}
