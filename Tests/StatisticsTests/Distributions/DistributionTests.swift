import Statistics
import Testing

/// Values of scipy 1.x, which agree with the printed tables to their last figure.
@Suite("Distributions")
struct DistributionTests {
  @Test(arguments: [
    (1.0, 3.0776835371752544, 12.706204736174694, 63.656741162871526),
    (2, 1.8856180831641272, 4.302652729749462, 9.924843200918287),
    (3, 1.637744353696209, 3.1824463052837078, 5.840909309733355),
    (5, 1.4758840488244815, 2.5705818356363146, 4.032142983555228),
    (10, 1.372183641110336, 2.228138851986274, 3.16927267261695),
    (30, 1.3104150253913955, 2.0422724563012378, 2.7499956535672254),
    (228, 1.2852756605052171, 1.9704231946745232, 2.5975640894757834),
    (1000, 1.2823987214609247, 1.9623390808264083, 2.580754698065951),
  ])
  func `quantiles of Student's t`(freedom: Double, p90: Double, p975: Double, p995: Double) {
    let t = StudentT(degreesOfFreedom: freedom)
    for (probability, expected) in [(0.9, p90), (0.975, p975), (0.995, p995)] {
      #expect(abs(t.quantile(probability) / expected - 1) < 1e-11)
      #expect(abs(t.quantile(1 - probability) + t.quantile(probability)) < 1e-9 * expected)
      #expect(abs(t.cumulative(expected) - probability) < 1e-12)
    }
    #expect(t.quantile(0.5) == 0)
  }

  @Test func `probabilities of Student's t below zero`() {
    #expect(abs(StudentT(degreesOfFreedom: 1).cumulative(-1.3) - 0.20871440016015272) < 1e-13)
    #expect(abs(StudentT(degreesOfFreedom: 30).cumulative(-1.3) - 0.10175047926905843) < 1e-13)
  }

  @Test(arguments: [
    (0.2, 0.5, 0.5, 0.2951672353008665), (0.9, 114, 0.5, 9.784661318190212e-07),
    (0.3, 2, 7, 0.7447016700000001), (0.5, 10.5, 3.25, 0.018940376854767984),
    (0, 2, 3, 0), (1, 2, 3, 1),
  ])
  func `the incomplete beta function`(x: Double, a: Double, b: Double, expected: Double) {
    let found = IncompleteBeta.regularized(x, a, b)
    #expect(abs(found - expected) <= 1e-12 * max(expected, 1e-3))
  }

  @Test(arguments: [
    (1e-10, -6.361340902404056), (0.001, -3.090232306167813), (0.025, -1.9599639845400545),
    (0.3, -0.5244005127080409), (0.5, 0), (0.975, 1.959963984540054),
    (0.9999, 3.719016485455709),
  ])
  func `quantiles of the normal distribution`(probability: Double, expected: Double) {
    #expect(abs(NormalDistribution.quantile(probability) - expected) < 2e-12)
  }

  @Test(arguments: [
    (357, 120, 242, 90, 0.024315467112921055, 0.9867216616474904, 0.01103712876041152),
    (46, 20, 20, 5, 0.9947206969615431, 0.02663832726005545, 0.021359024221598574),
    (1000, 500, 400, 230, 6.85155432939649e-05, 0.999959786616135, 2.8302159428929806e-05),
  ])
  func `probabilities of a draw without replacement`(
    population: Int, marked: Int, drawn: Int, number: Int, atLeast: Double, atMost: Double,
    exactly: Double
  ) {
    let draw = Hypergeometric(population: population, marked: marked, drawn: drawn)
    #expect(abs(draw.upperTail(from: number) / atLeast - 1) < 1e-10)
    #expect(abs(draw.lowerTail(to: number) / atMost - 1) < 1e-10)
    #expect(abs(draw.probability(of: number) / exactly - 1) < 1e-10)
    #expect(draw.upperTail(from: draw.support.lowerBound) == 1)
    #expect(draw.probability(of: draw.support.upperBound + 1) == 0)
  }
}
