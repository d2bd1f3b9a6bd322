public import Problems
public import StatisticalTables

extension SheetMapping {
  /// Reads a mapping from a YAML file; `samstemt schema sheet` shows its keys.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  /// - Throws: ``InputRefused`` with everything in it that does not fit.
  public init(yaml bytes: [UInt8], file: String) throws(InputRefused) {
    let file = try YAMLFile(bytes, file: file)
    var log = ProblemLog()
    log.add(contentsOf: ShapeCheck.problems(in: file, shape: .sheet))
    try log.throwErrors()
    let object = YAMLObject(file)
    let spread = object.object("spread")
    let measures = object.objects("values")
    if measures.isEmpty == (spread == nil) { log.error("sheet.values", at: object.place) }
    for dimension in object.objects("dimensions")
    where dimension.has("column") == dimension.has("code") {
      log.error("sheet.codes", at: dimension.place, ["dimension": dimension.text("id")])
    }
    let header = object.words("header").compactMap { Int($0.text) }
    if header.contains(where: { $0 < 1 }) {
      log.error("sheet.header", at: object.place("header"))
    }
    try log.throwErrors()
    self.init(
      label: object.text("label"), sheet: object.optionalText("sheet"),
      headerRows: (header.min() ?? 1)...(header.max() ?? 1),
      dimensions: object.objects("dimensions").map(\.sheetDimension),
      values: spread.map { .spread($0.sheetSpread) } ?? .measures(measures.map(\.sheetMeasure)))
    status = object.sheetColumn("status")
    unit = object.sheetColumn("unit")
    hasDecimalComma = object.boolean("decimal-comma") ?? true
    for (symbol, meaning) in object.namedTexts("symbols") { symbols[symbol] = meaning }
    skippedRows = Set(object.texts("skip-rows").compactMap { Int($0) })
    skipped = object.objects("skip").compactMap { row in
      row.sheetColumn("column").map { Match($0, is: row.text("is")) }
    }
    lastRow = object.integer("last-row")
  }
}

extension YAMLObject {
  /// A column by its heading, or by its letters after a number sign.
  fileprivate func sheetColumn(_ key: String) -> SheetMapping.Column? {
    let parts = words(key).map(\.text)
    guard let first = parts.first else { return nil }
    if parts.count == 1, first.hasPrefix("#") { return .letters(String(first.dropFirst())) }
    return .named(parts)
  }

  fileprivate var sheetDimension: SheetMapping.Dimension {
    SheetMapping.Dimension(
      text("id"), label: optionalText("label"), role: sheetRole,
      codes: sheetColumn("column").map { .column($0) } ?? .constant(text("code")),
      labels: sheetColumn("labels"), fillsDown: boolean("fills-down") ?? false)
  }

  fileprivate var sheetMeasure: SheetMapping.Measure {
    SheetMapping.Measure(
      sheetColumn("column") ?? .letters("A"), code: text("code"), label: optionalText("label"),
      unit: sheetUnit)
  }

  fileprivate var sheetSpread: SheetMapping.Spread {
    SheetMapping.Spread(
      text("id"), role: sheetRole, first: sheetColumn("from") ?? .letters("A"),
      last: sheetColumn("to") ?? .letters("A"), code: text("code"),
      label: optionalText("label"), unit: sheetUnit)
  }

  private var sheetRole: Cube.Dimension.Role? {
    optionalText("role").flatMap { Cube.Dimension.Role(rawValue: $0) }
  }

  private var sheetUnit: Cube.Unit? {
    guard has("unit") || has("decimals") || has("multiplier") else { return nil }
    return Cube.Unit(
      label: text("unit"), decimals: integer("decimals"), multiplier: integer("multiplier"))
  }
}
