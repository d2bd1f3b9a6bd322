extension Cube {
  /// The cube as CSV in long form: a row for each cell, a column for each dimension.
  ///
  /// The columns are the dimensions' ids with codes, with `labels` also `<id>_label` beside each, then
  /// `value`, `status`, `unit` and, where a unit has one, `multiplier` (the power of ten); a column for each
  /// attribute follows. A cell without a number has an empty value. Of a cube with few numbers among very
  /// many combinations only the cells with a number or a status have a row. Commas, LF, UTF-8.
  ///
  /// - Parameter labels: whether labels stand beside the codes.
  /// - Returns: the bytes of the file.
  public func delimited(labels: Bool = false) -> [UInt8] {
    var writer = LongTable(self, labels: labels)
    writer.write()
    return writer.bytes
  }
}

/// Writes a cube as rows.
private struct LongTable {
  let cube: Cube
  let labels: Bool
  private(set) var bytes: [UInt8] = []
  /// The beginning of a row that each category writes, with its comma.
  private let fields: [[[UInt8]]]
  /// The end of a row that each category with a unit writes, and of which dimension the categories are.
  private let units: (dimension: Int, fields: [[UInt8]])?
  private let commonUnit: [UInt8]
  private let hasMultiplier: Bool
  private let attributes: [(name: String, texts: [Int: String])]

  init(_ cube: Cube, labels: Bool) {
    self.cube = cube
    self.labels = labels
    fields = cube.dimensions.map { dimension in
      dimension.categories.map { category in
        DelimitedWriter.field(category.code) + [LongTable.comma]
          + (labels ? DelimitedWriter.field(category.label) + [LongTable.comma] : [])
      }
    }
    let all =
      cube.dimensions.flatMap(\.categories).compactMap(\.unit) + [cube.unit].compactMap(\.self)
    let hasMultiplier = all.contains { ($0.multiplier ?? 0) != 0 }
    self.hasMultiplier = hasMultiplier
    let end = { (unit: Cube.Unit?) -> [UInt8] in
      DelimitedWriter.field(unit?.label ?? "")
        + (hasMultiplier ? [LongTable.comma] + Array(String(unit?.multiplier ?? 0).utf8) : [])
    }
    commonUnit = end(cube.unit)
    units = cube.dimensions.firstIndex { $0.categories.contains { $0.unit != nil } }.map { place in
      (place, cube.dimensions[place].categories.map { end($0.unit ?? cube.unit) })
    }
    attributes = cube.cells.attributes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  mutating func write() {
    header()
    switch cube.cells.storage {
    case .dense(let numbers):
      bytes.reserveCapacity(numbers.count * 24)
      var indices = [Int](repeating: 0, count: cube.dimensions.count)
      for (position, number) in numbers.enumerated() {
        row(position, indices, number)
        var place = indices.count - 1
        while place >= 0 {
          indices[place] += 1
          if indices[place] < fields[place].count { break }
          indices[place] = 0
          place -= 1
        }
      }
    case .sparse:
      let told = Set(cube.cells.statuses.keys).union(attributes.flatMap(\.texts.keys))
      for position in told.union(cube.cells.known.map(\.position)).sorted() {
        row(position, cube.indices(at: position), cube.cells[position] ?? .nan)
      }
    }
  }

  /// The names of the columns; a name that is taken gets a low line.
  private mutating func header() {
    var names: [String] = []
    let add = { (name: String) in
      var name = name
      while names.contains(name) { name += "_" }
      names.append(name)
    }
    for dimension in cube.dimensions {
      add(dimension.id)
      if labels { add(dimension.id + "_label") }
    }
    for name in ["value", "status", "unit"] { add(name) }
    if hasMultiplier { add("multiplier") }
    for attribute in attributes { add(attribute.name) }
    for (place, name) in names.enumerated() {
      if place > 0 { bytes.append(LongTable.comma) }
      bytes += DelimitedWriter.field(name)
    }
    bytes.append(0x0A)
  }

  private mutating func row(_ position: Int, _ indices: [Int], _ number: Double) {
    for (place, index) in indices.enumerated() { bytes += fields[place][index] }
    if let whole = Int(exactly: number), whole.magnitude < 1 << 53 {
      bytes += String(whole).utf8
    } else if number.isFinite {
      bytes += JSONText.shortest(number).utf8
    }
    bytes.append(LongTable.comma)
    if let status = cube.cells.statuses[position] { bytes += DelimitedWriter.field(status) }
    bytes.append(LongTable.comma)
    bytes += units.map { $0.fields[indices[$0.dimension]] } ?? commonUnit
    for attribute in attributes {
      bytes.append(LongTable.comma)
      if let text = attribute.texts[position] { bytes += DelimitedWriter.field(text) }
    }
    bytes.append(0x0A)
  }

  private static let comma = UInt8(ascii: ",")
}
