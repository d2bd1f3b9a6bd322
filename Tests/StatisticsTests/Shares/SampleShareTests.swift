import Foundation
import Statistics
import Testing

@Suite("Shares of a sample")
struct SampleShareTests {
  /// An interval computed by R 4.2.2 (`phyper`), by equal-tailed test inversion.
  struct Reference: Sendable {
    let yes: Int
    let answered: Int
    let population: Int
    let level: Double
    let totals: ClosedRange<Int>
  }

  /// From the case `hypergeometric-ci` of the reference results for survey statistics.
  static let references: [Reference] = [
    .init(yes: 0, answered: 5, population: 9, level: 0.9, totals: 0...2),
    .init(yes: 0, answered: 5, population: 9, level: 0.95, totals: 0...3),
    .init(yes: 5, answered: 5, population: 9, level: 0.95, totals: 6...9),
    .init(yes: 3, answered: 14, population: 21, level: 0.9, totals: 3...7),
    .init(yes: 3, answered: 14, population: 21, level: 0.95, totals: 3...8),
    .init(yes: 1, answered: 1, population: 6, level: 0.95, totals: 1...6),
    .init(yes: 0, answered: 1, population: 6, level: 0.95, totals: 0...5),
    .init(yes: 60, answered: 180, population: 357, level: 0.95, totals: 102...137),
    .init(yes: 179, answered: 180, population: 357, level: 0.9, totals: 350...356),
    .init(yes: 0, answered: 242, population: 357, level: 0.95, totals: 0...3),
    .init(yes: 100, answered: 242, population: 357, level: 0.9, totals: 137...158),
    .init(yes: 100, answered: 242, population: 357, level: 0.95, totals: 135...160),
    .init(yes: 17, answered: 20, population: 46, level: 0.95, totals: 31...43),
    .init(yes: 2, answered: 13, population: 23, level: 0.95, totals: 2...8),
  ]

  @Test(arguments: references)
  func `the exact interval is that of R`(reference: Reference) {
    let sample = SampleShare(
      yes: reference.yes, answered: reference.answered, population: reference.population)
    #expect(sample.exactTotals(level: reference.level) == reference.totals)
  }

