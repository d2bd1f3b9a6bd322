import Languages
import Testing

@Suite("Numbers in the reader's form")
struct NumberTests {
  static func language(_ tag: LanguageTag) throws -> Language {
    try #require(Language.named(tag))
  }

  @Test(arguments: [LanguageTag.nb, .nn])
  func `thousands are parted by a no-break space and decimals by a comma`(tag: LanguageTag) throws {
    let language = try Self.language(tag)
    #expect(language.number(1234.5, decimals: 1) == "1\u{A0}234,5")
    #expect(language.number(999, decimals: 0) == "999")
    #expect(language.number(1000, decimals: 0) == "1\u{A0}000")
    #expect(language.number(1_234_567.891, decimals: 2) == "1\u{A0}234\u{A0}567,89")
    #expect(language.percent(12, decimals: 0) == "12\u{A0}%")
  }

  @Test func `English parts thousands by commas and decimals by a point`() throws {
    let english = try Self.language(.en)
    #expect(english.number(1_234_567.891, decimals: 2) == "1,234,567.89")
    #expect(english.number(999.5, decimals: 1) == "999.5")
    #expect(english.percent(12.34, decimals: 1) == "12.3%")
  }

  @Test(arguments: Language.all.map(\.tag))
  func `minus is the sign of arithmetic and not a hyphen`(tag: LanguageTag) throws {
    let language = try Self.language(tag)
    #expect(language.number(-5, decimals: 0) == "\u{2212}5")
    #expect(language.number(-1234, decimals: 0).first == "\u{2212}")
  }

  @Test(arguments: [-0.4, -0.0, 0.0, -0.49999, 0.2])
  func `what rounds to nothing has no minus`(value: Double) {
    #expect(Language.standard.number(value, decimals: 0) == "0")
    #expect(Rounding.plain(value, decimals: 0) == "0")
  }

  @Test func `a small negative number keeps its zeros`() {
    #expect(Language.standard.number(-0.04, decimals: 1) == "0,0")
    #expect(Language.standard.number(-0.05, decimals: 1) == "\u{2212}0,1")
    #expect(Language.standard.number(0.05, decimals: 3) == "0,050")
  }

  static let halves: [(value: Double, decimals: Int, text: String)] = [
    (0.285, 2, "0.29"), (1.005, 2, "1.01"), (2.675, 2, "2.68"), (0.5, 0, "1"), (1.5, 0, "2"),
    (2.5, 0, "3"), (-2.5, 0, "-3"), (-0.285, 2, "-0.29"), (1.45, 1, "1.5"), (8.345, 2, "8.35"),
    (12.35, 1, "12.4"), (1234.565, 2, "1234.57"), (0.49, 0, "0"), (99.95, 1, "100.0"),
    (0.2849, 2, "0.28"), (12.349, 1, "12.3"), (-1234.5, 2, "-1234.50"),
    (1e15, 0, "1000000000000000"),
  ]

  @Test(arguments: halves)
  func `halves are rounded away from zero`(
    example: (value: Double, decimals: Int, text: String)
  ) {
    #expect(Rounding.plain(example.value, decimals: example.decimals) == example.text)
  }

  static let large: [(value: Double, decimals: Int, text: String)] = [
    (312_000_000_000, 3, "312000000000.000"), (1e15, 2, "1000000000000000.00"),
    (9_007_199_254_740_992, 0, "9007199254740992"), (1e18, 1, "1000000000000000000.0"),
    (2e19, 0, "20000000000000000000"), (-1.25e21, 1, "-1250000000000000000000.0"),
    (5e11, 9, "500000000000.000000000"), (1e300, 0, "1" + String(repeating: "0", count: 300)),
  ]

  @Test(arguments: large)
  func `large numbers are written out and stay what they are`(
    example: (value: Double, decimals: Int, text: String)
  ) {
    #expect(Rounding.plain(example.value, decimals: example.decimals) == example.text)
    #expect(Rounding.round(example.value, decimals: example.decimals) == example.value)
  }

  /// Every number of three decimals that ends in 5, against whole numbers that know no binary form.
  @Test func `every written half up to ten is rounded up`() throws {
    for thousandths in stride(from: 5, through: 9995, by: 10) {
      let value = try #require(Double("\(thousandths / 1000).\(threeDigits(thousandths % 1000))"))
      let hundredths = (thousandths + 5) / 10
      let expected = "\(hundredths / 100).\(twoDigits(hundredths % 100))"
      #expect(Rounding.plain(value, decimals: 2) == expected)
      #expect(Rounding.plain(-value, decimals: 2) == "-" + expected)
    }
  }

  @Test func `rounding gives the nearest number with those decimals`() {
    #expect(Rounding.round(0.285, decimals: 2) == 0.29)
    #expect(Rounding.round(-33.333333, decimals: 1) == -33.3)
    #expect(Rounding.round(62.5, decimals: 0) == 63)
  }

  private func threeDigits(_ number: Int) -> String {
    String(String(1000 + number).dropFirst())
  }

  private func twoDigits(_ number: Int) -> String {
    String(String(100 + number).dropFirst())
  }
}
