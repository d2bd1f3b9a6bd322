import Figures
import Testing

@Suite("Shares of ordered categories")
struct LikertTests {
  func read(_ rows: [LikertChart.Row]) throws -> ReadSVG {
    let chart = LikertChart(
      text: Sample.text(), categories: ["ja", "delvis", "nei"], rows: rows,
      outsideHeading: "Vet ikke", countHeading: "n")
    return try ReadSVG(chart.svg(id: "a", width: .wide))
  }

  func row(_ shares: [Double?], outside: Double? = nil) -> LikertChart.Row {
    LikertChart.Row(
      label: "x",
      shares: shares.map { FigureValue($0, label: $0.map { "\(Int($0))" } ?? "skjult") },
      outside: outside.map { FigureValue($0, label: "ute \(Int($0))") }, count: "238")
  }

  @Test func `bars are full and of equal length, also where shares were rounded`() throws {
    let read = try read([row([50, 30, 20]), row([33, 33, 33]), row([100, 0, 0])])
    let parts = read.elements("rect", class: "figure-segment")
    let ends = try parts.map { try $0.number("x") + $0.number("width") }
    #expect(parts.count == 7, "a share of zero has no part")
    #expect(abs(ends[2] - ends[5]) < 0.03 && abs(ends[2] - ends[6]) < 0.03)
  }

  @Test func `don't know stands to the right of the bars, to the same scale`() throws {
    let read = try read([row([100, 0, 0], outside: 20)])
    let bar = try #require(read.elements("rect", class: "figure-segment").first)
    let outside = try #require(read.elements("rect", class: "figure-outside").first)
    #expect(try outside.number("x") > bar.number("x") + bar.number("width"))
    // Outlines lie half a px inside on both sides.
    let ratio = (try outside.number("width") + 1) / (try bar.number("width") + 1)
    #expect(abs(ratio - 0.2) < 0.002)
    #expect(read.lines.contains("ute 20") && read.lines.contains("238"))
  }

  @Test func `a hidden share hides the lengths of the others`() throws {
    let read = try read([row([50, nil, 20])])
    #expect(read.elements("rect", class: "figure-segment").isEmpty)
    #expect(read.elements("rect", class: "figure-unknown").count == 1)
    #expect(read.lines.contains("skjult") && !read.lines.contains("50"))
  }

  @Test func `the key has the order of the bars, and shares that do not fit are not written`()
    throws
  {
    let read = try read([row([98, 1, 1])])
    #expect(Array(read.lines.prefix(3)) == ["ja", "delvis", "nei"])
    #expect(read.lines.contains("98") && !read.lines.contains("1"))
    let parts = read.elements("rect", class: "figure-segment")
    let keys = read.elements("rect", class: "figure-key")
    #expect(parts.map { $0.text("fill") } == keys.map { $0.text("fill") })
  }

  @Test func `numbers on the parts can be read`() throws {
    let read = try read([row([40, 30, 30])])
    let parts = read.elements("rect", class: "figure-segment")
    let texts = read.elements("text").filter { ["40", "30"].contains($0.words) }
    #expect(texts.count == 3)
    for (part, text) in zip(parts, texts) {
      let colour = try #require(Colour(hex: text.text("fill")))
      #expect(colour.contrast(with: try #require(Colour(hex: part.text("fill")))) >= 4.5)
    }
  }
}
