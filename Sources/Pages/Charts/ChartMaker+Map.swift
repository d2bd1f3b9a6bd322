import Figures
import Languages
import Measures

extension ChartMaker {
  /// A map of the rows' units, in at most five classes of equal width.
  func map(_ geometry: MapGeometry) -> any Figure {
    let column = layout.columnIndices.last
    let rows = partRows
    let numbers = rows.compactMap { cell($0, column).value.number }
    let scale = NiceScale(covering: numbers, intervals: 5)
    // Estimated counts have decimals, which whole classes would leave out.
    let isWhole = table.quantity == .count && numbers.allSatisfy { $0 == $0.rounded() }
    let breaks = isWhole ? wholeBreaks(of: numbers) : scale.ticks
    let classes = MapClasses(
      labels: zip(breaks, breaks.dropFirst()).map { lower, upper in
        isWhole
          ? wholeLabel(lower, upper, isYesOrNo: breaks == [0, 1, 2])
          : classLabel(lower, upper, scale: scale)
      },
      unknownLabel: language.text("figure.no-value"))
    func place(_ row: Int) -> MapClasses.Class {
      guard let number = cell(row, column).value.number, breaks.count > 1 else { return .unknown }
      let above = breaks.dropFirst().dropLast().count { $0 <= number }
      return .known(above)
    }
    switch geometry {
    case .tiles(let tiles):
      return TileMap(
        text: text(),
        tiles: rows.compactMap { row in
          tiles[code(row)].map {
            TileMap.Tile(
              column: $0.column, row: $0.row, code: "", label: label(row),
              valueLabel: value(cell(row, column)).label, valueClass: place(row))
          }
        }, classes: classes)
    case .shapes(let shapes):
      let rings = rows.compactMap { row in shapes[code(row)].map { (row, $0) } }
      let latitudes = rings.flatMap { $0.1.flatMap { $0.map(\.latitude) } }
      let middle = ((latitudes.min() ?? 0) + (latitudes.max() ?? 0)) / 2
      let projection = MapProjection(standardParallel: middle)
      return ShapeMap(
        text: text(),
        shapes: rings.map { row, rings in
          ShapeMap.Shape(
            label: label(row), valueLabel: value(cell(row, column)).label,
            valueClass: place(row), rings: rings.map(projection.ring))
        }, classes: classes)
    }
  }

  /// Where classes of counts begin, and where the last ends: at whole numbers.
  ///
  /// Yes and no are two classes, not a scale.
  private func wholeBreaks(of numbers: [Double]) -> [Double] {
    guard let lowest = numbers.min(), let highest = numbers.max() else { return [] }
    if lowest >= 0, highest <= 1 { return [0, 1, 2] }
    let least = ((highest - lowest + 1) / 5).rounded(.up)
    var step = 1.0
    // 1, 2, 5, 10, 20, 50 and so on.
    var place = 0
    while step < least {
      step *= place % 3 == 1 ? 2.5 : 2
      place += 1
    }
    let first = (lowest / step).rounded(.down) * step
    return Array(stride(from: first, through: highest + step, by: step))
  }

  /// "3", "10–19"; yes and no where there is nothing else.
  private func wholeLabel(_ lower: Double, _ upper: Double, isYesOrNo: Bool) -> String {
    if isYesOrNo { return language.text(lower == 0 ? "figure.no" : "figure.yes") }
    let low = language.number(lower, decimals: 0)
    if upper - lower == 1 { return low }
    return language.text(
      "interval", ["lower": low, "upper": language.number(upper - 1, decimals: 0)])
  }

  private func classLabel(_ lower: Double, _ upper: Double, scale: NiceScale) -> String {
    let low = language.number(lower, decimals: scale.decimals)
    let high =
      table.unit.isPercent
      ? language.percent(upper, decimals: scale.decimals)
      : language.number(upper, decimals: scale.decimals)
    return language.text("interval", ["lower": low, "upper": high])
  }
}
