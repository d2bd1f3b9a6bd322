import Foundation
import Measures
import Store
import Testing
import Workflows

/// What the plans of a review come to: tables, text, pages and data.
struct PlanTableTests {
  private func analysis(_ change: (SmallReview) throws -> Void = { _ in }) throws -> Analysis {
    try SmallReview.use { review in
      try PlanReview.add(to: review)
      try change(review)
      return Analysis(try ReviewFolder.read(FolderFiles(review.path)))
    }
  }

  private func value(_ analysis: Analysis, _ address: String, _ place: [(String, String)]) throws
    -> Value
  {
    let table = try #require(
      TableAddress(address).flatMap { analysis.tables[$0]?.table }, "\(address)")
    return try table.measure(
      place.map { CellAddress.Coordinate(dimension: $0.0, category: $0.1) }
    ).value
  }

  @Test func `goals are counted over the units, and a unit without a plan is unknown`() throws {
    let analysis = try analysis()
    func standing(_ goal: String, _ standing: String) throws -> Value {
      try value(analysis, "plans.standing", [("goal", goal), ("standing", standing)])
    }
    #expect(try standing("13", "worked") == .known(2), "both have the climate plan")
    #expect(try standing("11", "worked") == .known(1))
    #expect(try standing("14", "claimed") == .known(1), "named, and nothing is about it")
    #expect(try standing("14", "left-out") == .known(1))
    #expect(try standing("5", "left-out") == .known(2))
    #expect(
      try value(analysis, "plans.goals", [("unit", "F3"), ("standing", "worked")])
        == .unknown(.missing))
    let passages = try value(
      analysis, "plans.passages", [("unit", "F2"), ("goal", "13"), ("found", "worked")])
    #expect((passages.number ?? 0) >= 1)
  }

  @Test func `shares are of the text, by unit and by plan in the order of the years`() throws {
    let analysis = try analysis()
    let own = try value(analysis, "plans.by-plan", [("plan", "samfunnsdel"), ("goal", "13")])
    let climate = try value(analysis, "plans.by-plan", [("plan", "klimaplan"), ("goal", "13")])
    #expect(own == .known(0))
    #expect((climate.number ?? 0) > 80)
    let unit = try #require(
      try value(analysis, "plans.share", [("unit", "F1"), ("goal", "13")]).number)
    #expect(unit > 0 && unit < climate.number ?? 0)
    let table = try #require(TableAddress("plans.by-plan").flatMap { analysis.tables[$0]?.table })
    #expect(table.dimensions[0].categories.map(\.code) == ["samfunnsdel", "klimaplan", "sorvik"])
  }

  @Test func `commitment is a share of the passages about the goal`() throws {
    let analysis = try analysis()
    func share(_ goal: String, _ level: String) throws -> Value {
      try value(analysis, "plans.commitment", [("goal", goal), ("commitment", level)])
    }
    #expect((try share("13", "measures").number ?? 0) > 0)
    let all = try ["describes", "intends", "measures"].map { try share("13", $0).number ?? 0 }
    #expect(all.reduce(0, +) == 100)
    #expect(try share("5", "measures") == .unknown(.noBase), "no passage, no share")
  }

  @Test func `what readers agree on goes before what was found`() throws {
    let analysis = try analysis { review in
      let row = try PlanReview.row(of: review, holding: "Barnefattigdommen")
      let passage = try #require(row["passage"])
      let rows = ["kari", "ola"].map { reader in
        "samfunnsdel,\(passage),1,implied,\(reader),reject,,2026-02-01\n"
      }
      try review.write(
        "plan,passage,goal,kind,reader,decision,moved-to,date\n" + rows.joined(),
        to: "plans/judgements.csv")
    }
    #expect(
      try value(analysis, "plans.standing", [("goal", "1"), ("standing", "worked")]) == .known(0))
    #expect(
      try value(analysis, "plans.agreement", [("coefficient", "alike")]) == .known(1))
  }

  @Test func `the report quotes passages with their place, and its data carry the findings`() throws
  {
    let files = try SmallReview.use { review in
      try PlanReview.add(to: review)
      try review.append(
        """


        I {{ count plans.standing[goal=13, standing=worked] }} av {{ total plans }} planer.

        {{ list plans }}

        {{ list passages goal=11 }}

        {{ list passages goal=5 }}

        {{ chart plans.standing[standing=left-out] }}

        {{ table plans.share }}

        {{ chart plans.share type=heat }}

        """, to: "report/nb/intro.md")
      try review.build()
      return try review.files(of: "report")
    }
    let page = try #require(files["nb/print.html"])
    #expect(page.contains("<mark>sykkelvei</mark>") || page.contains("<mark>"))
    #expect(page.contains("https://example.org/plan.pdf"))
    #expect(page.contains("Ingen avsnitt i planene som er lest"), "goal 5 has none")
    let list = ReportFiles.rows(try #require(files["data/plans.csv"]))
    #expect(list.map { $0["id"] } == ["samfunnsdel", "klimaplan", "sorvik"])
    #expect(list[0]["claimed"] == "14")
    let findings = try #require(files["data/plan-findings.csv"])
    #expect(findings.contains("samfunnsdel,F1,samfunnsdel.md"))
    #expect(!findings.contains("kaffe"), "what was found nothing in is not a finding")
    let package = try #require(files["data/datapackage.json"])
    #expect(package.contains("plan-findings.csv"))
  }

  @Test func `a map has a colour for what each unit's plans work on, and none for one without`()
    throws
  {
    let page = try SmallReview.use { review in
      try PlanReview.add(to: review)
      let areas = (1...8).map { "F\($0)" }.enumerated().map { place, unit in
        """
        {"type": "Feature", "properties": {"code": "\(unit)"}, "geometry": {"type": "Polygon", "coordinates": \
        [[[\(place), 60], [\(place + 1), 60], [\(place + 1), 61], [\(place), 60]]]}}
        """
      }
      try review.write(
        #"{"type": "FeatureCollection", "features": ["# + areas.joined(separator: ", ") + "]}",
        to: "maps/units.geojson")
      try review.append(
        "\n\n{{ chart plans.goals[standing=worked] type=map }}\n", to: "report/nb/intro.md")
      try review.build()
      return try review.files(of: "report")["nb/print.html"] ?? ""
    }
    #expect(page.contains(">1</text>") && page.contains(">3</text>"), "classes of whole goals")
    #expect(!page.contains("1,5"))
    #expect(page.contains("<title>Nordvik: 3</title>"))
    #expect(page.contains("<title>Sørvik: 1</title>"))
    #expect(page.contains("<title>Østdal: ikke tall fra kilden</title>"))
  }

  @Test func `the same folder gives the same bytes`() throws {
    let texts = try (0..<2).map { _ in
      try SmallReview.use { review in
        try PlanReview.add(to: review)
        return try review.read("plans/readings/nordvik.csv")
      }
    }
    #expect(texts[0] == texts[1])
  }
}
