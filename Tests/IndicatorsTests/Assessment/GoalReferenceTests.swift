import Indicators
import TestSupport
import Testing

@Suite("Goals and indexes on published editions")
struct GoalReferenceTests {
  @Test(.needsReferenceData("methods/dev/sdsn_ecowas_2022"))
  func `goals, colours and the index of the ECOWAS edition`() throws {
    let folder = "sdsn_ecowas_2022"
    // Two rows of the codebook stand in for others where those are missing, and are never shown.
    let shown = Set(
      try ReferenceRows("\(folder)/expected_indicators.csv").rows.compactMap { $0["indicator"] })
    let codebook = try SDSNReferenceTests.codebook(folder)
      .filter { shown.contains($0.row["code"] ?? "") }
    let values = try SDSNReferenceTests.values("\(folder)/values.csv", "value")
    let published = try ReferenceRows("\(folder)/expected_goals.csv").rows
    let units = Set(published.compactMap { $0["id"] })
    let means = Dictionary(
      published.compactMap { row in
        row.number("regional_mean_score").map { (row["goal"] ?? "", $0) }
      }, uniquingKeysWith: { $1 })
    let goals = published.filter { $0["id"] == published[0]["id"] }.compactMap { $0["goal"] }
    var goalScores = Differences()
    var indexes = Differences()
    var colours = 0
    var computed: [[String]: Double?] = [:]
    var known: [String: Int] = [:]
    for row in published {
      let key = [row["id"] ?? "", row["goal"] ?? ""]
      let indicators = codebook.filter { $0.row["goal"] == key[1] }
      let cells = indicators.map { indicator in
        values[[key[0], indicator.row["code"] ?? ""]].flatMap(Double.init)
      }
      known[key[0], default: 0] += cells.count { $0 != nil }
      let mean = ScoreMean(
        zip(indicators, cells).map { indicator, cell in
          cell.flatMap { indicator.criteria.bounds?.clippedScore($0) }
        })
      computed[key] = mean.value
      if let score = row.number("score"), let mean = mean.value { goalScores.compare(mean, score) }
      let rescaled = zip(indicators, cells).compactMap { indicator, cell -> Double? in
        guard let cell, let bounds = indicator.criteria.bounds,
          let thresholds = indicator.criteria.thresholds
        else { return nil }
        return GoalColour.rescaled(cell, bounds, thresholds)
      }
      let colour = GoalColour.colour(of: rescaled, of: indicators.count)?.rawValue ?? "grey"
      let expected = row["colour"].flatMap { $0.isEmpty ? nil : $0 } ?? "grey"
      #expect(colour == expected, "\(key) \(rescaled)")
      colours += 1
    }
    for row in try ReferenceRows("\(folder)/expected_index.csv").rows {
      let id = row["id"] ?? ""
      #expect(units.contains(id))
      let index = ScoreMean.index(
        of: goals.map { computed[[id, $0]] ?? nil }, known: known[id] ?? 0, of: codebook.count,
        substitutes: goals.map { means[$0] })
      #expect((index.value == nil) == (row.number("index") == nil), "\(id) \(index)")
      if let expected = row.number("index"), let value = index.value {
        indexes.compare(value, expected)
      }
    }
    print("\(folder): goals \(goalScores); \(colours) colours; indexes \(indexes)")
    #expect(goalScores.largest < 1e-12)
    #expect(indexes.largest < 1e-12)
  }

