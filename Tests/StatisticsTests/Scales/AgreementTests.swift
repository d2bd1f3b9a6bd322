import Statistics
import Testing

@Suite struct AgreementTests {
  /// Four observers and twelve units with gaps.
  ///
  /// Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability", 2011, section C; more
  /// figures of the results from the Python package `krippendorff`.
  static let observers = [
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
  ].map(factor)

  static func factor(_ text: String) -> Factor {
    Factor(
      codes: text.split(separator: " ").map { UInt16($0).map { $0 - 1 } ?? Factor.missing },
      count: 5)
  }

  @Test(
    "Krippendorff's example has the published alpha at each level of measurement",
    arguments: [
      (KrippendorffAlpha.Difference.nominal, 0.743421052631579),
      (.ordinal, 0.8153875037548814),
      (.interval([1, 2, 3, 4, 5]), 0.8491071428571428),
    ])
  func published(difference: KrippendorffAlpha.Difference, alpha: Double) throws {
    let found = try #require(
      KrippendorffAlpha(AgreementTests.observers, difference: difference))
    #expect((found.alpha - alpha).magnitude < 1e-14)
    #expect(found.units == 11)
    #expect(found.values == 40)
  }

  @Test("The same seed draws the same interval around alpha, another seed nearly the same")
  func bootstrap() throws {
    let found = try #require(KrippendorffAlpha(AgreementTests.observers))
    let interval = try #require(found.interval(seed: 7))
    #expect(interval == found.interval(seed: 7))
    #expect(interval.lower < found.alpha && found.alpha < interval.upper)
    let other = try #require(found.interval(seed: 8))
    #expect(interval != other)
    #expect((interval.lower - other.lower).magnitude < 0.05)
    #expect((interval.upper - other.upper).magnitude < 0.05)
  }

  @Test("Full agreement is 1, and coders that only use one category have no alpha")
  func extremes() throws {
    let varied = AgreementTests.factor("1 2 3 . 5")
    let full = try #require(KrippendorffAlpha([varied, varied]))
    #expect(full.alpha == 1)
    #expect(full.units == 4)
    #expect(full.interval() == nil)
    let same = try #require(CohenKappa(varied, varied))
    #expect(same.kappa == 1)
    #expect(same.interval() == nil)
    let constant = AgreementTests.factor("1 1 1 1 1")
    #expect(KrippendorffAlpha([constant, constant]) == nil)
    #expect(KrippendorffAlpha([varied]) == nil)
    #expect(CohenKappa(constant, constant) == nil)
  }

  /// 91 couples: `SexualFun` of R's `vcd`, whose `Kappa` prints 0.1293 and 0.0686; more figures from
  /// `statsmodels` 0.14 (`cohens_kappa`).
  @Test("Kappa and its standard error are those that others compute")
  func kappa() throws {
    let table = [[7, 7, 2, 3], [2, 8, 3, 7], [1, 5, 4, 9], [2, 8, 9, 14]]
    var rows: [UInt16] = []
    var columns: [UInt16] = []
    for row in 0..<4 {
      for column in 0..<4 {
        rows += [UInt16](repeating: UInt16(row), count: table[row][column])
        columns += [UInt16](repeating: UInt16(column), count: table[row][column])
      }
    }
    let first = Factor(codes: rows + [Factor.missing, 1], count: 4)
    let second = Factor(codes: columns + [2, Factor.missing], count: 4)
    let found = try #require(CohenKappa(first, second))
    #expect(found.units == 91)
    #expect((found.kappa - 0.12933025404157042).magnitude < 1e-14)
    #expect((found.standardError - 0.06859853248070859).magnitude < 1e-14)
    let interval = try #require(found.interval())
    #expect(
      (interval.lower - (found.kappa - 1.959963984540054 * found.standardError)).magnitude < 1e-12)
    #expect(interval.upper > found.kappa)
  }
}
