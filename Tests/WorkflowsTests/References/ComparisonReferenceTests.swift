import Indicators
import Problems
import Testing
import Workflows

/// What a report says of groups left behind, of units outside chance, and of an order of units.
struct ComparisonReferenceTests {
  private static let indicators = """
    - id: distress
      name: {nb: Plager, nn: Plager, en: Distress}
      definition: {nb: Andel med plager, nn: Del med plager, en: Share with complaints}
      goals: [3]
      unit: {code: percent, decimals: 1}
      direction: decrease
      recode: none
      base: {nb: elever, nn: elevar, en: pupils}
      period: year
      levels: [municipality]
      breakdowns:
        - id: group
          name: {nb: Gruppe, nn: Gruppe, en: Group}
          total: all
          categories:
            - {code: all, text: {nb: Alle, nn: Alle, en: All}}
            - {code: low, text: {nb: Lav, nn: Låg, en: Low}}
            - {code: middle, text: {nb: Midt, nn: Midt, en: Middle}}
            - {code: high, text: {nb: Høy, nn: Høg, en: High}}
      source: {name: {nb: Oppdiktet, nn: Oppdikta, en: Invented}, licence: CC0 1.0}
    - id: pupils
      name: {nb: Elever, nn: Elevar, en: Pupils}
      definition: {nb: Antall elever, nn: Talet på elevar, en: Number of pupils}
      goals: []
      unit: {code: persons, text: {nb: elever, nn: elevar, en: pupils}, decimals: 0}
      direction: neutral
      recode: count
      base: {nb: alle elever, nn: alle elevar, en: all pupils}
      period: year
      levels: [municipality]
      breakdowns:
        - id: group
          name: {nb: Gruppe, nn: Gruppe, en: Group}
          total: all
          categories:
            - {code: all, text: {nb: Alle, nn: Alle, en: All}}
            - {code: low, text: {nb: Lav, nn: Låg, en: Low}}
            - {code: middle, text: {nb: Midt, nn: Midt, en: Middle}}
            - {code: high, text: {nb: Høy, nn: Høg, en: High}}
      source: {name: {nb: Oppdiktet, nn: Oppdikta, en: Invented}, licence: CC0 1.0}

    """

  private static let distress = """
    indicator,unit,period,group,value,status
    distress,F1,2020,low,40,
    distress,F1,2020,middle,25,
    distress,F1,2020,high,20,
    distress,F1,2025,low,30,
    distress,F1,2025,middle,20,
    distress,F1,2025,high,15,
    distress,F2,2025,low,30,
    distress,F2,2025,middle,,confidential
    distress,F2,2025,high,10,
    distress,F1,2025,all,20,
    distress,F2,2025,all,20,
    distress,F3,2025,all,20,
    distress,F4,2025,all,20,
    distress,F5,2025,all,22,
    distress,F6,2025,all,18,
    distress,F7,2025,all,60,

    """

  private static let pupils = """
    indicator,unit,period,group,value,status
    pupils,F1,2020,low,100,
    pupils,F1,2020,middle,200,
    pupils,F1,2020,high,100,
    pupils,F1,2025,low,100,
    pupils,F1,2025,middle,200,
    pupils,F1,2025,high,100,
    pupils,F1,2025,all,400,
    pupils,F2,2025,low,8,
    pupils,F2,2025,middle,300,
    pupils,F2,2025,high,92,
    pupils,F2,2025,all,400,
    pupils,F3,2025,all,400,
    pupils,F4,2025,all,400,
    pupils,F5,2025,all,400,
    pupils,F6,2025,all,400,
    pupils,F7,2025,all,400,

    """

  private func use<Result>(
    _ reference: String, _ work: (SmallReview) throws -> Result
  ) throws -> Result {
    try SmallReview.use { review in
      try review.write(Self.indicators, to: "indicators/distress.yaml")
      try review.write(Self.distress, to: "observations/distress.csv")
      try review.write(Self.pupils, to: "observations/pupils.csv")
      try review.append("\n{{ \(reference) }}\n", to: "report/en/intro.md")
      return try work(review)
    }
  }

  private func page(_ reference: String) throws -> String {
    try use(reference) { review in
      #expect(review.problems().filter { $0.severity == .error } == [])
      try review.build()
      let files = try review.files(of: "report")
      return try #require(files.first { $0.key == "en/print.html" }?.value)
    }
  }

