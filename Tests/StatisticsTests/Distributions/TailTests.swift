import Statistics
import Testing

/// Values of mpmath 1.3 with 60 figures: regularised `betainc` and `gammainc`, `erfc`.
@Suite("Probabilities deep in the tails")
struct TailTests {
  /// The largest relative difference allowed.
  static let relative = 1e-12

  static func close(_ got: Double, _ want: Double) -> Bool {
    abs(got - want) <= relative * want
  }

  @Test(arguments: [
    (1.0, 1.3, 0.41742880032030546), (1, 1_000_000, 6.3661977236736914e-7),
    (3, 12, 0.0012450158007893367), (14, 25, 5.1253299048857471e-13),
    (14.5, 0.01, 0.99215757470351406), (196, 2.084243295517072, 0.038434187951205282),
    (228, 30, 4.0962634097391318e-81), (1e6, 5, 5.7339978708907416e-7),
    (1e6, 30, 1.2020094233663438e-197), (240, 1e-9, 0.99999999920294613),
    (.infinity, 20, 2 * 2.7536241186062337e-89), (3, 0, 1),
  ])
  func `Student's t has two tails`(freedom: Double, t: Double, expected: Double) {
    let distribution = StudentT(degreesOfFreedom: freedom)
    #expect(TailTests.close(distribution.tails(t), expected))
    #expect(distribution.tails(-t) == distribution.tails(t))
    #expect(TailTests.close(distribution.upperTail(t), expected / 2))
  }

  @Test(arguments: [
    (-37.0, 5.7255712225245768e-300), (-20, 2.7536241186062337e-89),
    (-5, 2.8665157187919391e-7), (-1.3, 0.096800484585610326), (0, 0.5),
    (0.5, 0.6914624612740131), (3, 0.99865010196836991), (8, 0.99999999999999938),
  ])
  func `the normal distribution`(z: Double, expected: Double) {
    #expect(TailTests.close(NormalDistribution.cumulative(z), expected))
    #expect(TailTests.close(NormalDistribution.upperTail(-z), expected))
  }

  @Test(arguments: [
    (1.0, 0.001, 0.025227120630039612, 0.97477287936996039),
    (1, 1400, 1, 2.1010145162642175e-306), (2, 1e-12, 4.9999999999987499e-13, 0.9999999999995),
    (2, 26.224854895035488, 0.99999798002908974, 2.0199709102569624e-6),
    (5, 120, 1, 3.138579772755296e-24), (0.7, 2.5, 0.92822798612796656, 0.071772013872033437),
    (30, 5, 6.9153138669928882e-8, 0.99999993084686133),
    (30, 200, 1, 4.9527335290031906e-27),
    (1000, 1100, 0.98538559187370481, 0.014614408126295194),
    (1_000_000, 1_004_000, 0.99763697176131611, 0.0023630282386838922),
    (0.01, 0.001, 0.96546885745801583, 0.034531142541984173), (3, 0, 0, 1),
  ])
  func `the chi-square distribution`(freedom: Double, x: Double, lower: Double, upper: Double) {
    let distribution = ChiSquareDistribution(degreesOfFreedom: freedom)
    #expect(TailTests.close(distribution.cumulative(x), lower))
    #expect(TailTests.close(distribution.upperTail(x), upper))
  }

