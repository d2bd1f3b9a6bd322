import Agenda
import Indicators
import Languages
import Measures
import Pages
import Problems
import Store
import VoluntaryReview

extension ReferenceResolver {
  /// The table a reference names, and which of its dimensions runs where.
  func layout(
    _ reference: LiveReference, rows: String? = nil, columns: String? = nil,
    allowing extra: [String] = []
  ) throws(InputRefused) -> (PublishedTable, TableLayout) {
    let subject = try subject(reference)
    let published = try table(subject, reference)
    let table = published.table
    let ids = table.dimensions.map(\.id)
    try allow(["rows", "columns", "last", "title"] + extra + ids, reference)
    let options = reference.options.sorted { $0.key < $1.key }
      .filter { ids.contains($0.key) && !($0.key == "unit" && extra.contains("compare")) }
      .map { CellAddress.Coordinate(dimension: $0.key, category: $0.value) }
    let fixed = subject.coordinates + options
    do {
      _ = try table.find(fixed.filter { $0.category != "latest" } + standing(table, fixed))
    } catch {
      throw lookupRefusal(error, table: table, reference)
    }
    let last = try wholeNumber("last", 1...1000, reference)
    guard
      let layout = TableLayout(
        table, rows: reference.options["rows"] ?? rows,
        columns: reference.options["columns"] ?? columns, fixed: fixed, last: last)
    else {
      throw refusal("reference.bad-layout", reference, ["known": ids.joined(separator: ", ")])
    }
    return (published, layout)
  }

  /// A category in each dimension that is not named, so that only what was named is looked up.
  private func standing(
    _ table: Table, _ fixed: [CellAddress.Coordinate]
  ) -> [CellAddress.Coordinate] {
    table.dimensions.filter { dimension in !fixed.contains { $0.dimension == dimension.id } }
      .map { CellAddress.Coordinate(dimension: $0.id, category: $0.categories[0].code) }
  }

  /// A figure.
  func chart(_ reference: LiveReference) throws(InputRefused) -> ReportPart {
    let types = ["bars", "likert", "dots", "line", "goals", "map", "heat"]
    let type = try choice("type", types, reference) ?? "bars"
    switch type {
    case "goals": return try goalsChart(reference)
    case "line": return try lineChart(reference)
    case "map": return try mapChart(reference)
    default: break
    }
    let (table, layout) = try layout(reference, allowing: ["type", "highlight", "sort", "level"])
    let sort = try choice("sort", ["value", "given"], reference)
    let highlighted = reference.options["highlight"]?.split(separator: ",").map(String.init) ?? []
    let rows = table.table.dimensions[layout.rows]
    let form: ChartContent.Form =
      switch type {
      case "likert": .likert
      case "dots": .dots
      case "heat": .heat
      default: .bars(isSorted: sort.map { $0 == "value" } ?? (rows.role != .group))
      }
    let units = ofOneLevel(layout, table.table, reference)
    let shown =
      type == "bars" || type == "dots" ? try oneColumn(units, table.table, reference) : units
    return .chart(
      ChartContent(
        form: form, table: table, layout: shown, title: reference.options["title"],
        highlighted: highlighted))
  }

  /// Units of one level only: a county's sum would dwarf its municipalities.
  private func ofOneLevel(
    _ layout: TableLayout, _ table: Table, _ reference: LiveReference
  ) -> TableLayout {
    guard table.dimensions[layout.rows].role == .unit else { return layout }
    let level = reference.options["level"] ?? "municipality"
    let codes = table.dimensions[layout.rows].categories.map(\.code)
    let shown = stored.units.units.filter { $0.levels.contains(level) }.map(\.code)
      .filter(codes.contains)
    return shown.isEmpty ? layout : layout.selecting(in: table, rows: shown) ?? layout
  }

  /// Bars and dots show one category: an answer must be chosen where there are several.
  private func oneColumn(
    _ layout: TableLayout, _ table: Table, _ reference: LiveReference
  ) throws(InputRefused) -> TableLayout {
    guard let columns = layout.columns else { return layout }
    let dimension = table.dimensions[columns]
    if dimension.role == .period {
      guard let latest = layout.columnIndices.last,
        let one = layout.selecting(in: table, columns: [dimension.categories[latest].code])
      else { return layout }
      return one
    }
    if let total = dimension.totalIndex, dimension.role == .group || dimension.role == .breakdown,
      let one = layout.selecting(in: table, columns: [dimension.categories[total].code])
    {
      return one
    }
    throw refusal(
      "reference.missing-dimension", reference,
      [
        "table": table.address.description, "dimension": dimension.id,
        "known": dimension.categories.map(\.code).joined(separator: ", "),
      ])
  }

