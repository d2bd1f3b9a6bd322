import Agenda
import PlanReading
import Problems
import Testing

@Suite("The model of plan reading")
struct ModelTests {
  @Test func `the model of the program is small and names what it learned from`() {
    let model = GoalModel.standard
    #expect((3_000...5_000).contains(model.featureCount))
    #expect(model.text.utf8.count < 100_000)
    #expect(model.sources.contains { $0.contains("10.5281/zenodo.5550237, CC BY 4.0") })
  }

  @Test func `a model's file is read as it was written`() throws {
    let text = GoalModel.standard.text
    #expect(try GoalModel(text: text, file: "a.model") == GoalModel.standard)
    #expect(try GoalModel(text: text, file: "a.model").text == text)
  }

  @Test(arguments: [
    ("", 1), ("samstemt-goal-model\t2\n", 1), ("samstemt-goal-model\t1\nasserts\tmuch\n", 2),
    ("samstemt-goal-model\t1\nsource\tA\nasserts\t0.4\nsuggests\tnan\n", 4),
  ])
  func `a file that is no model is refused by its line`(text: String, line: Int) {
    do {
      _ = try GoalModel(text: text, file: "a.model")
      Issue.record("it was read")
    } catch {
      #expect(
        error.problems.map { "\($0.place) \($0.code)" } == ["a.model:\(line) model.malformed"])
    }
  }

  @Test func `a file that is cut off or has other letters is refused`() {
    let text = GoalModel.standard.text
    #expect(throws: InputRefused.self) {
      try GoalModel(text: String(text.dropLast(40)), file: "a.model")
    }
    #expect(throws: InputRefused.self) { try GoalModel(text: text + "?", file: "a.model") }
  }

  /// Four texts of each of three goals, of four origins.
  private static let texts = try? LabelFile.read(
    Array(
      """
      text,goals,doi
      Buses and trams run often and cycle paths are built,11,a
      Buses and trams run late and cycle paths are bad,11,b
      Buses and trams are new and cycle paths are long,11,c
      Buses and trams run often where cycle paths end,11,d
      Patients wait at the hospital and nurses give vaccines,3,a
      Patients sleep at the hospital and nurses give vaccines,3,b
      Patients meet at the hospital where nurses give vaccines,3,c
      Patients are at the hospital and nurses are few,3,d
      Drinking wells give water and pipes leak,6,a
      Drinking wells lack water and pipes burst,6,b
      Drinking wells need water and pipes rust,6,c
      Drinking wells hold water where pipes end,6,d
      """.utf8), file: "texts.csv")

  @Test func `the same texts give the same model, and it tells them apart`() throws {
    let texts = try #require(Self.texts)
    let trainer = GoalTrainer(LexiconFixture.lexicon, folds: 2)
    let outcome = trainer.train(texts, sources: ["Own"])
    #expect(outcome.model.text == trainer.train(texts, sources: ["Own"]).model.text)
    #expect(outcome.model.sources == ["Own"])
    #expect(outcome.crossValidated.count == 12)
    let reader = PlanReader(LexiconFixture.lexicon, model: outcome.model)
    let bus = reader.read("Buses and trams on new cycle paths", in: .english)
    #expect(bus.likelihoods.first?.goal.rawValue == 11)
    let nurse = reader.read("The nurses at the hospital", in: .english)
    #expect(nurse.likelihoods.first?.goal.rawValue == 3)
  }

  @Test func `a heading adds a little to what stands below it, never enough on its own`() {
    let reader = PlanReader(.standard)
    let heading = reader.topics(of: "Klimatilpasning", in: .bokmaal)
    #expect(heading != .none)
    #expect(reader.topics(of: "Innledning", in: .bokmaal) == .none)
    func chance(_ text: String, _ topics: HeadingTopics) -> Double {
      reader.read(text, in: .bokmaal, topics: topics).likelihoods
        .first { $0.goal.rawValue == 13 }?.chance ?? 0
    }
    let text = "Vi skal kartlegge hvor vannet renner når det regner mye."
    #expect(chance(text, heading) > chance(text, .none))
    #expect(chance(text, heading) < GoalModel.standard.asserts)
  }

  @Test func `no more than three goals are asserted, each with the words it rests on`() {
    let text = """
      Kommunen vil styrke folkehelsen, skolene, likestillingen, vannforsyningen, kollektivtrafikken, \
      klimatilpasningen, naturmangfoldet og gjenvinningen av avfall, og bekjempe fattigdom.
      """
    let found = PlanReader(.standard).read(text, in: .bokmaal).findings
    #expect(found.count { $0.band == .assert } <= 3)
    #expect(found.allSatisfy { finding in !finding.evidence.isEmpty })
  }

  @Test(arguments: [
    "Fristen er innen 2027, og arbeidet er delt inn i ulike deler.",
    "Lederne har ansvar for hele helheten og rammene.",
    "Det er ein plan for eit arbeid, og ingen er åleine om det.",
  ])
  func `small words are no terms of goals because a stem is short`(text: String) {
    let reading = PlanReader(.standard).read(text)
    #expect(reading.findings.filter { $0.band == .assert }.isEmpty)
  }
}
