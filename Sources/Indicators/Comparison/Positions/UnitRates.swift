import Languages
import Measures
import Statistics

/// One indicator in one period for the units of one kind, with what their uncertainty is read from.
struct UnitRates {
  /// One unit with a value.
  struct Known {
    let name: LocalizedText
    let value: Double
    /// The interval that the source publishes.
    let published: Interval?
    /// The events behind the value, where it is told what it is counted on.
    let rate: EventRate?
  }

  let period: Period
  let known: [Known]
  /// The units without a value, or without what their uncertainty is read from.
  let leftOut: [LocalizedText]

  /// Reads the latest period in which as many units as are needed can be used.
  ///
  /// - Returns: that of the most units where there is none with enough; nil without any figure.
  static func read(
    _ indicator: Indicator, in table: Table, at cell: [CellAddress.Coordinate],
    units: [(code: String, name: LocalizedText)], sizes: CountedOn?, period chosen: Period?,
    fewest: Int
  ) -> UnitRates? {
    let periods =
      table.dimensions.first { $0.role == .period }?.categories.compactMap { Period($0.code) } ?? []
    var best: UnitRates?
    for period in periods.reversed() where chosen == nil || chosen == period {
      let found = UnitRates(indicator, table, cell, units, sizes, period)
      if found.known.count >= fewest { return found }
      if found.known.count > best?.known.count ?? 0 { best = found }
    }
    return best
  }

  private init(
    _ indicator: Indicator, _ table: Table, _ cell: [CellAddress.Coordinate],
    _ units: [(code: String, name: LocalizedText)], _ sizes: CountedOn?, _ period: Period
  ) {
    var known: [Known] = []
    var leftOut: [LocalizedText] = []
    // A size need not be divided by what stands at its total.
    let parts = cell.filter { coordinate in
      let dimension = table.dimensions.first { $0.id == coordinate.dimension }
      return dimension?.index(of: coordinate.category).map {
        dimension?.categories[$0].role != .total
      } ?? true
    }
    let isRate = indicator.unit.eventScale?.kind == .rate
    for unit in units {
      let address =
        cell + [
          CellAddress.Coordinate(dimension: "unit", category: unit.code),
          CellAddress.Coordinate(dimension: "period", category: period.description),
        ]
      guard let found = try? table.find(address),
        let value = table.cells[found.index].value.number
      else {
        leftOut.append(unit.name)
        continue
      }
      let rate = sizes?.size(parts, unit: unit.code, period: period, isRate: isRate)
        .flatMap { indicator.unit.events(of: value, on: $0) }
      let published = table.cells[found.index].uncertainty.interval
      if sizes == nil ? published != nil : rate != nil {
        known.append(Known(name: unit.name, value: value, published: published, rate: rate))
      } else {
        leftOut.append(unit.name)
      }
    }
    self.period = period
    self.known = known
    self.leftOut = leftOut
  }
}

/// Why units cannot be put in an order, or held against what chance gives.
public enum UnitsRefused: Error, Hashable, Sendable {
  /// No unit has a figure whose uncertainty is known.
  case noUncertainty
  /// Fewer units than are needed have one.
  case tooFew(found: Int, needed: Int)
  /// The values are neither shares nor rates, so no events stand behind them.
  case notEvents
}
