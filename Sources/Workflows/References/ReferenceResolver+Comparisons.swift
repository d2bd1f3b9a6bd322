import Indicators
import Languages
import Measures
import Problems
import Store
import VoluntaryReview

extension ReferenceResolver {
  /// The groups of a breakdown in one unit: how unlike they are, and whether the gap closes.
  func gaps(_ reference: LiveReference) throws(InputRefused) -> GroupComparison {
    let asked = try compared(
      reference,
      allowing: ["unit", "by", "since", "suppress-below", "matters", "ordered"])
    let indicator = asked.indicator
    let breakdown = try breakdown(of: indicator, reference)
    let unit = try reviewUnit(in: asked.table, reference)
    let ordered = try choice("ordered", ["true", "false"], reference) == "true"
    let least = (0..<indicator.unit.decimals).reduce(1.0) { least, _ in least / 10 }
    let limit = try number("suppress-below", reference) ?? 0
    // Without it small groups would be printed as if they had been looked for.
    if limit > 0, asked.sizes == nil, indicator.carrying != .count {
      throw refusal("reference.limit-without-size", reference, ["indicator": indicator.id])
    }
    let since = try period("since", in: asked.table, reference)
    let rule = GroupComparison.Rule(
      practicalSize: try number("matters", reference) ?? least, limit: limit, isOrdered: ordered)
    guard
      let comparison = GroupComparison(
        indicator, in: asked.table, by: breakdown, at: asked.cell, unit: unit.code,
        unitName: unit.name, sizes: asked.sizes, rule: rule, period: asked.period, since: since)
    else {
      throw refusal(
        "reference.no-groups", reference, ["indicator": indicator.id, "unit": unit.code])
    }
    if let since, comparison.earlier == nil {
      throw refusal(
        "reference.not-comparable", reference,
        ["found": since.description, "period": comparison.period.description])
    }
    return comparison
  }

  /// Units in an order, only where somebody asks for one.
  func league(_ reference: LiveReference) throws(InputRefused) -> UnitOrder {
    let asked = try compared(reference, allowing: ["level"])
    let units = try units(reference)
    do throws(UnitsRefused) {
      return try UnitOrder(
        asked.indicator, in: asked.table, at: asked.cell, units: units, sizes: asked.sizes,
        period: asked.period)
    } catch {
      throw refused(error, asked, reference)
    }
  }

  /// Units held against what chance gives units of their size.
  func funnel(_ reference: LiveReference) throws(InputRefused) -> FunnelReading {
    let asked = try compared(reference, allowing: ["level"])
    guard let sizes = asked.sizes else {
      throw refusal("reference.funnel-without-size", reference, ["indicator": asked.indicator.id])
    }
    let units = try units(reference)
    do throws(UnitsRefused) {
      return try FunnelReading(
        asked.indicator, in: asked.table, at: asked.cell, units: units, sizes: sizes,
        period: asked.period)
    } catch {
      throw refused(error, asked, reference)
    }
  }

  /// What a comparison asks of.
  private struct Compared {
    let indicator: Indicator
    let table: Table
    /// The categories of breakdowns that are named.
    let cell: [CellAddress.Coordinate]
    let sizes: CountedOn?
    let period: Period?
  }

  private func compared(
    _ reference: LiveReference, allowing options: [String]
  ) throws(InputRefused) -> Compared {
    let subject = try subject(reference, 1)
    let (indicator, table) = try indicator(subject.word, reference)
    let breakdowns = indicator.breakdowns.map(\.id)
    try allow(options + ["size", "period"] + breakdowns, reference)
    let held = breakdowns.compactMap { id in
      reference.options[id].map { CellAddress.Coordinate(dimension: id, category: $0) }
    }
    let cell = subject.coordinates + held
    for coordinate in cell {
      guard let one = indicator.breakdowns.first(where: { $0.id == coordinate.dimension }) else {
        throw unknown(
          coordinate.dimension, for: subject.word, among: breakdowns, reference)
      }
      let codes = one.categories.map(\.code)
      if !codes.contains(coordinate.category) {
        throw unknown(coordinate.category, for: one.id, among: codes, reference)
      }
    }
    if options.contains("by") { _ = try breakdown(of: indicator, reference) }
    // A breakdown without a total must be named, unless it is the one whose groups are compared.
    let open = indicator.breakdowns.first { one in
      one.id != reference.options["by"] && !cell.contains { $0.dimension == one.id }
        && !one.categories.contains { $0.role == .total } && one.categories.count > 1
    }
    if let open, reference.options["by"] != nil || !options.contains("by") {
      throw refusal(
        "reference.missing-dimension", reference,
        [
          "table": table.address.description, "dimension": open.id,
          "known": open.categories.map(\.code).joined(separator: ", "),
        ])
    }
    return Compared(
      indicator: indicator, table: table, cell: cell, sizes: try sizes(reference),
      period: try period("period", in: table, reference))
  }

