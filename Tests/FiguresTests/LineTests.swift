import Figures
import Testing

@Suite("Lines")
struct LineTests {
  func chart(_ values: [Double?], axis: ValueAxis = Sample.axis) throws -> ReadSVG {
    let chart = LineChart(
      text: Sample.text(), periods: values.indices.map { "\(2000 + $0)" },
      lines: [.init(label: "Norge", values: values.map { Sample.value($0, 2) }, isMain: true)],
      axis: axis)
    return try ReadSVG(chart.svg(id: "a", width: .wide))
  }

  @Test func `a missing period breaks the line in two`() throws {
    let whole = try chart([10, 20, 30, 40, 50])
    let broken = try chart([10, 20, nil, 40, 50])
    func parts(_ read: ReadSVG) throws -> [Substring] {
      try #require(read.elements("path", class: "figure-line").first).text("d")
        .split(separator: "M")
    }
    #expect(try parts(whole).count == 1)
    #expect(try parts(broken).count == 2)
    #expect(broken.elements("path", class: "figure-band").count == 2)
    #expect(broken.elements("circle", class: "figure-dot").count == 4)
  }

  @Test func `a value between two gaps is a dot`() throws {
    let read = try chart([nil, 20, nil, 40, nil, .infinity])
    #expect(read.elements("path", class: "figure-line").isEmpty)
    #expect(read.elements("circle", class: "figure-dot").count == 2)
  }

  @Test func `periods stand at equal distances and higher values higher up`() throws {
    let dots = try chart([-10, 20, 50]).elements("circle", class: "figure-dot")
    let (x, y) = (try dots.map { try $0.number("cx") }, try dots.map { try $0.number("cy") })
    #expect(abs((x[1] - x[0]) - (x[2] - x[1])) < 0.02)
    #expect(abs((y[0] - y[1]) - (y[1] - y[2])) < 0.02 && y[2] < y[0])
  }

  @Test func `one period and equal values are drawn`() throws {
    #expect(try chart([50]).elements("circle").count == 1)
    #expect(try chart([5, 5], axis: ValueAxis(ticks: [])).elements("circle").count == 2)
  }

  @Test func `all lines are named at their ends without touching`() throws {
    let lines = (0..<5).map { index in
      LineChart.Line(
        label: "Linje \(index)", values: [Sample.value(40), Sample.value(50)],
        isMain: index == 0)
    }
    let figure = LineChart(
      text: Sample.text(), periods: ["1", "2"], lines: lines, axis: Sample.axis)
    let read = try ReadSVG(figure.svg(id: "a", width: .wide))
    let places = try read.elements("text").filter { $0.words.hasPrefix("Linje") }
      .map { try $0.number("y") }.sorted()
    #expect(places.count == 5)
    #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 15 })
  }

  @Test func `small multiples share a scale unless told otherwise`() throws {
    func dots(_ scale: SmallMultiples.Scale) throws -> [Double] {
      let figure = SmallMultiples(
        text: Sample.text(), periods: ["1", "2"],
        panels: [10.0, 90].map { end in
          .init(label: "x", values: [Sample.value(0), Sample.value(end)])
        }, scale: scale)
      return try ReadSVG(figure.svg(id: "a", width: .wide)).elements("circle")
        .map { try $0.number("cy") }
    }
    let shared = try dots(.shared(Sample.axis, note: ""))
    #expect(shared[0] > shared[1])
    let own = try dots(.own(note: "egen skala"))
    #expect(own[0] == own[1])
  }

  @Test func `the others are a band that stops where they are unknown, the target a dashed line`()
    throws
  {
    let figure = SmallMultiples(
      text: Sample.text(), periods: ["1", "2", "3", "4"],
      panels: [
        .init(
          label: "x", values: [10.0, 20, 30, 40].map { Sample.value($0) },
          band: [0...10, nil, 20...30, 25...35], target: 80)
      ], scale: .own(note: ""))
    let read = try ReadSVG(figure.svg(id: "a", width: .wide))
    #expect(read.elements("path", class: "figure-band").count == 1)
    let dashed = try #require(
      read.elements("line").first { !$0.text("stroke-dasharray").isEmpty })
    // The target is the highest number of the panel, so that it lies above the last value.
    let last = try #require(read.elements("circle").last)
    #expect(try dashed.number("y1") < last.number("cy"))
  }

  @Test func `tiles of goals carry text that can be read`() throws {
    let panels = try ColourTests.goals.enumerated().map { index, hex in
      SmallMultiples.Panel(
        label: "Mål", tile: "nr\(index + 1)", tileColour: try #require(Colour(hex: hex)),
        values: [Sample.value(1)])
    }
    let figure = SmallMultiples(
      text: Sample.text(), periods: ["1"], panels: panels, scale: .own(note: ""))
    let read = try ReadSVG(figure.svg(id: "a", width: .narrow))
    let tiles = read.elements("rect", class: "figure-tile")
    let texts = read.elements("text").filter { $0.words.hasPrefix("nr") }
    #expect(tiles.count == 17 && texts.count == 17)
    for (tile, text) in zip(tiles, texts) {
      let colour = try #require(Colour(hex: text.text("fill")))
      #expect(colour.contrast(with: try #require(Colour(hex: tile.text("fill")))) >= 4.5)
    }
  }
}