  @Test(.needsReferenceData("methods/dev/benin_departments_2022"))
  func `the groups of Benin's departments`() throws {
    let folder = "benin_departments_2022"
    let codebook = try SDSNReferenceTests.codebook(folder)
    let scores = try SDSNReferenceTests.values("\(folder)/expected_indicators.csv", "score")
    let values = try SDSNReferenceTests.values("\(folder)/values.csv", "value")
    let rows = try ReferenceRows("\(folder)/expected_groups.csv").rows
    var differences = Differences()
    var ranks = 0
    for (group, members) in Dictionary(grouping: rows, by: { $0["group"] ?? "" }) {
      let indicators = codebook.filter { $0.row["group"] == group }
      let means = members.map { row in
        ScoreMean(
          indicators.map { indicator in
            scores[[row["id"] ?? "", indicator.row["code"] ?? ""]].flatMap(Double.init)
          }, least: 0
        ).value
      }
      for (row, mean) in zip(members, means) {
        if let score = row.number("score"), let mean { differences.compare(mean, score) }
        let rescaled = indicators.compactMap { indicator -> Double? in
          guard let bounds = indicator.criteria.bounds,
            let thresholds = indicator.criteria.thresholds,
            let value = values[[row["id"] ?? "", indicator.row["code"] ?? ""]].flatMap(Double.init)
          else { return nil }
          return GoalColour.rescaled(value, bounds, thresholds)
        }
        if let colour = row["colour"], !colour.isEmpty {
          #expect(
            GoalColour.colour(of: rescaled, of: indicators.count)?.rawValue ?? "grey" == colour)
        }
      }
      // The whole country has a score, and no rank among its parts.
      let ranked = zip(members, means).filter { $0.0.whole("rank") != nil }
      let computed = ScoreMean.ranks(ranked.map(\.1))
      for (row, rank) in zip(ranked.map(\.0), computed) {
        #expect(rank == row.whole("rank"), "\(row)")
        ranks += 1
      }
    }
    print("\(folder): groups \(differences); \(ranks) ranks")
    #expect(differences.largest <= 0.000_500_1)
  }

  @Test(.needsReferenceData("methods/dev/bolivia_339"))
  func `goals, index and ranks of 339 municipalities`() throws {
    let folder = "bolivia_339"
    let codebook = try ReferenceRows("\(folder)/indicators.csv").rows
    let scores = try SDSNReferenceTests.values("\(folder)/expected_indicator_scores.csv", "score")
    let values = try SDSNReferenceTests.values("\(folder)/values.csv", "value")
    let published = try SDSNReferenceTests.values("\(folder)/expected_goal_scores.csv", "score")
    let rows = try ReferenceRows("\(folder)/expected_index.csv").rows
    var goals = Differences()
    var indexes = Differences()
    var means: [Double?] = []
    let byGoal = Dictionary(grouping: codebook) { $0["goal"] ?? "" }
    for row in rows {
      let id = row["id"] ?? ""
      var all: [Double?] = []
      for goal in byGoal.keys.sorted(by: { Int($0) ?? 0 < Int($1) ?? 0 }) {
        let mean = ScoreMean(
          (byGoal[goal] ?? []).map { scores[[id, $0["code"] ?? ""]].flatMap(Double.init) },
          least: 0)
        let expected = published[[id, goal]].flatMap(Double.init)
        if let value = mean.value, let expected { goals.compare(value, expected) }
        all.append(mean.value)
      }
      let index = ScoreMean(all, least: 0).value
      if let index, let expected = row.number("index") { indexes.compare(index, expected) }
      means.append(index)
    }
    let different = zip(ScoreMean.ranks(means), rows).count { $0 != $1.whole("rank") }
    var raw: [Double] = []
    for indicator in codebook {
      let (worst, best) = (indicator.number("lower") ?? 0, indicator.number("upper") ?? 0)
      let bounds = try #require(AssessmentCriteria.Bounds(worst: worst, best: best))
      for row in rows {
        let key = [row["id"] ?? "", indicator["code"] ?? ""]
        if let value = values[key].flatMap(Double.init),
          let score = scores[key].flatMap(Double.init)
        {
          raw.append(abs(bounds.clippedScore(value) - score))
        }
      }
    }
    let median = Comparison.median(raw) ?? 0
    print(
      "\(folder): goals \(goals); index \(indexes); \(different) ranks differ; from raw figures of one decimal \(raw.count) scores, median difference \(median), largest \(raw.max() ?? 0)"
    )
    #expect(goals.count == 5085)
    #expect(goals.largest < 0.0076)
    #expect(indexes.largest < 0.0502)
    #expect(different == 0)
    #expect(median < 0.04)
  }
}