  @Test(arguments: [
    (1.0, 1.0, 4.0, 0.70483276469913345, 0.29516723530086655),
    (2, 398, 13.482196151464015, 0.9999978393945732, 2.1606054267951205e-6),
    (2, 398, 400, 1, 5.8052984280810056e-96),
    (
      1.7305670341633927, 24.2279384782875, 4.75778025073759, 0.97805142443892266,
      0.021948575561077344
    ),
    (5, 3, 0.02, 3.7632342515008827e-4, 0.99962367657484991),
    (12, 8, 1e-4, 9.5558320006818737e-22, 1), (3, 1e6, 50, 1, 2.6495788343831457e-32),
    (10, 1205, 3.5, 0.99985480051846512, 1.4519948153488234e-4),
    (50, 60, 1, 0.50328249493475996, 0.49671750506524004),
    (7.3, 0.8, 1e5, 0.99244202078409413, 0.007557979215905867), (4, 9, 0, 0, 1),
  ])
  func `the F distribution`(
    numerator: Double, denominator: Double, f: Double, lower: Double, upper: Double
  ) {
    let distribution = FDistribution(numerator: numerator, denominator: denominator)
    #expect(TailTests.close(distribution.cumulative(f), lower))
    #expect(TailTests.close(distribution.upperTail(f), upper))
  }

  @Test func `F with endless degrees of freedom below is a chi-square, and t squared is F`() {
    let f = FDistribution(numerator: 3, denominator: .infinity)
    let square = ChiSquareDistribution(degreesOfFreedom: 3)
    #expect(TailTests.close(f.upperTail(7), square.upperTail(21)))
    let t = StudentT(degreesOfFreedom: 17)
    let one = FDistribution(numerator: 1, denominator: 17)
    #expect(TailTests.close(one.upperTail(3.1 * 3.1), t.tails(3.1)))
    // A chi-square with two degrees of freedom is exponential.
    let two = ChiSquareDistribution(degreesOfFreedom: 2)
    #expect(TailTests.close(two.upperTail(600), 5.148200222412013e-131))
  }

  /// mpmath 1.3 by root finding, and scipy 1.17 for the last beta and the t.
  @Test func `quantiles to the last figures, near both ends`() {
    for (freedom, probability, expected) in [
      (1, 0.95, 3.8414588206941245), (2, 0.5, 1.3862943611198906),
      (4, 1e-10, 2.8284404581659483e-5), (7.5, 0.999999, 41.620842598719517),
      (100, 0.025, 74.221927474923726), (0.5, 0.3, 0.010982604948550966),
    ] {
      let found = ChiSquareDistribution(degreesOfFreedom: freedom).quantile(probability)
      #expect(TailTests.close(found, expected), "chi-square \(freedom), \(probability)")
    }
    for (numerator, denominator, probability, expected) in [
      (1, 10, 0.95, 4.964602743730712), (3, 196, 0.95, 2.6506765101121317),
      (2.5, 17.3, 0.01, 0.02220690796431207), (5, 2, 0.9999, 9999.2999930007513),
      (1, 1, 0.5, 1),
    ] {
      let found = FDistribution(numerator: numerator, denominator: denominator)
        .quantile(probability)
      #expect(TailTests.close(found, expected), "F \(numerator), \(denominator), \(probability)")
    }
    for (a, b, probability, expected) in [
      (163.3, 38.1, 0.025, 0.75406219464964816), (164.3, 37.1, 0.975, 0.86610981019704889),
      (0.3, 12, 0.025, 2.7337251821279478e-7), (12, 0.3, 0.975, 0.99999972662748179),
      (1.5, 400.25, 0.5, 0.0029494184435743685), (2000, 3, 0.025, 0.99639597075193642),
      (2, 5, 0, 0), (2, 5, 1, 1),
    ] {
      let beta = BetaDistribution(a: a, b: b)
      let found = beta.quantile(probability)
      #expect(TailTests.close(found, expected), "beta \(a), \(b), \(probability)")
      #expect(abs(beta.cumulative(found) - probability) < 1e-11)
    }
    for (freedom, probability, expected) in [
      (1, 1e-12, -318309886183.79071), (14, 1e-9, -13.517459714565794),
      (196, 0.00025, -3.5398751537325124), (1e6, 0.975, 1.959966356814107),
    ] {
      let found = StudentT(degreesOfFreedom: freedom).quantile(probability)
      #expect(abs(found / expected - 1) < TailTests.relative, "t \(freedom), \(probability)")
    }
  }
}
