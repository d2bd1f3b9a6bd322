import Languages
import Measures
import Testing

@Suite("Units of measure")
struct UnitOfMeasureTests {
  let years = UnitOfMeasure(
    code: "years", label: LocalizedText([.nb: "år", .nn: "år", .en: "years"]), decimals: 1)

  @Test func `a number is followed by its unit with a no-break space`() throws {
    let english = try #require(Language.named(.en))
    #expect(years.text(81.25, in: .standard) == "81,3\u{A0}år")
    #expect(years.text(81.25, in: english) == "81.3\u{A0}years")
    #expect(years.text(81.25, in: .standard, withLabel: false) == "81,3")
  }

  @Test func `per cent is a sign and never left out`() throws {
    let english = try #require(Language.named(.en))
    let percent = UnitOfMeasure.percent(decimals: 1)
    #expect(percent.isPercent)
    #expect(percent.text(12.34, in: .standard, withLabel: false) == "12,3\u{A0}%")
    #expect(percent.text(12.34, in: english) == "12.3%")
    #expect(UnitOfMeasure.percent().text(12.5, in: .standard) == "13\u{A0}%")
  }

  @Test func `a unit without words leaves the number alone`() {
    let plain = UnitOfMeasure(code: "index", label: LocalizedText([:]), decimals: 0)
    #expect(!plain.isPercent)
    #expect(plain.text(-3, in: .standard) == "\u{2212}3")
  }
}
