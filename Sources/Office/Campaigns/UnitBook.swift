public import Languages
public import Measures
public import Surveys
import Synchronization
public import Territory

/// The names of units, and what they are grouped by, as they are on a day.
public struct UnitBook: Sendable {
  /// The units that are valid on the day.
  public let division: Division

  private static let made = Mutex<[Day: UnitBook]>([:])

  private init(_ day: Day) {
    division = Country.norway.division(at: day)
  }

  /// The units of Norway on a day.
  ///
  /// - Parameter day: the day.
  public static func of(_ day: Day) -> UnitBook {
    if let book = made.withLock({ $0[day] }) { return book }
    let book = UnitBook(day)
    made.withLock { made in
      if made.count > 50 { made.removeAll() }
      made[day] = book
    }
    return book
  }

  /// The name of a unit, or its code where it is not known.
  ///
  /// - Parameters:
  ///   - code: the code.
  ///   - language: the reader's language.
  public func name(_ code: String, in language: Language) -> String {
    division[UnitCode(code)]?.names.text(in: language.tag) ?? code
  }

  /// The counties in the order of their codes.
  public var counties: [Unit] { division.units(at: .county).sorted { $0.code < $1.code } }

  /// The places of units on a map of tiles, by code.
  ///
  /// - Parameter level: the level that the map shows.
  public func tiles(_ level: UnitLevel) -> [String: TilePosition] {
    let tiles = Country.norway.tiles(for: division, level: level) ?? [:]
    return Dictionary(uniqueKeysWithValues: tiles.map { ($0.key.rawValue, $0.value) })
  }

  /// The name of an attribute that responses are counted by.
  ///
  /// - Parameters:
  ///   - attribute: its id.
  ///   - language: the reader's language.
  public func attributeName(_ attribute: String, in language: Language) -> String {
    switch attribute {
    case Self.stratum: language.text("campaign.group.stratum")
    case Self.county: language.text("campaign.group.county")
    default: Country.norway.attribute(attribute)?.name.text(in: language.tag) ?? attribute
    }
  }

  /// The name of a group of an attribute.
  ///
  /// - Parameters:
  ///   - group: its code; nil for the units that the attribute says nothing of.
  ///   - attribute: the attribute's id.
  ///   - language: the reader's language.
  public func groupName(_ group: String?, of attribute: String, in language: Language) -> String {
    guard let group else { return language.text("campaign.group.unknown") }
    switch attribute {
    case Self.county: return name(group, in: language)
    case Self.stratum:
      return group.split(separator: "+").map {
        UnitLevel(rawValue: String($0)).name(in: language, count: 2)
      }.joined(separator: " + ")
    default:
      return Country.norway.attribute(attribute)?.category(group)?.label.text(in: language.tag)
        ?? group
    }
  }

  /// The groups of an attribute in the order of tables.
  ///
  /// - Parameter attribute: the attribute's id.
  public func groupOrder(_ attribute: String) -> [String] {
    switch attribute {
    case Self.county: counties.map(\.code.rawValue)
    case Self.stratum: ["municipality", "municipality+county", "county"]
    default: Country.norway.attribute(attribute)?.categories.map(\.code) ?? []
    }
  }

  /// The id of the attribute that says which levels a unit answers for.
  public static let stratum = "stratum"
  /// The id of the attribute that says in which county a unit lies.
  public static let county = "county"

  /// The organisations that can be asked, with the levels that each answers for.
  ///
  /// - Parameter levels: the levels that are asked.
  public func organisations(levels: [String]) -> [(code: String, levels: [String])] {
    Frame(division, levels: levels.map(UnitLevel.init(rawValue:))).organisations.map {
      ($0.code.rawValue, $0.roles.map(\.level.rawValue))
    }
  }

  /// What is known of a unit when it is asked, as conditions name it after `unit.`.
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - levels: the levels that it answers for.
  public func attributes(of code: String, levels: [String]) -> [String: AnswerValue] {
    groups(of: UnitCode(code), levels: levels).mapValues { .text($0) }
  }

  /// What a unit's response is counted by: the group's code by the attribute's.
  ///
  /// - Parameters:
  ///   - code: the unit.
  ///   - levels: the levels that it answers for.
  func groups(of code: UnitCode, levels: [String]) -> [String: String] {
    var groups = [Self.stratum: levels.joined(separator: "+")]
    if let unit = division[code] {
      let county = unit.level == .county ? unit.code : unit.parent
      groups[Self.county] = county?.rawValue
    }
    for id in Country.norway.attributeIDs {
      groups[id] = Country.norway.value(of: id, for: code, at: division.day).category
    }
    return groups
  }
}
