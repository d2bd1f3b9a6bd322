import Figures
import Testing

@Suite("Colour")
struct ColourTests {
  static let goals = [
    "#E5243B", "#DDA63A", "#4C9F38", "#C5192D", "#FF3A21", "#26BDE2", "#FCC30B", "#A21942",
    "#FD6925", "#DD1367", "#FD9D24", "#BF8B2E", "#3F7E44", "#0A97D9", "#56C02B", "#00689D",
    "#19486A",
  ]

  @Test(arguments: [
    ("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#767676", "#FFFFFF", 4.54),
    ("#FF0000", "#FFFFFF", 4.0), ("#0000FF", "#FFFFFF", 8.59), ("#FFFFFF", "#FFFFFF", 1),
  ])
  func `contrast is what is published for WCAG`(first: String, second: String, ratio: Double)
    throws
  {
    let (one, other) = (try #require(Colour(hex: first)), try #require(Colour(hex: second)))
    #expect(abs(one.contrast(with: other) - ratio) < 0.005)
    #expect(one.contrast(with: other) == other.contrast(with: one))
  }

  @Test(arguments: goals)
  func `every goal colour gets text that can be read`(hex: String) throws {
    let colour = try #require(Colour(hex: hex))
    #expect(colour.readableText.contrast(with: colour) >= 4.5)
  }

  @Test func `every grey gets text that can be read`() {
    for part in UInt8.min...UInt8.max {
      let grey = Colour(red: part, green: part, blue: part)
      #expect(grey.readableText.contrast(with: grey) >= 4.5)
    }
  }

  @Test func `colours are read and written`() {
    #expect(Colour(hex: "#19486A")?.hex == "#19486a")
    #expect(Colour(hex: "0f8") == Colour(red: 0, green: 255, blue: 136))
    for wrong in ["", "#12345", "#12345g", "red", "#+12345"] { #expect(Colour(hex: wrong) == nil) }
  }

  @Test func `a pale accent is darkened until it is seen`() throws {
    let yellow = try #require(Colour(hex: "#FCC30B"))
    let style = FigureStyle(accent: yellow)
    #expect(style.accent.contrast(with: style.paper) >= 4.5)
    #expect(yellow.palest(withContrast: 3, on: .white).contrast(with: .white) >= 3)
    #expect(style.muted.contrast(with: style.paper) >= 4.5)
    #expect(style.grey.contrast(with: style.paper) >= 3)
  }

  @Test func `shades fall in luminance`() {
    for count in 1...9 {
      let shades = FigureStyle.standard.shades(count)
      #expect(shades.count == count)
      #expect(zip(shades, shades.dropFirst()).allSatisfy { $0.luminance > $1.luminance })
    }
  }
}
