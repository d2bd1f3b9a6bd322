import Agenda
import PlanReading
import Problems
import TestSupport
import Testing

@Suite("Comparing findings with what readers said")
struct EvaluationTests {
  private func read(_ text: String) throws(InputRefused) -> [LabelledText] {
    try LabelFile.read(Array(text.utf8), file: "labels")
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch {
      return error.problems.map { "\($0.place) \($0.code)" }
    }
  }

  @Test func `the formats of files are told by their columns`() throws {
    let votes = try read(
      "doi\ttext_id\ttext\tsdg\tlabels_negative\tlabels_positive\tagreement\n"
        + "10.1/a\tx\tOne, two\t3\t0.0\t4.0\t1.0\n10.1/b\ty\tThree\t4\t5\t1\t0.7\n")
    #expect(votes.map(\.text) == ["One, two", "Three"])
    #expect(votes.map(\.origins) == [["10.1/a", "x"], ["10.1/b", "y"]])
    let goals = try [3, 4].map { try #require(GoalID(rawValue: $0)) }
    #expect(votes.map(\.answer) == [.main(goals[0]), .rejected(goals[1])])
    let asked = try read("id,text,sdg,label\n1,\"A \"\"b\"\"\",3,True\n2,C,4,False\n")
    #expect(asked.map(\.text) == ["A \"b\"", "C"])
    #expect(
      asked.map(\.answer) == [.asked(goals[0], isTrue: true), .asked(goals[1], isTrue: false)])
    let all = try read("text;goals;targets;language\nA;3, 4;3.4 | 4.a;nn\nB;;;\n")
    #expect(all.map(\.answer) == [.all(goals), .all([])])
    #expect(all[0].targets.map(\.rawValue) == ["3.4", "4.a"])
    #expect(all.map(\.language) == [.nynorsk, nil])
    let parallel = try read("id\tnb\tnn\ten\tgoals\n1\tEn\tEin\tOne\tSDG3\n")
    #expect(parallel.map(\.language) == [.bokmaal, .nynorsk, .english])
    #expect(parallel.map(\.row) == [0, 0, 0])
    let wordings = try read("indicator\ttext\n3-4-1-title\tMortality\n")
    #expect(wordings.map(\.answer) == [.all([goals[0]])])
  }

  @Test(arguments: [
    ("goal\n3\n", ["labels:1 labels.no-text"]), ("text,x\nA,3\n", ["labels:1 labels.no-goals"]),
    ("text,goal\n", ["labels:1 labels.empty"]),
    ("text,goal,labels_positive\nA,3,1\n", ["labels:1 labels.one-vote"]),
    (
      "text,goal\nA,18\nB,3\nC,x\n",
      ["labels:2 [goal] labels.goal", "labels:4 [goal] labels.goal"]
    ),
    ("text,goal,label\nA,3;4,true\n", ["labels:2 [goal] labels.one-goal"]),
    ("text,goal,label\nA,3,maybe\n", ["labels:2 [label] labels.label"]),
    (
      "text,goal,labels_positive,labels_negative\nA,3,x,1\n",
      ["labels:2 [labels_positive] labels.votes"]
    ),
    ("text,target\nA,3.99\n", ["labels:2 [target] labels.target"]),
    ("text,goal,language\nA,3,fr\n", ["labels:2 [language] labels.language"]),
  ])
  func `what is wrong is told by line and column`(text: String, found: [String]) {
    #expect(problems(text) == found)
  }

  @Test func `figures are counted as they should be`() throws {
    let labels = try read(
      """
      text,goals,language
      Kollektivtransport,11,nb
      Fattigdom,1,nb
      Avløpsrensing og avløpsrensing og fattigdom,11,nb
      Ingenting her,,nb
      """)
    let model = GoalModel.untrained
    let judged = PlanReader(LexiconFixture.lexicon, model: model).judge(labels)
    let evaluation = ReadingEvaluation(judged)
    #expect(evaluation.texts == 4)
    let all = try #require(evaluation.sheets.first { $0.kind == .all })
    #expect(all.texts == 4)
    #expect(all.lines.map(\.goal.rawValue) == [1, 11])
    #expect(all.lines.map(\.count) == [1, 2])
    #expect(all.lines[0].precision.part == 1 && all.lines[0].precision.whole == 2)
    #expect(all.lines[1].recall.part == 1)
    let first = try #require(evaluation.sheets.first { $0.kind == .first })
    #expect(first.texts == 3)
    #expect(first.accuracy?.part == 2)
    #expect(first.accuracy?.interval.map { $0.contains(2.0 / 3) } == true)
    #expect(evaluation.sheets.allSatisfy { $0.kind != .asked })
    #expect(evaluation.rejected.value == nil)
  }

  @Test func `an interval of a share is Wilson's`() throws {
    let labels = try (0..<10).map { number in
      try #require(
        try read("text,goal,labels_positive,labels_negative\nTekst \(number),3,0,3\n").first)
    }
    let share = ReadingEvaluation(PlanReader(.standard).judge(labels)).rejected
    #expect(share.part == 0 && share.whole == 10)
    let interval = try #require(share.interval)
    #expect(interval.lowerBound == 0 && abs(interval.upperBound - 0.2775) < 0.0005)
  }

  @Test func `texts of one row are compared over languages`() throws {
    let labels = try read(
      "nb\tnn\ten\tgoals\n"
        + "Kollektivtrafikken i byen\tKollektivtrafikken i byen\tPublic transport in the city\t11\n"
    )
    let evaluation = ReadingEvaluation(PlanReader(.standard).judge(labels))
    #expect(evaluation.consistency.map(\.passages) == [1, 1, 1])
    #expect(evaluation.languages.map(\.language) == [.english, .bokmaal, .nynorsk])
  }

  /// Passages of our own that say the same in bokmål, nynorsk and English.
  @Test func `the same passage gives the same goals in three languages`() throws {
    let name = "Tests/PlanReadingTests/Labels/parallel-passages.tsv"
    let labels = try LabelFile.read(Array(PackageRoot.read(name).utf8), file: name)
    let evaluation = ReadingEvaluation(PlanReader(.standard).judge(labels))
    #expect(evaluation.consistency.count == 3)
    #expect(evaluation.consistency.allSatisfy { pair in pair.mean >= 0.8 })
    let three = evaluation.firstThreeTargets
    #expect((three.value ?? 0) >= 0.7, "\(three)")
    let all = try #require(evaluation.sheets.first { $0.kind == .all })
    #expect(all.microF1.value >= 0.72, "\(all.microF1)")
  }
}
