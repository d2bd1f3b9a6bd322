import Languages
public import Measures

extension Country {
  /// The id of the size by population, which is computed for the year of the division.
  public static let size = "size"

  /// The ids of attributes whose neighbouring classes are alike.
  public static let ordered: Set<String> = [size, "centrality"]

  /// The ids of all attributes, the size first where the population is known.
  public var attributeIDs: [String] {
    let own = attributes.map(\.id)
    return (population != nil && !own.contains(Country.size) ? [Country.size] : []) + own
  }

  /// An attribute with its classes in the order of tables.
  ///
  /// - Parameter id: the attribute's id; `size` for the size by population.
  /// - Returns: nil where there is none.
  public func attribute(_ id: String) -> Attribute? {
    if let attribute = attributes.first(where: { $0.id == id }) { return attribute }
    guard id == Country.size, population != nil else { return nil }
    return Attribute(
      id: id, name: LocalizedText { $0.text("territory.attribute.size") },
      categories: sizeClasses.map { Attribute.Category(code: $0.code, label: $0.label) },
      classes: [:])
  }

  /// The class of a unit, of the division's year or the nearest year before it, else the first
  /// after.
  ///
  /// Where classes are known only for another division, the unit inherits what all the units that
  /// it became or came from agree on.
  ///
  /// - Parameters:
  ///   - id: the attribute's id.
  ///   - code: the unit.
  ///   - day: a day of the division.
  /// - Returns: the class, or why it is unknown.
  public func value(of id: String, for code: UnitCode, at day: Day) -> AttributeValue {
    guard let attribute = attributes.first(where: { $0.id == id }) else {
      return id == Country.size ? sizeClass(of: code, at: day) : .unknown
    }
    let years = attribute.years
    guard let year = years.last(where: { $0 <= day.year }) ?? years.first,
      let known = Day(year: year, month: 1, day: 1), let classes = attribute.classes[year],
      let node = graph.node(code, at: day)
    else { return .unknown }
    if graph.units[node].validity.contains(known) {
      guard let category = classes[code] else { return .unknown }
      return .known(category: category, year: year, isInherited: false)
    }
    let relatives = graph.descent(ofNode: node, to: known).filter { $0.share != 0 }
    let categories = relatives.map { classes[graph.units[$0.node].code] }
    let distinct = Set(categories.compactMap { $0 }).sorted()
    if distinct.count > 1 { return .partsDiffer(distinct) }
    guard let category = distinct.first, !categories.contains(nil) else { return .unknown }
    return .known(category: category, year: year, isInherited: true)
  }

  private func sizeClass(of code: UnitCode, at day: Day) -> AttributeValue {
    guard let number = population(of: code, in: day.year, bordersOf: day).number,
      let category = SizeClass.of(number, in: sizeClasses)
    else { return .unknown }
    return .known(category: category.code, year: day.year, isInherited: false)
  }
}
