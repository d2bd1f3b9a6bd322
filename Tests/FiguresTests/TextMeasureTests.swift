import Testing

@testable import Figures

@Suite("Width and wrapping of text")
struct TextMeasureTests {
  @Test func `width grows with letters and size`() {
    // Helvetica: H 722, e 556, i 222 of 1000.
    let expected = (722.0 + 556 + 222) / 1000 * 10 * TextMeasure.allowance
    #expect(abs(TextMeasure.width("Hei", size: 10) - expected) < 1e-9)
    #expect(TextMeasure.width("Hei", size: 10, bold: true) > expected)
    #expect(TextMeasure.width("čŋđ", size: 10) > TextMeasure.width("i", size: 10) * 3)
  }

  @Test func `lines keep to the width and lose no letter`() {
    let text =
      "Guovdageainnu suohkan – Kautokeino kommune og samfunnssikkerhetsberedskapsplanlegging"
    for width in stride(from: 20.0, through: 400, by: 13) {
      let lines = TextMeasure.wrap(text, width: width, size: 13)
      for line in lines { #expect(TextMeasure.width(line, size: 13) <= width) }
      func letters(_ text: String) -> String { text.filter(\.isLetter) }
      #expect(letters(lines.joined()) == letters(text))
    }
  }

  @Test func `lines end at words, hyphens and soft hyphens`() {
    #expect(TextMeasure.wrap("en to", width: 200, size: 13) == ["en to"])
    #expect(TextMeasure.wrap("en\u{A0}to tre", width: 34, size: 13) == ["en\u{A0}to", "tre"])
    #expect(TextMeasure.wrap("KOSTRA-gruppe", width: 70, size: 13) == ["KOSTRA-", "gruppe"])
    #expect(TextMeasure.wrap("bære\u{AD}kraft", width: 45, size: 13) == ["bære-", "kraft"])
    #expect(TextMeasure.wrap("", width: 45, size: 13).isEmpty)
  }

  @Test func `numbers are written with at most two decimals`() {
    #expect(
      [0, -0.001, 12, 12.5, -12.05, 1.005e9].map(coordinate).prefix(5).joined(separator: " ")
        == "0 0 12 12.5 -12.05")
    #expect(coordinate(.nan) == "0" && coordinate(.infinity) == "0")
    #expect(coordinate(1e300) == "10000000")
  }

  @Test func `labels at line ends do not touch`() {
    let places = spread([10, 11, 12, 90], heights: [16, 16, 32, 16], within: 0...100)
    #expect(places[0] + 8 <= places[1] - 8 && places[1] + 8 <= places[2] - 16)
    #expect(places[3] == 90)
    #expect(places[0] >= 8)
    #expect(spread([50], heights: [16], within: 0...100) == [50])
  }
}
