import Languages
import Measures
import Store
import Surveys
import VoluntaryReview

/// Counts of the units in a review: by level, by attribute, and who has answered on the map.
struct FrameTables {
  let stored: StoredReview

  init(_ stored: StoredReview) {
    self.stored = stored
  }

  /// `frame`, `frame.by.<attribute>` and, where there is a survey, `participation`.
  var tables: [Table] {
    let levels = stored.units.levels
    var tables = [
      table(
        ["frame"], id: "level", name: LocalizedText { $0.text("dimension.level") },
        categories: levels
      ) { unit, code in unit.levels.contains(code) }
    ]
    for attribute in stored.units.attributes {
      tables.append(
        table(
          ["frame", "by", attribute.id], id: attribute.id, name: attribute.name,
          categories: attribute.categories
        ) { unit, code in attribute.values[unit.code] == code })
    }
    if let participation { tables.append(participation) }
    return tables
  }

  private var source: Source {
    Source(
      name: LocalizedText { $0.text("frame.source") }, licence: stored.review.licence)
  }

  private func table(
    _ address: [String], id: String, name: LocalizedText, categories: [Category],
    holds: (ReviewUnits.Unit, String) -> Bool
  ) -> Table {
    let units = stored.units.units
    let total = Category(
      code: "all", label: LocalizedText { $0.text("frame.all") }, role: .total)
    let cells = ([total] + categories).map { category in
      let count =
        category.role == .total ? units.count : units.count { holds($0, category.code) }
      return Cell(
        value: .known(Double(count)), base: .all(units.count), count: count,
        uncertainty: .complete)
    }
    return Table(
      address: TableAddress(address),
      title: LocalizedText { language in
        language.text("frame.title", ["name": name.text(in: language.tag)])
      },
      dimensions: [Dimension(id: id, name: name, categories: [total] + categories, role: .group)],
      cells: cells, unit: unitOfCount, quantity: .count, period: stored.review.period,
      universe: LocalizedText { $0.text("frame.universe") }, notes: stored.units.notes,
      sources: [source])
  }

  /// Whether each unit has answered: a public fact, unlike what it answered.
  private var participation: Table? {
    guard let survey = stored.survey else { return nil }
    let answered = Set(survey.responses.filter(\.hasAnswers).map(\.unit))
    let asked = Set(survey.population.members.map(\.unit))
    let cells = stored.units.units.map { unit in
      Cell(
        value: asked.contains(unit.code)
          ? .known(answered.contains(unit.code) ? 1 : 0) : .unknown(.notAsked),
        base: .all(asked.count), uncertainty: .complete)
    }
    guard !cells.isEmpty else { return nil }
    return Table(
      address: TableAddress(["participation"]),
      title: LocalizedText { $0.text("participation.title") },
      dimensions: [
        Dimension(
          id: "unit", name: LocalizedText { $0.text("dimension.unit") },
          categories: stored.units.units.map { Category(code: $0.code, label: $0.name) },
          role: .unit)
      ],
      cells: cells,
      unit: UnitOfMeasure(
        code: "answered", label: LocalizedText { $0.text("participation.unit") }, decimals: 0),
      quantity: .count, period: stored.review.period,
      universe: LocalizedText { $0.text("participation.universe") },
      notes: [stored.review.syntheticNotice].compactMap { $0 }, sources: [source])
  }

  private var unitOfCount: UnitOfMeasure {
    UnitOfMeasure(code: "units", label: LocalizedText { $0.text("unit.units") }, decimals: 0)
  }
}
