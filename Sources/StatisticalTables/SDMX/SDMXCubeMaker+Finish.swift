import Problems

extension SDMXCubeMaker {
  private static let units = ["UNIT_MEASURE", "UNIT_MEAS", "UNIT", "UNITS"]
  private static let multipliers = ["UNIT_MULT", "UNIT_MULTIPLIER", "POWERCODE"]
  private static let metrics: Set<String> = ["INDICATOR", "SERIES", "MEASURE", "INDIC", "VARIABLE"]
  private static let places: Set<String> = [
    "REF_AREA", "GEO", "GEO_PICT", "LOCATION", "COUNTRY", "GEO_AREA", "GEOGRAPHY",
  ]

  /// The cube of the observations that stand.
  func finish(_ kept: [(position: Int, row: Int)], count: Int) -> Cube {
    let columns = set.observations.columns
    var positions: [Int] = []
    var numbers: [Double] = []
    for (position, row) in kept where !set.observations.numbers[row].isNaN {
      positions.append(position)
      numbers.append(set.observations.numbers[row])
    }
    var cells = Cube.Cells.fitting(count: count, positions: positions, numbers: numbers)
    let measured = measured(kept.map(\.row))
    var properties: [String: String] = [:]
    var statusLabels: [String: String] = [:]
    for place in columns.indices where !dimensions.contains(place) && !measured.told.contains(place)
    {
      let column = columns[place]
      if column.id == "OBS_STATUS" {
        // A is the normal value of SDMX's list of statuses.
        for (position, row) in kept {
          if let text = column[row], text != "A", !text.isEmpty { cells.statuses[position] = text }
        }
        statusLabels = labels(column.id)
        continue
      }
      let texts = kept.map { column[$0.row] }
      if let first = texts.first, let text = first, texts.allSatisfy({ $0 == text }) {
        if !text.isEmpty { properties[column.id] = text }
        continue
      }
      var said: [Int: String] = [:]
      for (entry, text) in zip(kept, texts) {
        if let text, !text.isEmpty { said[entry.position] = text }
      }
      if !said.isEmpty { cells.attributes[column.id] = said }
    }
    var made = dimensions.map { dimension($0, measured) }
    if measured.dimension == nil, let unit = measured.constant {
      made.append(
        Cube.Dimension(
          id: "OBS_VALUE", label: name("OBS_VALUE") ?? "", role: .metric,
          categories: [
            Cube.Category(code: "OBS_VALUE", label: name("OBS_VALUE") ?? "", unit: unit)
          ]))
    }
    let flow = known.dataflows.first { $0.id == set.structureID }
    let title =
      set.names.text(in: language) ?? flow?.names.text(in: language)
      ?? dataStructure?.names.text(in: language)
    var cube = Cube(
      id: set.structureID, label: title ?? set.structureID ?? "", dimensions: made, cells: cells)
    cube.language = language
    cube.properties = properties
    cube.statusLabels = statusLabels.filter { code, _ in cells.statuses.values.contains(code) }
    return cube
  }

  /// The name of a component in the language that is read.
  private func name(_ id: String) -> String? { component(id)?.names.text(in: language) }

  /// The names of a component's codes.
  private func labels(_ id: String) -> [String: String] {
    var labels: [String: String] = [:]
    for code in component(id)?.codes ?? [] { labels[code.id] = code.names.text(in: language) }
    return labels
  }

  private func dimension(_ place: Int, _ measured: Measured) -> Cube.Dimension {
    let column = set.observations.columns[place]
    let component = component(column.id)
    let labels = labels(column.id)
    let parents = Dictionary(
      (component?.codes ?? []).compactMap { code in code.parent.map { (code.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    let isMetric = measured.dimension == place
    let categories = levels(place).map { level in
      let code = level.map { column.levels[$0] } ?? ""
      return Cube.Category(
        code: code, label: labels[code] ?? code,
        unit: isMetric
          ? level.flatMap { measured.units[Int32($0)] } ?? measured.constant : nil,
        parent: parents[code])
    }
    let role: Cube.Dimension.Role? =
      isTime(column.id, component)
      ? .time
      : isMetric ? .metric : SDMXCubeMaker.places.contains(column.id.uppercased()) ? .geo : nil
    return Cube.Dimension(
      id: column.id, label: component?.names.text(in: language) ?? column.id, role: role,
      categories: categories)
  }

  /// What the numbers measure.
  private struct Measured {
    /// The dimension whose categories have the units, where there is one.
    var dimension: Int?
    /// The units by level of that dimension.
    var units: [Int32: Cube.Unit] = [:]
    /// The unit of all numbers.
    var constant: Cube.Unit?
    /// The columns that are told by the units.
    var told: Set<Int> = []
  }

  /// Finds the unit of all numbers, or the dimension that it goes by.
  private func measured(_ rows: [Int]) -> Measured {
    var measured = Measured()
    let columns = set.observations.columns
    func attribute(_ ids: [String]) -> Int? {
      ids.lazy.compactMap { id in columns.firstIndex { $0.id.uppercased() == id } }
        .first { !dimensions.contains($0) }
    }
    let metric = dimensions.first {
      component(columns[$0].id)?.kind == .measureDimension
        || SDMXCubeMaker.metrics.contains(columns[$0].id.uppercased())
    }
    // A unit that is itself a dimension is what its categories measure.
    if let unit = dimensions.first(where: {
      SDMXCubeMaker.units.contains(columns[$0].id.uppercased())
    }) {
      let labels = labels(columns[unit].id)
      measured.dimension = unit
      for (level, text) in columns[unit].levels.enumerated() {
        measured.units[Int32(level)] = Cube.Unit(label: labels[text] ?? text)
      }
      return measured
    }
    let parts = [
      attribute(SDMXCubeMaker.units), attribute(SDMXCubeMaker.multipliers), attribute(["DECIMALS"]),
    ]
    guard parts.contains(where: { $0 != nil }) else {
      measured.dimension = metric
      return measured
    }
    let keys = rows.map { row in parts.map { part in part.map { columns[$0].codes[row] } ?? -1 } }
    if Set(keys).count == 1, let row = rows.first {
      measured.constant = unit(parts, row)
      measured.dimension = metric
      measured.told = Set(parts.compactMap(\.self))
      return measured
    }
    for place in [metric].compactMap(\.self) + dimensions.filter({ $0 != metric }) {
      var seen: [Int32: [Int32]] = [:]
      let codes = columns[place].codes
      let goesBy = zip(rows, keys).allSatisfy { row, key in
        if let first = seen[codes[row]] { return first == key }
        seen[codes[row]] = key
        return true
      }
      guard goesBy else { continue }
      measured.dimension = place
      measured.told = Set(parts.compactMap(\.self))
      for row in rows where measured.units[codes[row]] == nil {
        measured.units[codes[row]] = unit(parts, row)
      }
      return measured
    }
    measured.dimension = metric
    return measured
  }

  private func unit(_ parts: [Int?], _ row: Int) -> Cube.Unit {
    let columns = set.observations.columns
    let texts = parts.map { part in part.flatMap { columns[$0][row] } }
    let label = parts[0].flatMap { part in texts[0].flatMap { labels(columns[part].id)[$0] } }
    return Cube.Unit(
      label: label ?? texts[0] ?? "", decimals: texts[2].flatMap { Int($0) },
      multiplier: texts[1].flatMap { Int($0) })
  }
}
