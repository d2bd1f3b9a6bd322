import Indicators
import Languages
import Problems
import Testing

@Suite("Profiles of methods")
struct ProfileTests {
  func code(_ work: () throws(InputRefused) -> Void) -> Problem? {
    do throws(InputRefused) {
      try work()
      return nil
    } catch {
      return error.problems.first
    }
  }

  @Test func `a misspelt method is told with the nearest`() {
    let problem = code { () throws(InputRefused) in _ = try MethodProfile.named("eurostat-203") }
    #expect(problem?.code == "assessment.unknown-profile-near")
    #expect(problem?.values["near"] == "eurostat-2023")
    let far = code { () throws(InputRefused) in _ = try MethodProfile.named("horoscope") }
    #expect(far?.code == "assessment.unknown-profile")
  }

  @Test func `parameters are named, read and kept within reason`() throws {
    let profile = try MethodProfile.named("sdsn-2023")
    #expect(
      profile.parameters.map(\.name) == ["base-year", "goal-year", "half-pace", "fall-stagnates"])
    #expect(try profile.with("base-year", "2015").id == "sdsn-2023")
    let changed = try profile.with("base-year", "2018")
    #expect(changed.id == "sdsn-2023*")
    #expect(changed != profile)
    for (name, value, expected) in [
      ("base-yaer", "2018", "assessment.unknown-parameter-near"),
      ("weight", "1", "assessment.unknown-parameter"),
      ("base-year", "soon", "assessment.parameter-value"),
      ("half-pace", "7", "assessment.parameter-range"),
    ] {
      let problem = code { () throws(InputRefused) in _ = try profile.with(name, value) }
      #expect(problem?.code == expected)
    }
  }

  @Test(arguments: MethodProfile.shipped)
  func `every method has a name in every language, its edition and its source`(
    _ profile: MethodProfile
  ) {
    for language in Language.all {
      #expect(!profile.name.text(in: language.tag).hasPrefix("["))
    }
    #expect(!profile.version.isEmpty && !profile.source.isEmpty)
  }

  static func words<Code: VerdictCode>(_ codes: Code.Type) -> [Verdict] {
    codes.allCases.map { Verdict($0) }
  }

  @Test func `every verdict, reason and flag has words in every language`() {
    let verdicts =
      Self.words(OpenSDGStatus.self) + Self.words(TargetStanding.self)
      + Self.words(PeerQuarter.self)
      + Self.words(EurostatStatus.self) + Self.words(SDSNColour.self) + Self.words(SDSNArrow.self)
      + Self.words(UNSDLevel.self) + Self.words(WeatherSymbol.self) + Self.words(ESCAPStanding.self)
      + Self.words(ESCAPProgress.self) + Self.words(OECDStanding.self)
    for tag in Language.all.map(\.tag) {
      var texts = verdicts.map { $0.text.text(in: tag) }
      texts += PlainStatus.allCases.map { $0.text.text(in: tag) }
      texts += AssessmentReason.allCases.map { $0.text.text(in: tag) }
      texts += AssessmentFlag.allCases.map { $0.text.text(in: tag) }
      texts += IndicatorTarget.Level.allCases.map { $0.text.text(in: tag) }
      #expect(texts.filter { $0.hasPrefix("[") || $0.isEmpty } == [])
    }
  }

  @Test func `an index of unequal parts is lowered`() throws {
    // By hand: mean 100, variance 100, penalty 1.
    #expect(AdjustedMean.index([90, 110]) == 99)
    let posts = try #require(AdjustedMean.Goalposts([10, 20, 30], around: 22))
    #expect(AdjustedMean.normalised(22, posts, moreIsBetter: true) == 100)
    #expect(AdjustedMean.normalised(32, posts, moreIsBetter: false) == 70)
  }

  @Test func `ties share the best rank`() {
    #expect(ScoreMean.ranks([3, 5, nil, 5, 1]) == [3, 1, nil, 1, 4])
  }

  @Test func `a mean says how many it rests on, and is not given of too few`() {
    let mean = ScoreMean([50, nil, 70, nil], weights: [1, 1, 3, 1])
    #expect(mean.value == 65 && mean.known == 2 && mean.all == 4)
    #expect(ScoreMean([50, nil, nil]).value == nil)
    #expect(ScoreMean.index(of: [50, 70], known: 7, of: 10).value == nil)
    #expect(ScoreMean.index(of: [50, nil], known: 9, of: 10, substitutes: [0, 70]).value == 60)
  }
}
