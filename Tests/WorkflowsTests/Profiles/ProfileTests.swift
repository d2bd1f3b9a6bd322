import Indicators
import Measures
import Store
import Territory
import TestSupport
import Testing

@testable import Workflows

/// The pages about units: what they say, and what they rest on.
struct ProfileTests {
  private static let observations = """
    indicator,unit,period,value,status
    recycling,F1,2015,30,
    recycling,F1,2020,35,
    recycling,F1,2025,40,
    recycling,F2,2025,20,
    recycling,F3,2025,25,
    recycling,F4,2025,30,
    recycling,F5,2025,35,
    recycling,F6,2025,45,
    recycling,F7,2025,50,
    recycling,F8,2025,,confidential
    recycling,F,2023,39,
    recycling,F,2025,42,

    """

  /// Does something with a review whose municipalities get pages.
  private func use<Result>(
    _ plan: String = "levels: [municipality]\n", _ work: (SmallReview) throws -> Result
  ) throws -> Result {
    try SmallReview.use { review in
      try review.write(Self.observations, to: "observations/recycling.csv")
      try review.write(plan, to: "profiles.yaml")
      return try work(review)
    }
  }

  private func profiles(_ review: SmallReview) throws -> [UnitProfile] {
    let stored = try ReviewFolder.read(FolderFiles(review.path))
    let plan = try #require(stored.profiles)
    return ProfileBuilder(Analysis(stored), plan: plan).profiles()
  }

  private func line(
    _ unit: String, in review: SmallReview
  ) throws -> UnitProfile.Line {
    let profile = try #require(try profiles(review).first { $0.unit.code == unit })
    return try #require(profile.goals.first?.lines.first)
  }

  @Test func `a series is judged by the rule, with what the judgement rests on`() throws {
    try use { review in
      let line = try line("F1", in: review)
      let assessment = try #require(line.assessments.first)
      #expect(assessment.profile.id == "opensdg-2.4")
      // (40/30)^(1/10) − 1, by hand.
      #expect(abs(try #require(assessment[.growth]) - 0.029186) < 1e-6)
      #expect(assessment.headline.verdict?.code == "substantial-progress")
      #expect(assessment.baseline == .init(year: 2015, value: 30))
      #expect(assessment.count == 3)
      #expect(line.latest?.value == .known(40))
      #expect(
        line.latest?.address.description == "indicators.recycling[unit=F1, period=2025]")
    }
  }

  @Test func `the place is a quarter of the others that have a value of the same period`() throws {
    try use { review in
      let place = try #require(try line("F1", in: review).position?.place)
      // The others: 20, 25, 30, 35, 45, 50; four of six are lower.
      #expect(place.median == 32.5)
      #expect(place.quarter?.number == 3)
      let quartiles = try #require(try line("F1", in: review).quartiles.last ?? nil)
      #expect(quartiles == .init(lower: 26.25, median: 32.5, upper: 42.5))
    }
  }

  @Test func `without a value nothing is judged, and the page says why`() throws {
    try use { review in
      let line = try line("F8", in: review)
      #expect(line.latest == nil)
      #expect(line.position == nil)
      #expect(line.assessments.first?.headline.reason == .keptBack)
      try review.build()
      let page = try #require(try review.files(of: "report")["en/profile-f8.html"])
      #expect(page.contains("confidential") || page.contains("kept back"))
      #expect(!page.contains("[assessment."))
    }
  }

  @Test func `peers of the same class are beside the unit and no others`() throws {
    try use("levels: [municipality]\npeers: {same: coast}\nfewest-peers: 3\n") { review in
      let profile = try #require(try profiles(review).first { $0.unit.code == "F1" })
      #expect(profile.peers.codes.map(\.rawValue) == ["F2", "F5", "F6", "F8"])
      let place = try #require(profile.goals.first?.lines.first?.position?.place)
      // Of 20, 35 and 45; F8's figure is kept back.
      #expect(place.median == 35)
    }
  }

  @Test func `too few others give no place`() throws {
    try use("levels: [municipality]\npeers: {same: coast}\n") { review in
      let position = try #require(try line("F1", in: review).position)
      #expect(position.outcome == .notPossible(.tooFewPeers))
    }
  }

  @Test func `a target is held against the latest value`() throws {
    try use { review in
      try review.append(
        "target: {kind: reach, value: 50, year: 2030, baseline: {year: 2015}, set-by: {level: own}}\n",
        to: "indicators/recycling.yaml")
      let standing = try #require(try line("F1", in: review).standing)
      // Half of the way in two thirds of the time: 0.75 of the plan.
      #expect(standing.standing.verdict?.code == "behind")
      try review.build()
      let page = try #require(try review.files(of: "report")["nb/profile-f1.html"])
      #expect(page.contains("Mål: 50\u{00A0}% innen 2030"))
      #expect(page.contains("Bak planen"))
    }
  }

  @Test func `a total follows size and is placed beside nobody`() throws {
    try use { review in
      try review.replace("recode: none", with: "recode: count", in: "indicators/recycling.yaml")
      #expect(try line("F1", in: review).position == nil)
    }
  }

  @Test func `every unit of the level has a page in every language, and the data go with it`()
    throws
  {
    try use { review in
      try review.build()
      let files = try review.files(of: "report")
      for tag in ["nb", "nn", "en"] {
        let pages = files.keys.filter { $0.hasPrefix("\(tag)/profile-") }
        #expect(pages.count == 8)
        #expect(files["\(tag)/profiles.html"]?.contains("profile-f1.html") == true)
        #expect(files["\(tag)/index.html"]?.contains("profiles.html") == true)
      }
      #expect(files["data/indicators.recycling.csv"] != nil)
      let rows = ReportFiles.rows(try #require(files["data/assessments.csv"]))
      #expect(rows.count == 8)
      let own = try #require(rows.first { $0["unit"] == "F1" })
      #expect(own["profile"] == "opensdg-2.4")
      #expect(own["trend"] == "substantial-progress")
      #expect(own["first-year"] == "2015" && own["last-value"] == "40")
    }
  }

  @Test func `without the file there are no such pages`() throws {
    try SmallReview.use { review in
      try review.build()
      let files = try review.files(of: "report")
      #expect(!files.keys.contains { $0.contains("profile") })
      #expect(files["en/index.html"]?.contains("profiles.html") == false)
    }
  }
}
