import Languages
import Measures
import Problems

extension Country {
  /// Norway from 1986, with the divisions of 2016 to 2026 and what became of each municipality.
  ///
  /// Origin and licence of the data stand at the head of each file in the folder `Data`.
  public static let norway: Country = NorwayFiles(EmbeddedData.files).country()
}

/// Reads the embedded files on Norway.
struct NorwayFiles {
  /// The day of the division whose codes the population and the first tile map have.
  static let populationDay = Day(year: 2024, month: 1, day: 1)

  private let files: [String: String]

  init(_ files: [String: String]) {
    self.files = files
  }

  func country() -> Country {
    var log = ProblemLog()
    let graph = ChangeGraph(
      units: units(), changes: changes(), shares: shares(), file: "units.tsv", log: &log)
    precondition(log.problems.isEmpty, "the embedded units of Norway do not fit together")
    return Country(
      graph: graph, attributes: attributes(), population: population(),
      nationalPopulation: nationalPopulation(), placeholders: placeholders(),
      tileMaps: [tiles("tiles-2020.tsv"), tiles("tiles-2024.tsv")])
  }

  private func text(_ name: String) -> TabularText { TabularText(files[name] ?? "") }

  private func units() -> [Unit] {
    var units: [Unit] = []
    text("units.tsv").forEachLine { line in
      units.append(
        Unit(
          code: line.code(0), level: UnitLevel(rawValue: line.text(1)),
          parent: line.isEmpty(4) ? nil : line.code(4),
          actsBy: line.isEmpty(5) ? nil : line.code(5),
          names: UnitNames(parsing: line.text(6)),
          validity: Validity(from: line.day(2), until: line.day(3))))
    }
    return units
  }

  private func changes() -> [Change] {
    var changes: [Change] = []
    text("changes.tsv").forEachLine { line in
      if let day = line.day(0) {
        changes.append(Change(day: day, old: line.code(1), new: line.code(2)))
      }
    }
    return changes
  }

  private func shares() -> [SplitShare] {
    var shares: [SplitShare] = []
    text("shares.tsv").forEachLine { line in
      if let until = line.day(1), let from = line.day(3), let share = Double(line.text(4)) {
        shares.append(
          SplitShare(
            old: line.code(0), oldUntil: until, new: line.code(2), newFrom: from, share: share,
            isEstimated: line.text(5) == "yes"))
      }
    }
    return shares
  }

  private func population() -> WeightSeries? {
    guard let day = NorwayFiles.populationDay else { return nil }
    let table = text("population.tsv")
    var values: [UnitCode: [Value]] = [:]
    table.forEachLine { line in
      values[line.code(0)] = (1..<line.count).map { field in
        guard let number = line.number(field) else { return .unknown(.missing) }
        return .known(Double(number.value), number.rest == nil ? .final : .estimated)
      }
    }
    return WeightSeries(
      values, years: table.columns.dropFirst().compactMap { Int($0) }, codesOf: day)
  }

  private func nationalPopulation() -> [Int: Double] {
    var totals: [Int: Double] = [:]
    text("national-population.tsv").forEachLine { line in
      if let year = line.number(0), let total = line.number(1) {
        totals[year.value] = Double(total.value)
      }
    }
    return totals
  }

  private func placeholders() -> Set<UnitCode> {
    var codes: Set<UnitCode> = []
    text("placeholders.tsv").forEachLine { codes.insert($0.code(0)) }
    return codes
  }

  private func attributes() -> [Attribute] {
    var order: [String] = []
    var classes: [String: [Int: [UnitCode: String]]] = [:]
    text("classes.tsv").forEachLine { line in
      let (id, category) = (line.text(0), line.text(2))
      if classes[id] == nil { order.append(id) }
      for code in line.text(3).utf8.split(separator: UInt8(ascii: " ")) {
        let unit = UnitCode(String(Substring(code)))
        classes[id, default: [:]][line.number(1)?.value ?? 0, default: [:]][unit] = category
      }
    }
    let labels = categories()
    return order.map { id in
      Attribute(
        id: id, name: labels.names[id] ?? LocalizedText(same: id),
        categories: labels.categories[id] ?? [], classes: classes[id] ?? [:])
    }
  }

  /// The words of attributes and their classes; a line with an empty class names the attribute.
  private func categories() -> (
    names: [String: LocalizedText], categories: [String: [Attribute.Category]]
  ) {
    let table = text("categories.tsv")
    let tags = table.columns.dropFirst(2).map { LanguageTag(rawValue: $0) }
    var names: [String: LocalizedText] = [:]
    var categories: [String: [Attribute.Category]] = [:]
    table.forEachLine { line in
      var texts: [LanguageTag: String] = [:]
      for (index, tag) in tags.enumerated() { texts[tag] = line.text(index + 2) }
      if line.isEmpty(1) {
        names[line.text(0)] = LocalizedText(texts)
      } else {
        categories[line.text(0), default: []]
          .append(Attribute.Category(code: line.text(1), label: LocalizedText(texts)))
      }
    }
    return (names, categories)
  }

  private func tiles(_ name: String) -> [UnitCode: TilePosition] {
    var tiles: [UnitCode: TilePosition] = [:]
    text(name).forEachLine { line in
      if let column = line.number(1), let row = line.number(2) {
        tiles[line.code(0)] = TilePosition(column: column.value, row: row.value)
      }
    }
    return tiles
  }
}
