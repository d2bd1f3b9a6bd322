public import Languages
public import Measures
import Statistics

/// How many the values of an indicator are counted on: another indicator, which counts, such as
/// population or number of pupils.
///
/// With it a share or a rate becomes a number of events, so that chance can be told from difference.
/// The number of events is the value times the size: of a standardised rate only roughly so.
public struct CountedOn: Hashable, Sendable {
  /// The name of the indicator that counts.
  public let name: LocalizedText
  /// Where its figures come from.
  public let sources: [Source]
  private let table: Table

  /// What values are counted on.
  ///
  /// - Parameters:
  ///   - indicator: the indicator that counts.
  ///   - table: its values.
  /// - Returns: nil for a share or a rate, which counts nobody.
  public init?(_ indicator: Indicator, table: Table) {
    guard indicator.unit.eventScale == nil else { return nil }
    name = indicator.name
    sources = table.sources
    self.table = table
  }

  /// The size behind a value.
  ///
  /// Of several years it is the sum for a rate, which counts events a year, and the mean for a share; of a
  /// quarter or a month it is that of the year.
  ///
  /// - Parameters:
  ///   - cell: the value's categories, those of its breakdowns that are not totals.
  ///   - unit: the unit.
  ///   - period: the time of the value.
  ///   - isRate: whether events are counted, which one person may meet several of.
  /// - Returns: nil where it is not known, or not for these categories.
  func size(
    _ cell: [CellAddress.Coordinate], unit: String, period: Period, isRate: Bool
  ) -> Double? {
    func number(_ period: Period) -> Double? {
      let address =
        cell + [
          CellAddress.Coordinate(dimension: "unit", category: unit),
          CellAddress.Coordinate(dimension: "period", category: period.description),
        ]
      guard let found = try? table.find(address),
        let number = table.cells[found.index].value.number,
        number > 0
      else { return nil }
      return number
    }
    if let size = number(period) { return size }
    switch period {
    case .year: return nil
    case .quarter(let year, _), .month(let year, _): return number(.year(year))
    case .years(let first, let last):
      let years = (first...last).compactMap { number(.year($0)) }
      guard years.count == last - first + 1 else { return nil }
      let sum = years.reduce(0, +)
      return isRate ? sum : sum / Double(years.count)
    }
  }
}

extension UnitOfMeasure {
  /// What a part of one is multiplied by to be printed, and whether it is a share of persons or a rate
  /// of events; nil for what is neither.
  var eventScale: (kind: EventRate.Kind, scale: Double)? {
    if isPercent { return (.share, 100) }
    guard code.hasPrefix("per-") else { return nil }
    let rest = code.dropFirst(4)
    let digits = rest.prefix { $0.isNumber }
    guard let scale = Double(digits), scale > 0,
      rest.count == digits.count
        || rest.dropFirst(digits.count).hasPrefix("-")
    else { return nil }
    return (.rate, scale)
  }

  /// The events behind a value in this unit on a size; nil for what is no share or rate.
  func events(of value: Double, on size: Double) -> EventRate? {
    guard let (kind, scale) = eventScale else { return nil }
    // A share of 100.0001 by rounding is everybody.
    let part = kind == .share && value > scale && value < scale * 1.001 ? 1 : value / scale
    return EventRate(kind, events: part * size, size: size)
  }
}