  private func problem(_ reference: String) throws -> Problem {
    let errors = try use(reference) { $0.problems().filter { $0.severity == .error } }
    let told = try #require(errors.first)
    #expect(errors.count == 1)
    #expect(told.place.file == "report/en/intro.md")
    #expect(told.place.line == 4)
    return told
  }

  @Test func `groups, gaps and whether they close stand in words`() throws {
    let page = try page("list gaps distress unit=F1 by=group")
    #expect(page.contains("Worst: Low (30.0%). Best: High (15.0%). Difference: 15.0"))
    #expect(page.contains("From 2020 to 2025: The difference is closing, from 20.0"))
    #expect(page.contains("the sizes of the groups are not known"))
    #expect(page.contains("The source gives no uncertainty"))
  }

  @Test func `sizes give means, intervals and, for groups in an order, the slope`() throws {
    let page = try page("list gaps distress unit=F1 by=group size=pupils ordered=true")
    // (100·30 + 200·20 + 100·15) / 400 = 21.25, and 30 − 21.25.
    #expect(page.contains("<td class=\"number\">8.8\u{00A0}percentage points</td>"))
    // Wilson's limits of 30 of 100.
    #expect(page.contains("21.9–39.6%"))
    #expect(page.contains("The smallest group has 100."))
    #expect(!page.contains("Not counted"))
  }

  @Test func `what the source hides cannot be computed from the others`() throws {
    let page = try page("list gaps distress unit=F2 by=group size=pupils")
    // One group is confidential; the smallest of the others is kept back with it.
    #expect(page.contains("2 groups are kept back"))
    #expect(!page.contains("<td class=\"number\">30.0%</td>"))
    #expect(page.contains("<td class=\"number\">10.0%</td>"))
  }

  @Test func `groups with fewer than may be shown are kept back`() throws {
    // 15 per cent of 100 are 15 events, 20 per cent of 200 are 40.
    let page = try page("list gaps distress unit=F1 by=group size=pupils suppress-below=16")
    #expect(page.contains("2 groups are kept back"))
    #expect(page.contains("Groups with fewer than 16 behind the figure are kept back."))
    #expect(!page.contains("<td class=\"number\">15.0%</td>"))
  }

  @Test func `a unit outside chance is named, the others are inside`() throws {
    let page = try page("list funnel distress size=pupils")
    #expect(page.contains("6 of 7 lie inside the variation expected"))
    #expect(page.contains("<strong>Lilleby.</strong> The figure is 60.0%."))
    #expect(page.contains("Without a figure that can be used here: Storby."))
  }

  @Test func `an order has ranks with intervals and groups that can be told apart`() throws {
    let page = try page("list league distress size=pupils")
    #expect(page.contains("Lowest value first."))
    // 60 per cent of 400 cannot be anything but the last of seven.
    #expect(
      page.contains(
        "<tr><th scope=\"row\">Lilleby</th><td class=\"number\">2</td><td class=\"number\">7</td>"))
    #expect(page.contains("<th scope=\"row\">Nordvik</th><td class=\"number\">1</td>"))
  }

  @Test(
    arguments: [
      ("list league distress", "reference.league-without-intervals"),
      ("list funnel distress", "reference.funnel-without-size"),
      ("list funnel distress size=distress", "reference.size-counts-nobody"),
      ("list league pupils size=pupils", "reference.not-events"),
      ("list funnel distress size=pupils level=county", "reference.bad-option"),
      ("list funnel distress size=pupils period=2020", "reference.too-few-units"),
      ("list gaps distres unit=F1 by=group", "reference.empty-indicator-near"),
      ("list gaps distress unit=F1 by=groups", "reference.bad-option-near"),
      ("list gaps distress unit=F1", "reference.no-breakdown"),
      ("list gaps recycling unit=F1 by=sex", "reference.no-breakdowns"),
      ("list gaps distress by=group", "reference.no-unit"),
      ("list gaps distress unit=F11 by=group", "reference.bad-option-near"),
      ("list gaps distress unit=F1 by=group since=2025", "reference.not-comparable"),
      ("list gaps distress unit=F1 by=group period=2024", "reference.bad-option-near"),
      ("list gaps distress unit=F1 by=group suppress-below=5", "reference.limit-without-size"),
      ("list gaps distress unit=F1 by=group suppress-below=few", "reference.bad-option"),
      ("list gaps distress unit=F1 by=group level=county", "reference.unknown-option"),
      ("list league distress[group=lo]", "reference.bad-option-near"),
    ])
  func `what cannot be said is told with its line`(_ reference: String, _ code: String) throws {
    let told = try problem(reference)
    #expect(told.code == code)
  }
}