  private func lineChart(_ reference: LiveReference) throws(InputRefused) -> ReportPart {
    let (table, layout) = try layout(
      reference, rows: "unit", columns: "period",
      allowing: ["type", "unit", "compare"])
    let unit = reference.options["unit"].map { [$0] } ?? []
    let compared = reference.options["compare"]?.split(separator: ",").map(String.init) ?? []
    // Where a source publishes no figure for the country or the county, the line is left out.
    let units = table.table.dimensions.first { $0.id == "unit" }
    let present = compared.filter { units?.index(of: $0) != nil }
    for code in unit + compared where stored.units.unit(code) == nil {
      throw refusal("reference.unknown-name", reference, ["found": code])
    }
    guard let dimension = units, unit.allSatisfy({ dimension.index(of: $0) != nil }),
      let periods = TableLayout(
        table.table, rows: "unit", columns: "period", fixed: layoutFixed(reference, table.table),
        last: 1000),
      let shown = periods.selecting(in: table.table, rows: unit + present)
    else {
      throw refusal(
        "reference.unknown-category", reference,
        [
          "table": table.table.address.description, "dimension": "unit",
          "category": unit.joined(separator: ", "),
          "known": units?.categories.map(\.code).joined(separator: ", ") ?? "–",
        ])
    }
    _ = layout
    return .chart(
      ChartContent(
        form: .line, table: table, layout: shown, title: reference.options["title"],
        highlighted: unit))
  }

  private func layoutFixed(_ reference: LiveReference, _ table: Table) -> [CellAddress.Coordinate] {
    (reference.subjects.first?.coordinates ?? [])
      + reference.options.sorted { $0.key < $1.key }
      .filter { option in
        option.key != "unit" && table.dimensions.contains { $0.id == option.key }
      }
      .map { CellAddress.Coordinate(dimension: $0.key, category: $0.value) }
  }

  private func mapChart(_ reference: LiveReference) throws(InputRefused) -> ReportPart {
    let (table, layout) = try layout(reference, allowing: ["type", "level"])
    let shown = layout.columns == nil ? layout : try oneColumn(layout, table.table, reference)
    let codes = Set(table.table.dimensions[shown.rows].categories.map(\.code))
    let level = reference.options["level"] ?? "municipality"
    let reviewed = stored.units.units.filter { $0.levels.contains(level) }.map(\.code)
    let drawn = reviewed.filter(codes.contains)
    let geometry: MapGeometry
    if !drawn.isEmpty, drawn.allSatisfy({ stored.shapes[$0] != nil }) {
      geometry = .shapes(stored.shapes)
    } else if drawn.contains(where: { stored.units.tiles[$0] != nil }) {
      geometry = .tiles(stored.units.tiles)
    } else {
      throw refusal("reference.no-map", reference, ["table": table.table.address.description])
    }
    guard let rows = shown.selecting(in: table.table, rows: drawn) else {
      throw refusal("reference.no-map", reference, ["table": table.table.address.description])
    }
    return .chart(
      ChartContent(
        form: .map(geometry), table: table, layout: rows, title: reference.options["title"]))
  }

  /// One panel for each goal that has an indicator with figures for the unit: the first in the files.
  private func goalsChart(_ reference: LiveReference) throws(InputRefused) -> ReportPart {
    try allow(["type", "unit", "compare", "title"], reference)
    let unit = reference.options["unit"] ?? stored.units.units.first?.code ?? ""
    guard stored.units.unit(unit) != nil else {
      throw refusal("reference.unknown-name", reference, ["found": unit])
    }
    let compared = reference.options["compare"]?.split(separator: ",").first.map(String.init)
    var panels: [GoalPanel] = []
    for goal in Agenda2030.goals {
      for indicator in stored.indicators where indicator.goals.first == goal.id {
        guard let table = analysis.tables[indicator.address],
          let offsets = series(of: unit, in: table.table), offsets.count > 1
        else { continue }
        panels.append(
          GoalPanel(
            goal: goal, table: table, offsets: offsets,
            comparison: compared.flatMap { series(of: $0, in: table.table) } ?? []))
        break
      }
    }
    guard let first = panels.first, let layout = TableLayout(first.table.table) else {
      throw refusal("reference.empty-indicator", reference, ["found": unit, "known": "–"])
    }
    let name = stored.units.unit(unit)?.name.text(in: language.tag) ?? unit
    return .chart(
      ChartContent(
        form: .goals(panels), table: first.table, layout: layout,
        title: reference.options["title"] ?? language.text("figure.goals-title", ["unit": name])))
  }

