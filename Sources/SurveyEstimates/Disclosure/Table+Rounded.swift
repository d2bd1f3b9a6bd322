import Languages
import Measures

extension Table {
  /// The table with every number no finer than it is printed.
  ///
  /// What is computed of the answers in other ways than by counting, such as an adjusted share, tells
  /// in full precision more of them than it is meant to.
  var roundedAsPrinted: Table {
    func rounded(_ number: Double) -> Double { Rounding.round(number, decimals: unit.decimals) }
    let cells = cells.map { cell -> Cell in
      guard case .known(let number, let quality) = cell.value else { return cell }
      var uncertainty = cell.uncertainty
      if case .interval(let interval) = uncertainty {
        uncertainty = .interval(
          Interval(
            lower: rounded(interval.lower), upper: rounded(interval.upper), level: interval.level))
      }
      return Cell(
        value: .known(rounded(number), quality), base: cell.base, count: cell.count,
        uncertainty: uncertainty)
    }
    return Table(
      address: address, title: title, dimensions: dimensions, cells: cells, unit: unit,
      quantity: quantity, period: period, universe: universe, question: question, notes: notes,
      sources: sources)
  }
}
