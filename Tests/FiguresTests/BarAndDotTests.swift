import Figures
import Testing

@Suite("Bars and dots")
struct BarAndDotTests {
  func bars(_ values: [FigureValue], _ width: FigureWidth = .wide) throws -> ReadSVG {
    let bars = values.map { BarChart.Bar(label: "a", value: $0) }
    return try ReadSVG(BarChart(text: Sample.text(), bars: bars).svg(id: "a", width: width))
  }

  @Test(arguments: FigureWidth.allCases)
  func `bars begin at zero and are as long as their numbers`(width: FigureWidth) throws {
    let read = try bars([80, 40, 20, 0].map { Sample.value($0) }, width)
    let zero = try #require(read.elements("line", class: "figure-zero").first).number("x1")
    let rects = read.elements("rect", class: "figure-bar")
    for rect in rects { #expect(try rect.number("x") == zero) }
    let lengths = try rects.map { try $0.number("width") }
    #expect(abs(lengths[0] - 2 * lengths[1]) < 0.03 && abs(lengths[0] - 4 * lengths[2]) < 0.05)
    #expect(lengths[3] == 0)
  }

  @Test func `bars below zero end where the others begin`() throws {
    let read = try bars([Sample.value(-30), Sample.value(60)])
    let rects = read.elements("rect", class: "figure-bar")
    let end = try rects[0].number("x") + rects[0].number("width")
    #expect(abs(end - (try rects[1].number("x"))) < 0.02)
    #expect(abs(try rects[1].number("width") - 2 * rects[0].number("width")) < 0.03)
  }

  @Test func `an interval lies around the end of its bar and in the drawing`() throws {
    let read = try bars([Sample.value(50, 10), Sample.value(90, 30)])
    let rects = read.elements("rect", class: "figure-bar")
    let lines = read.elements("line", class: "figure-interval")
    #expect(lines.count == 4, "one part on the bar and one beyond it for each")
    let perUnit = try rects[0].number("width") / 50
    let start = try lines[0].number("x1") - rects[0].number("x")
    let end = try lines[1].number("x2") - rects[0].number("x")
    #expect(abs(start - 40 * perUnit) < 0.05 && abs(end - 60 * perUnit) < 0.05)
    for line in lines { #expect(try line.number("x2") <= 640) }
  }

  @Test func `an unknown number has words and no bar`() throws {
    for number in [nil, Double.nan, .infinity, 1e200] {
      let read = try bars([FigureValue(number, label: "ikke publisert")])
      #expect(read.elements("rect", class: "figure-bar").isEmpty)
      #expect(read.lines.contains("ikke publisert"))
    }
  }

  @Test func `equal numbers, zeros and one number are drawn`() throws {
    let same = try bars([5, 5, 5].map { Sample.value($0) })
    #expect(Set(same.elements("rect", class: "figure-bar").map { $0.text("width") }).count == 1)
    let zeros = try bars([0, 0].map { Sample.value($0) })
    #expect(zeros.elements("rect", class: "figure-bar").allSatisfy { $0.text("width") == "0" })
  }

  @Test func `a weak bar differs in more than colour`() throws {
    let chart = BarChart(
      text: Sample.text(),
      bars: [
        .init(label: "a", value: Sample.value(4)),
        .init(label: "b", value: Sample.value(4), isWeak: true),
      ])
    let rects = try ReadSVG(chart.svg(id: "a", width: .wide))
      .elements("rect", class: "figure-bar")
    #expect(rects[0].text("stroke").isEmpty && !rects[1].text("stroke").isEmpty)
  }

  @Test(arguments: FigureWidth.allCases)
  func `372 rows with long names do not overlap`(width: FigureWidth) throws {
    let bars = (0..<372).map {
      BarChart.Bar(label: Sample.label, value: Sample.value(Double($0 % 100)))
    }
    let read = try ReadSVG(BarChart(text: Sample.text(), bars: bars).svg(id: "a", width: width))
    let tops = try read.elements("rect", class: "figure-bar").map { try $0.number("y") }
    #expect(tops.count == 372)
    #expect(zip(tops, tops.dropFirst()).allSatisfy { $1 - $0 >= 16 })
    let baselines = try read.elements("text").filter { $0.text("text-anchor").isEmpty }
      .filter { Sample.label.contains($0.words) }.map { try $0.number("y") }
    #expect(baselines.count >= 372 * 2)
    #expect(zip(baselines, baselines.dropFirst()).allSatisfy { $1 - $0 >= 15.9 })
  }

  @Test func `dots stand on a common axis and series differ in shape`() throws {
    let plot = DotPlot(
      text: Sample.text(), series: ["a", "b", "c", "d"],
      rows: [.init(label: "x", values: [20, 40, 60, 80].map { Sample.value($0, 5) })],
      axis: Sample.axis)
    let read = try ReadSVG(plot.svg(id: "a", width: .wide))
    let lines = read.elements("line", class: "figure-interval")
    let middles = try lines.map { (try $0.number("x1") + $0.number("x2")) / 2 }
    #expect(abs((middles[3] - middles[0]) - 3 * (middles[1] - middles[0])) < 0.05)
    #expect(Set(try lines.map { try $0.number("y1") }).count == 4, "each series in its own lane")
    let key = read.elements("circle").count + read.elements("path", class: "figure-dot").count
    #expect(key == 6, "disc, ring and diamond in key and row; the square is a rect")
  }
}