  /// The cells of a unit over the periods, other dimensions at their totals; nil where none is known.
  private func series(of unit: String, in table: Table) -> [Int]? {
    guard let periods = table.dimensions.last, periods.role == .period else { return nil }
    var offsets: [Int] = []
    for period in periods.categories {
      guard
        let found = try? table.find([
          CellAddress.Coordinate(dimension: "unit", category: unit),
          CellAddress.Coordinate(dimension: "period", category: period.code),
        ])
      else { return nil }
      offsets.append(found.index)
    }
    return offsets.contains { table.cells[$0].value.number != nil } ? offsets : nil
  }

  /// A unit's latest value beside its county, the middle of similar units, and the country.
  func comparison(_ reference: LiveReference) throws(InputRefused) -> Comparison {
    try allow(["unit", "attribute"], reference)
    let subject = try subject(reference)
    let table = try table(subject, reference).table
    let id = subject.word.split(separator: ".").last.map(String.init) ?? ""
    guard let indicator = analysis.indicators[id], let code = reference.options["unit"],
      let unit = stored.units.unit(code)
    else {
      throw refusal(
        "reference.empty-indicator", reference,
        ["found": id, "known": analysis.indicators.keys.sorted().joined(separator: ", ")])
    }
    func measure(_ code: String, _ period: String) -> Measure? {
      try? table.measure(
        subject.coordinates + [
          CellAddress.Coordinate(dimension: "unit", category: code),
          CellAddress.Coordinate(dimension: "period", category: period),
        ])
    }
    guard let own = measure(code, "latest") else {
      throw refusal(
        "reference.empty-indicator", reference, ["found": code, "known": "–"])
    }
    let period = own.period.description
    var lines = [Comparison.Line(label: unit.name, measure: own)]
    if let group = similar(to: unit, reference),
      let middle = self.middle(group.units, period, measure)
    {
      lines.append(
        Comparison.Line(label: group.label, measure: middle.measure, groupSize: middle.count))
    }
    for around in stored.units.units + stored.units.surroundings
    where around.code == unit.parent || around.levels.contains("country") {
      if around.code != code, let measure = measure(around.code, period) {
        lines.append(Comparison.Line(label: around.name, measure: measure))
      }
    }
    return Comparison(indicator: indicator, lines: lines, period: own.period)
  }

  /// The units that share the unit's class of an attribute: size unless another is asked for.
  private func similar(
    to unit: ReviewUnits.Unit, _ reference: LiveReference
  ) -> (label: LocalizedText, units: [String])? {
    guard let attribute = stored.units.attribute(reference.options["attribute"] ?? "size"),
      let value = attribute.values[unit.code],
      let category = attribute.categories.first(where: { $0.code == value })
    else { return nil }
    let level = unit.levels.first
    let units = stored.units.units.filter {
      attribute.values[$0.code] == value && $0.levels.first == level
    }.map(\.code)
    return (
      LocalizedText { language in
        "\(attribute.name.text(in: language.tag)): \(category.label.text(in: language.tag))"
      }, units
    )
  }

  private func middle(
    _ units: [String], _ period: String, _ measure: (String, String) -> Measure?
  ) -> (measure: Measure, count: Int)? {
    let known = units.compactMap { measure($0, period) }.filter { $0.value.number != nil }
    guard known.count >= 3, let first = known.first,
      let median = Comparison.median(known.compactMap(\.value.number))
    else { return nil }
    return (
      Measure(
        value: .known(
          median, known.allSatisfy { $0.value.quality == .final } ? .final : .estimated),
        unit: first.unit, base: .all(known.count),
        uncertainty: .notComputed, period: first.period, address: first.address,
        sources: first.sources), known.count
    )
  }
}