  static let wholeReference = "../shared/data/survey/reference/dev/expected/municipal_cases.json"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: wholeReference),
      "the folder of reference results is not beside the package"))
  func `all exact intervals of the reference results are reproduced`() throws {
    struct File: Decodable {
      let cases: [Case]
    }
    struct Case: Decodable {
      let id: String
      let expect: [Interval]

      init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(String.self, forKey: .id)
        expect =
          id == "hypergeometric-ci" ? try container.decode([Interval].self, forKey: .expect) : []
      }

      enum CodingKeys: CodingKey { case id, expect }
    }
    struct Interval: Decodable {
      let k: Int
      let n: Int
      let population: Int
      let level: Double
      let totals: [Int]

      enum CodingKeys: String, CodingKey {
        case k, n, level
        case population = "N"
        case totals = "ci_count"
      }
    }
    let data = try Data(contentsOf: URL(filePath: SampleShareTests.wholeReference))
    let intervals = try JSONDecoder().decode(File.self, from: data).cases.flatMap(\.expect)
    #expect(intervals.count == 28)
    for interval in intervals {
      let sample = SampleShare(
        yes: interval.k, answered: interval.n, population: interval.population)
      if interval.n == interval.population {
        #expect(sample.exactTotals(level: interval.level) == nil)
      } else {
        let totals = sample.exactTotals(level: interval.level)
        #expect(totals == interval.totals[0]...interval.totals[1], "\(interval)")
      }
    }
  }

  /// Coverage and width over all totals from 1 to N − 1, by enumeration in Python.
  struct Coverage: Sendable {
    let population: Int
    let answered: Int
    let least: Double
    let mean: Double
    let width: Double
  }

  static let coverages: [Coverage] = [
    .init(population: 6, answered: 4, least: 1, mean: 1, width: 0.33333333333333337),
    .init(
      population: 12, answered: 8, least: 0.9818181818181818, mean: 0.9944903581267218,
      width: 0.297979797979798),
    .init(
      population: 18, answered: 10, least: 0.9751816810640339, mean: 0.9897081004347443,
      width: 0.33036244800950687),
    .init(
      population: 21, answered: 14, least: 0.9762641898864808, mean: 0.991280529755762,
      width: 0.24063492063492067),
    .init(
      population: 27, answered: 19, least: 0.9671497584541062, mean: 0.9878669379672723,
      width: 0.1937321937321937),
    .init(
      population: 46, answered: 20, least: 0.9638567742845705, mean: 0.9822814824133645,
      width: 0.2762824936737981),
    .init(
      population: 46, answered: 32, least: 0.9534994479317851, mean: 0.9802322914877163,
      width: 0.150812472551603),
    .init(
      population: 133, answered: 90, least: 0.9590189489657712, mean: 0.9738765687910269,
      width: 0.09536077957130588),
    .init(
      population: 199, answered: 120, least: 0.952671302844339, mean: 0.9686491165569179,
      width: 0.09108779560210269),
    .init(
      population: 357, answered: 100, least: 0.9528241189209955, mean: 0.9663261121421131,
      width: 0.1364584102636493),
    .init(
      population: 357, answered: 180, least: 0.9517443833490965, mean: 0.9648021369833673,
      width: 0.08316644678853599),
    .init(
      population: 357, answered: 242, least: 0.9506521958803447, mean: 0.9659594270617042,
      width: 0.057344804107429245),
  ]

  @Test(arguments: coverages)
  func `the exact interval covers as often and is as wide as enumeration says`(
    expected: Coverage
  ) {
    let (population, answered) = (expected.population, expected.answered)
    let totals = (0...answered).map {
      SampleShare(yes: $0, answered: answered, population: population).exactTotals() ?? 0...0
    }
    var least = 1.0
    var mean = 0.0
    var width = 0.0
    for total in 1..<population {
      let draw = Hypergeometric(population: population, marked: total, drawn: answered)
      var covered = 0.0
      for yes in draw.support {
        let probability = draw.probability(of: yes)
        if totals[yes].contains(total) { covered += probability }
        width += probability * Double(totals[yes].count - 1) / Double(population)
      }
      least = min(least, covered)
      mean += covered
    }
    #expect(abs(least - expected.least) < 1e-12)
    #expect(abs(mean / Double(population - 1) - expected.mean) < 1e-12)
    #expect(abs(width / Double(population - 1) - expected.width) < 1e-12)
  }

  @Test func `the search finds what trying every total finds`() {
    for population in 2...40 {
      for answered in 1..<population {
        for yes in 0...answered {
          let sample = SampleShare(yes: yes, answered: answered, population: population)
          let open = yes...(population - (answered - yes))
          let fitting = open.filter { total in
            let draw = Hypergeometric(population: population, marked: total, drawn: answered)
            return draw.upperTail(from: yes) > 0.025 * (1 + 1e-12)
              && draw.lowerTail(to: yes) > 0.025 * (1 + 1e-12)
          }
          #expect(sample.exactTotals()?.lowerBound == fitting.first)
          #expect(sample.exactTotals()?.upperBound == fitting.last)
        }
      }
    }
  }

  @Test func `there is no interval where nobody or everybody answered`() {
    #expect(SampleShare(yes: 0, answered: 0, population: 8).exactInterval() == nil)
    #expect(SampleShare(yes: 3, answered: 8, population: 8).exactInterval() == nil)
    #expect(SampleShare(yes: 3, answered: 8, population: 8).wilsonInterval() == nil)
    #expect(SampleShare(yes: 0, answered: 0, population: 8).share == nil)
  }

  @Test func `an interval leaves room for what the answers already say`() throws {
    let interval = try #require(
      SampleShare(yes: 3, answered: 14, population: 21).exactInterval())
    #expect(interval.lower == 3.0 / 21)
    #expect(interval.upper == 8.0 / 21)
    #expect(interval.level == 0.95)
  }

  /// Computed with scipy 1.x: `stats.norm.ppf` and the formula of Wilson.
  @Test(arguments: [
    (13, 32, 46, 0.3163746141649855, 0.5028759291181862),
    (0, 32, 46, 0, 0.03600289751024973),
    (120, 242, 357, 0.4601772798548682, 0.531600419414006),
  ])
  func `Wilson on the effective size agrees with an independent computation`(
    yes: Int, answered: Int, population: Int, lower: Double, upper: Double
  ) throws {
    let interval = try #require(
      SampleShare(yes: yes, answered: answered, population: population).wilsonInterval())
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
  }
}
