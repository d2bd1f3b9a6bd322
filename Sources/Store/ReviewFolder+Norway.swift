import Languages
import Measures
import Problems
import Territory

extension ReviewFolder {
  /// The units of a built-in division on a day.
  ///
  /// - Parameters:
  ///   - date: the day on which the division is valid.
  ///   - levels: the levels that are reviewed.
  ///   - object: `units` in `review.yaml`, for problems and the county that limits the review.
  /// - Returns: the units; nil, with the reason in the log, where there are none.
  mutating func builtInUnits(
    on date: Day, levels: [String], _ object: YAMLObject
  ) -> ReviewUnits? {
    let country = Country.norway
    let division = country.division(at: date)
    let (first, last) = NorwegianUnits.knownDays
    let isKnown = first <= date.description && date.description <= last
    guard isKnown, !division.units(at: .municipality).isEmpty else {
      log.error(
        "review.no-division", at: object.place("date"),
        ["date": date.description, "first": first, "last": last])
      return nil
    }
    let known = division.levels.map(\.rawValue)
    for level in levels where !known.contains(level) {
      log.error(
        "review.unknown-level", at: object.place("levels"),
        ["level": level, "known": known.joined(separator: ", ")])
    }
    let within = object.optionalText("within").map(UnitCode.init(rawValue:))
    if let within, division[within] == nil {
      log.error("review.unknown-county", at: object.place("within"), ["found": within.rawValue])
      return nil
    }
    let unitLevels = levels.map(UnitLevel.init(rawValue:))
    let frame = Frame(division.limited(to: unitLevels, within: within), levels: unitLevels)
    return NorwegianUnits(country: country, division: division, frame: frame, date: date)
      .reviewUnits
  }
}

/// Codes that have been a unit's, so that older figures can be carried to the units of today.
enum FormerUnits {
  static func contains(_ code: String) -> Bool {
    !Country.norway.graph.periods(of: UnitCode(rawValue: code)).isEmpty
  }
}

/// The units of Norway as a review uses them.
private struct NorwegianUnits {
  /// The first and the last day on which the built-in division is complete.
  static let knownDays = (first: "1986-01-01", last: "2026-12-31")

  let country: Country
  let division: Division
  let frame: Frame
  let date: Day

  var reviewUnits: ReviewUnits {
    let names = Dictionary(
      uniqueKeysWithValues: Language.all.map { ($0.tag, division.distinctNames(in: $0.tag)) })
    func name(_ code: UnitCode) -> LocalizedText {
      LocalizedText(names.compactMapValues { $0[code] })
    }
    let units = frame.organisations.map { organisation in
      ReviewUnits.Unit(
        code: organisation.code.rawValue, name: name(organisation.code),
        levels: organisation.roles.map(\.level.rawValue),
        parent: division.parent(of: organisation.code)?.code.rawValue)
    }
    let reviewed = Set(units.map(\.code))
    let around = ancestors(of: units).filter { !reviewed.contains($0.code.rawValue) }
    return ReviewUnits(
      units: units,
      levels: frame.levels.map {
        Category(code: $0.rawValue, label: ReviewUnits.levelName($0.rawValue))
      },
      attributes: country.attributeIDs.compactMap { attribute($0, units: units) }
        + [counties(units, name: name)].compactMap { $0 },
      numbers: [population(units)],
      surroundings: around.map {
        ReviewUnits.Unit(
          code: $0.code.rawValue, name: name($0.code), levels: $0.roles.map(\.rawValue),
          parent: $0.parent?.rawValue)
      }, tiles: tiles, day: date, notes: [frameNote(names)])
  }

  /// What the units lie in, from the nearest outwards: county, then country.
  private func ancestors(of units: [ReviewUnits.Unit]) -> [Territory.Unit] {
    var found: [Territory.Unit] = []
    for unit in units {
      var next = division.parent(of: UnitCode(rawValue: unit.code))
      while let parent = next, !found.contains(parent) {
        found.append(parent)
        next = division.parent(of: parent.code)
      }
    }
    return found.sorted {
      ($0.level.rawValue != "county" ? 1 : 0, $0.code) < (
        $1.level.rawValue != "county" ? 1 : 0, $1.code
      )
    }
    .filter { acting in acting.actsBy == nil }
  }

  private func attribute(_ id: String, units: [ReviewUnits.Unit]) -> ReviewUnits.Attribute? {
    guard let attribute = country.attribute(id) else { return nil }
    var values: [String: String] = [:]
    // The classes are of municipalities: a county with many inhabitants is no large municipality.
    for unit in units where unit.levels.contains("municipality") {
      values[unit.code] =
        country.value(of: id, for: UnitCode(rawValue: unit.code), at: date).category
    }
    guard !values.isEmpty else { return nil }
    let used = Set(values.values)
    return ReviewUnits.Attribute(
      id: id, name: attribute.name,
      categories: attribute.categories.filter { used.contains($0.code) }
        .map { Category(code: $0.code, label: $0.label) }, values: values,
      isOrdered: Country.ordered.contains(id))
  }

  /// The county that each municipality lies in.
  private func counties(
    _ units: [ReviewUnits.Unit], name: (UnitCode) -> LocalizedText
  ) -> ReviewUnits.Attribute? {
    var values: [String: String] = [:]
    for unit in units where unit.levels.contains("municipality") {
      values[unit.code] = division[UnitCode(rawValue: unit.code)]?.parent?.rawValue
    }
    let codes = Set(values.values).sorted()
    guard codes.count > 1 else { return nil }
    return ReviewUnits.Attribute(
      id: "county", name: LocalizedText { $0.text("attribute.county") },
      categories: codes.map { Category(code: $0, label: name(UnitCode(rawValue: $0))) },
      values: values)
  }

  /// The persons in each municipality at the beginning of the division's year.
  private func population(_ units: [ReviewUnits.Unit]) -> ReviewUnits.Number {
    var values: [String: Double] = [:]
    for unit in units where unit.levels.contains("municipality") {
      let code = UnitCode(rawValue: unit.code)
      values[unit.code] = country.population(of: code, in: date.year, bordersOf: date).number
    }
    return ReviewUnits.Number(
      id: "population", name: LocalizedText { $0.text("attribute.population") }, values: values)
  }

  private var tiles: [String: (column: Int, row: Int)] {
    var tiles: [String: (column: Int, row: Int)] = [:]
    for (code, tile) in country.tiles(for: division, level: .municipality) ?? [:] {
      tiles[code.rawValue] = (tile.column, tile.row)
    }
    return tiles
  }

  /// How many there are, and how a unit with two roles is counted.
  private func frameNote(_ names: [LanguageTag: [UnitCode: String]]) -> LocalizedText {
    LocalizedText { language in
      let count = frame.denominator(.organisations).text(
        in: language, names: names[language.tag] ?? [:])
      return language.text(
        "units.note",
        [
          "count": count,
          "date": language.date(year: date.year, month: date.month, day: date.day),
        ])
    }
  }
}
