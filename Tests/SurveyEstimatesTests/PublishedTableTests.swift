import Languages
import Measures
import SurveyEstimates
import Surveys
import Testing

/// Tables that others have published, made again from answers.
@Suite("Published tables made again")
struct PublishedTableTests {
  /// Deloitte 2018, Norwegian part: 51 leaders, of whom 10 of small and 19 of large municipalities.
  @Test(arguments: [
    (51, 43, "84 %"), (51, 13, "25 %"), (19, 12, "63 %"), (10, 3, "30 %"),
  ])
  func `per cent of leaders in 2018 come back from whole numbers`(
    base: Int, count: Int, printed: String
  ) throws {
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"])],
      units: (0..<base).map {
        SampleSurvey.Unit(answers: ["q": .choices([$0 < count ? "yes" : "no"])])
      })
    let table = try survey.tables().named("survey.q")
    let cell = try table.cell("answer=yes")
    #expect(cell.count == count && cell.base == .answers(answered: base, population: base))
    let value = try #require(cell.value.number)
    let text = table.unit.text(value, in: .standard)
    #expect(text.split(whereSeparator: \.isWhitespace).joined(separator: " ") == printed)
    #expect(cell.uncertainty == .complete)
  }

  /// NTNU 2020 (Winther): 121 municipalities answered, 35.4 % of the 342 who were asked.
  @Test func `a response rate keeps the number of those asked, not of all there are`() throws {
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["yes", "no"])],
      units: (0..<356).map {
        SampleSurvey.Unit(answers: $0 < 121 ? ["q": .choices(["yes"])] : nil)
      },
      excluded: (343...356).map {
        .init(
          unit: String($0), levels: ["municipality"],
          reason: SampleSurvey.text("no address"))
      })
    let tables = try survey.tables()
    let rate = try tables.named("response").cell()
    #expect(rate.oneDecimal == 35.4)
    #expect(rate.count == 121 && rate.base == .all(342) && rate.uncertainty == .complete)
    let counts = try tables.named("response.counts")
    #expect(try counts.cell().count == 342)
    #expect(try counts.cell("response=not-answered").count == 221)
    #expect(try counts.cell("response=excluded").count == 14)
    let notes = try tables.named("response").notes.map { $0.text(in: .en) }
    #expect(notes.contains("14 are left out: no address"))
  }

  /// Switzerland 2025, "SDGital2030": which goals 141 external actors take into account.
  static let actors: [(code: String, count: Int, goals: [Int])] = [
    ("public", 16, [4, 1, 3, 5, 7, 3, 4, 4, 4, 7, 6, 5, 8, 5, 7, 7, 5]),
    ("cities", 24, [10, 9, 15, 13, 14, 16, 20, 13, 14, 12, 20, 17, 23, 9, 16, 12, 13]),
    ("cantons", 15, [11, 10, 12, 12, 13, 13, 14, 13, 10, 11, 12, 13, 15, 6, 14, 10, 8]),
    ("business", 23, [5, 4, 8, 8, 13, 4, 7, 13, 13, 8, 5, 15, 14, 3, 4, 6, 8]),
    ("science", 11, [4, 4, 4, 8, 5, 4, 6, 5, 3, 5, 5, 8, 10, 2, 7, 3, 6]),
    ("society", 52, [21, 19, 28, 30, 26, 15, 17, 27, 18, 26, 22, 30, 29, 10, 16, 25, 32]),
  ]
  static let totals = [55, 47, 70, 76, 78, 55, 68, 75, 62, 69, 70, 88, 99, 35, 64, 63, 72]

  static var swissSurvey: SampleSurvey {
    let goals = (1...17).map { "sdg\($0)" }
    var units: [SampleSurvey.Unit] = []
    for actor in actors {
      for index in 0..<actor.count {
        // Spread the choices so that nobody is without one: "none" where no goal falls on them.
        let chosen = goals.indices.filter { goal in
          (index + goal * 7) % actor.count < actor.goals[goal]
        }
        let codes = chosen.isEmpty ? ["none"] : chosen.map { goals[$0] }
        units.append(
          SampleSurvey.Unit(groups: ["actor": actor.code], answers: ["q": .choices(codes)]))
      }
    }
    return SampleSurvey(
      questions: [SampleSurvey.question(.multiple, goals + ["none"])], units: units,
      attributes: ["actor"])
  }

  @Test func `the Swiss table comes back with all its counts`() throws {
    let table = try PublishedTableTests.swissSurvey.tables().named("survey.q.by.actor")
    for goal in 1...17 {
      for actor in PublishedTableTests.actors {
        let cell = try table.cell("answer=sdg\(goal), actor=\(actor.code)")
        #expect(cell.count == actor.goals[goal - 1], "goal \(goal), \(actor.code)")
        #expect(cell.base == .answers(answered: actor.count, population: actor.count))
      }
      #expect(try table.cell("answer=sdg\(goal)").count == PublishedTableTests.totals[goal - 1])
    }
    #expect(try table.cell().count == 141)
    #expect(try table.cell("answer=sdg13").oneDecimal == 70.2)
    #expect(try table.cell("answer=sdg14").oneDecimal == 24.8)
    #expect(table.codes("actor").first == "all")
  }
}