  private func indicator(
    _ word: String, _ reference: LiveReference
  ) throws(InputRefused) -> (Indicator, Table) {
    let id = word.hasPrefix("indicators.") ? String(word.dropFirst(11)) : word
    if let indicator = analysis.indicators[id],
      let table = analysis.tables[indicator.address]?.table
    {
      return (indicator, table)
    }
    let known = analysis.indicators.values.filter { analysis.tables[$0.address] != nil }.map(\.id)
    guard let near = Nearest.word(to: id, among: known) else {
      throw refusal(
        "reference.empty-indicator", reference,
        ["found": id, "known": known.sorted().joined(separator: ", ")])
    }
    throw refusal("reference.empty-indicator-near", reference, ["found": id, "nearest": near])
  }

  private func sizes(_ reference: LiveReference) throws(InputRefused) -> CountedOn? {
    guard let word = reference.options["size"] else { return nil }
    let (indicator, table) = try indicator(word, reference)
    guard let sizes = CountedOn(indicator, table: table) else {
      throw refusal("reference.size-counts-nobody", reference, ["found": indicator.id])
    }
    return sizes
  }

  private func breakdown(
    of indicator: Indicator, _ reference: LiveReference
  ) throws(InputRefused) -> Indicator.Breakdown {
    let known = indicator.breakdowns.map(\.id)
    guard !known.isEmpty else {
      throw refusal("reference.no-breakdowns", reference, ["indicator": indicator.id])
    }
    guard let id = reference.options["by"] else {
      throw refusal(
        "reference.no-breakdown", reference,
        ["indicator": indicator.id, "known": known.joined(separator: ", ")])
    }
    guard let found = indicator.breakdowns.first(where: { $0.id == id }) else {
      throw unknown(id, for: "by", among: known, reference)
    }
    return found
  }

  /// The unit that is named, or the only one that the review has.
  private func reviewUnit(
    in table: Table, _ reference: LiveReference
  ) throws(InputRefused) -> ReviewUnits.Unit {
    let present = Set(
      table.dimensions.first { $0.role == .unit }?.categories.map(\.code) ?? [])
    let all = stored.units.units + stored.units.surroundings
    let known = all.filter { present.contains($0.code) }
    guard let code = reference.options["unit"] else {
      if stored.units.units.count == 1, let only = stored.units.units.first,
        present.contains(only.code)
      {
        return only
      }
      throw refusal("reference.no-unit", reference, ["known": some(known.map(\.code))])
    }
    guard let unit = known.first(where: { $0.code == code }) else {
      throw unknown(code, for: "unit", among: known.map(\.code), reference)
    }
    return unit
  }

  /// The units of one level: municipalities unless said otherwise.
  private func units(
    _ reference: LiveReference
  ) throws(InputRefused) -> [(code: String, name: LocalizedText)] {
    let levels = stored.units.levels.map(\.code)
    if let level = reference.options["level"], !levels.contains(level) {
      throw unknown(level, for: "level", among: levels, reference)
    }
    let level =
      reference.options["level"]
      ?? (levels.contains("municipality") ? "municipality" : levels.first)
    return stored.units.units.filter { unit in level.map(unit.levels.contains) ?? true }
      .map { ($0.code, $0.name) }
  }

  private func period(
    _ option: String, in table: Table, _ reference: LiveReference
  ) throws(InputRefused) -> Period? {
    guard let text = reference.options[option], text != "latest" else { return nil }
    let known = table.dimensions.first { $0.role == .period }?.categories.map(\.code) ?? []
    guard let period = Period(text), known.contains(period.description) else {
      throw unknown(text, for: option, among: known, reference)
    }
    return period
  }

  /// A number above 0.
  private func number(
    _ option: String, _ reference: LiveReference
  ) throws(InputRefused) -> Double? {
    guard let text = reference.options[option] else { return nil }
    guard let number = Double(text), number > 0, number.isFinite else {
      throw refusal(
        "reference.bad-option", reference,
        ["option": option, "found": text, "known": "1, 2.5, 5 …"])
    }
    return number
  }

  private func unknown(
    _ found: String, for option: String, among known: [String], _ reference: LiveReference
  ) -> InputRefused {
    let values = [
      "option": option, "found": found, "known": known.isEmpty ? "–" : some(known),
    ]
    guard let near = Nearest.word(to: found, among: known) else {
      return refusal("reference.bad-option", reference, values)
    }
    return refusal(
      "reference.bad-option-near", reference, values.merging(["nearest": near]) { $1 })
  }

  private func some(_ known: [String]) -> String {
    known.prefix(24).joined(separator: ", ") + (known.count > 24 ? " …" : "")
  }

  private func refused(
    _ error: UnitsRefused, _ asked: Compared, _ reference: LiveReference
  ) -> InputRefused {
    let id = asked.indicator.id
    switch error {
    case .notEvents:
      return refusal("reference.not-events", reference, ["indicator": id])
    case .noUncertainty:
      return asked.sizes == nil
        ? refusal("reference.league-without-intervals", reference, ["indicator": id])
        : refusal(
          "reference.too-few-units", reference, ["indicator": id, "n": "0", "fewest": "2"])
    case .tooFew(let found, let needed):
      return refusal(
        "reference.too-few-units", reference,
        ["indicator": id, "n": String(found), "fewest": String(needed)])
    }
  }
}
