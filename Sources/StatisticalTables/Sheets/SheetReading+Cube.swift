import Problems

extension SheetReading {
  consuming func cube() throws(InputRefused) -> Cube {
    var dimensions = mapping.dimensions.enumerated().map { index, dimension in
      Cube.Dimension(
        id: dimension.id, label: dimension.label, role: dimension.role,
        categories: categories[index])
    }
    var measures: [Cube.Category]
    switch mapping.values {
    case .measures(let all):
      measures = all.map { Cube.Category(code: $0.code, label: $0.label, unit: $0.unit) }
    case .spread(let spread):
      let measure = spread.measure
      measures = [Cube.Category(code: measure.code, label: measure.label, unit: measure.unit)]
      dimensions.append(
        Cube.Dimension(
          id: spread.id, label: spread.id, role: spread.role,
          categories: categories[mapping.dimensions.count]))
    }
    try setUnits(&dimensions, &measures)
    dimensions.append(
      Cube.Dimension(id: "ContentsCode", label: "", role: .metric, categories: measures))
    var count = 1
    for dimension in dimensions {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: dimension.categories.count)
      guard !isTooLarge else {
        throw InputRefused([Problem("sheet.too-many-cells", at: Place(sheet.file))])
      }
      count = product
    }
    var found: [(position: Int, number: Double)] = []
    var statuses: [Int: String] = [:]
    var seen: [[Int]: Int] = [:]
    for row in rows {
      if let first = seen.updateValue(row.number, forKey: row.keys) {
        log.error(
          "sheet.duplicate-row", at: sheet.place(row: row.number, column: 0),
          ["first": String(first)])
      }
      var start = 0
      for (index, key) in row.keys.enumerated() { start = start * categories[index].count + key }
      for (index, cell) in row.cells.enumerated() {
        let position = start * row.cells.count + index
        if !cell.number.isNaN { found.append((position, cell.number)) }
        if !cell.status.isEmpty { statuses[position] = cell.status }
      }
    }
    try log.throwErrors()
    found.sort { $0.position < $1.position }
    return Cube(
      label: mapping.label, dimensions: dimensions,
      cells: .fitting(
        count: count, positions: found.map(\.position), numbers: found.map(\.number),
        statuses: statuses))
  }

  /// Gives the units of the column of units to the measure, or to the dimension that they go by.
  private func setUnits(
    _ dimensions: inout [Cube.Dimension], _ measures: inout [Cube.Category]
  ) throws(InputRefused) {
    guard unitColumn != nil, let first = rows.first else { return }
    if rows.allSatisfy({ $0.unit == first.unit }) {
      for index in measures.indices where measures[index].unit == nil {
        measures[index].unit = Cube.Unit(label: first.unit)
      }
      return
    }
    for index in mapping.dimensions.indices {
      var units: [Int: String] = [:]
      for row in rows where units[row.keys[index]] == nil { units[row.keys[index]] = row.unit }
      let goesBy = rows.allSatisfy { units[$0.keys[index]] == $0.unit }
      guard goesBy else { continue }
      for (place, unit) in units {
        dimensions[index].categories[place].unit = Cube.Unit(label: unit)
      }
      return
    }
    throw InputRefused([
      Problem(
        "sheet.mixed-units", at: sheet.place(row: first.number, column: unitColumn ?? 0))
    ])
  }
}
