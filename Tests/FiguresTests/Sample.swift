import Figures

/// One of every figure, with labels that try the escaping and long names.
enum Sample {
  static let label = "Drift & \"vedlikehold\" < 5 år i Guovdageaidnu – Kautokeino, čielggadus"

  static func text(_ title: String = "Tittel <&>") -> FigureText {
    FigureText(title: title, description: "a & b", empty: "Ingen tall", language: "nb")
  }

  static func value(_ number: Double?, _ half: Double = 0) -> FigureValue {
    FigureValue(
      number, label: number.map { "\($0) & <" } ?? "ikke \"publisert\"",
      interval: number.flatMap { half > 0 ? ($0 - half)...($0 + half) : nil })
  }

  static let axis = ValueAxis(covering: [0, 100]) { value, _ in "<\(Int(value))>" }
  static let classes = MapClasses(labels: ["< 5", "5 & mer"], unknownLabel: "\"ukjent\"")

  static var figures: [any Figure] {
    let numbers = [value(10, 3), value(nil), value(100, 2), value(0), value(.nan)]
    return [
      BarChart(text: text(), bars: numbers.map { .init(label: label, value: $0, count: "<5") }),
      LikertChart(
        text: text(), categories: ["a & b", "< c"],
        rows: [
          .init(label: label, shares: [value(40), value(60)], outside: value(5), count: "&"),
          .init(label: label, shares: [value(nil), value(60)], outside: value(nil)),
        ], outsideHeading: "Vet <ikke>"),
      DotPlot(
        text: text(), series: ["a & b", "c", "d", "e", "f"],
        rows: [.init(label: label, note: "n < 5", values: numbers, isWeak: true)], axis: axis,
        reference: .init(value: value(50), label: "<Landet>")),
      LineChart(
        text: text(), periods: ["1", "2", "3", "4", "5"],
        lines: [
          .init(label: label, values: numbers, isMain: true),
          .init(label: "<b>", values: numbers),
        ], axis: axis, axisNote: "< 0"),
      SmallMultiples(
        text: text(), periods: ["1", "2", "3", "4", "5"],
        panels: [
          .init(
            label: label, tile: "&", values: numbers, comparison: numbers, band: [nil, 0...1],
            target: 4)
        ],
        scale: .shared(axis, note: "<0>"), comparisonNote: "&"),
      TileMap(
        text: text(),
        tiles: [
          .init(
            column: 0, row: 0, code: "<", label: label, valueLabel: "&", valueClass: .known(0)),
          .init(
            column: 3, row: 1, code: "&", label: label, valueLabel: "<", valueClass: .unknown),
        ], classes: classes),
      ShapeMap(
        text: text(),
        shapes: [
          .init(
            label: label, valueLabel: "&", valueClass: .unknown,
            rings: [[.init(x: 0, y: 0), .init(x: 1, y: 0), .init(x: .nan, y: 1)]])
        ], classes: classes),
      HeatMap(
        text: text(), columns: ["a & b", "<"], rows: [label],
        cells: [[value(3), value(nil)]]),
    ]
  }

  static var empty: [any Figure] {
    [
      BarChart(text: text(), bars: []), LikertChart(text: text(), categories: [], rows: []),
      DotPlot(text: text(), rows: [], axis: axis),
      LineChart(
        text: text(), periods: ["1"], lines: [.init(label: "a", values: [value(nil)])],
        axis: axis),
      SmallMultiples(text: text(), periods: [], panels: [], scale: .own(note: "")),
      TileMap(text: text(), tiles: [], classes: classes),
      ShapeMap(text: text(), shapes: [], classes: classes),
      HeatMap(text: text(), columns: [], rows: [], cells: []),
    ]
  }
}
