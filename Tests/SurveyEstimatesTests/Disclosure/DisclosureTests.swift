import Languages
import Measures
import SurveyEstimates
import Surveys
import TestSupport
import Testing

@Suite("What is kept back")
struct DisclosureTests {
  /// A survey of 12 to 60 units in two attributes with skewed groups and answers.
  static func survey(_ kind: Question.Kind, seed: UInt64) -> SampleSurvey {
    var dice = SeededGenerator(seed: seed &* 7919 &+ UInt64(kind.hashedByName))
    let codes = (1...Int.random(in: 3...5, using: &dice)).map { "o\($0)" }
    let hasDontKnow = kind != .ranking && Bool.random(using: &dice)
    let question = SampleSurvey.question(
      kind, codes, values: kind == .scale ? codes.indices.map { Double($0 + 1) } : nil,
      dontKnow: hasDontKnow)
    let sizes = Int.random(in: 2...4, using: &dice)
    func skewed(_ count: Int) -> Int {
      min(Int.random(in: 0..<count, using: &dice), Int.random(in: 0..<count, using: &dice))
    }
    let units = (0..<Int.random(in: 12...60, using: &dice)).map { _ in
      var answer: Answer
      switch kind {
      case .multiple:
        let chosen = codes.filter { _ in Int.random(in: 0..<3, using: &dice) == 0 }
        answer = chosen.isEmpty ? .choices([codes[0]]) : .choices(chosen)
      case .ranking:
        answer = .ranking(Array(codes.shuffled(using: &dice).prefix(1 + skewed(3))))
      default: answer = .choices([codes[skewed(codes.count)]])
      }
      if Int.random(in: 0..<12, using: &dice) == 0 { answer = hasDontKnow ? .dontKnow : answer }
      if Int.random(in: 0..<12, using: &dice) == 0 { answer = .notAnswered }
      return SampleSurvey.Unit(
        groups: ["size": "s\(skewed(sizes))", "place": "p\(Int.random(in: 0..<2, using: &dice))"],
        answers: ["q": answer, "other": .text("a")])
    }
    return SampleSurvey(
      questions: [question, SampleSurvey.question(.text, id: "other")], units: units,
      attributes: ["size", "place"])
  }

  /// The true counts under the names that a reader gives them.
  static func truth(_ tables: [String: Table], attributes: [String]) -> [String: Int] {
    var truth: [String: Int] = [:]
    for attribute in attributes {
      guard let table = tables["survey.q.by.\(attribute)"] else { continue }
      let ranks = table.codes("rank")
      for answer in table.codes("answer") {
        for rank in ranks.isEmpty ? [""] : ranks {
          for group in table.codes(attribute) {
            let cell = try? table.cell(
              "answer=\(answer)" + (rank.isEmpty ? "" : ",rank=\(rank)") + ",\(attribute)=\(group)")
            let row = rank.isEmpty ? answer : "\(answer)/\(rank)"
            truth["\(row) \(group == "all" ? "all" : "\(attribute)=\(group)")"] = cell?.count ?? 0
          }
        }
      }
    }
    return truth
  }

  @Test(
    arguments: [Question.Kind.single, .multiple, .scale, .ranking], UInt64(1)...UInt64(25))
  func `nothing that is kept back follows from what is published`(
    kind: Question.Kind, seed: UInt64
  ) throws {
    let survey = DisclosureTests.survey(kind, seed: seed)
    let truth = DisclosureTests.truth(try survey.tables(.open), attributes: survey.attributes)
    let tables = try survey.tables(Disclosure())
    let reader = Reader(
      question: survey.questions[0], tables: tables, attributes: survey.attributes)
    for unknown in reader.unknowns where !reader.told.contains(unknown) {
      #expect(
        reader.findsAnother(than: truth, for: unknown),
        "\(unknown) must be \(truth[unknown] ?? 0)")
    }
  }

  @Test(
    arguments: [Question.Kind.single, .multiple, .scale, .ranking], UInt64(1)...UInt64(25))
  func `what must be kept back is kept back, everywhere it stands`(
    kind: Question.Kind, seed: UInt64
  ) throws {
    let survey = DisclosureTests.survey(kind, seed: seed)
    let open = try survey.tables(.open)
    for (address, table) in try survey.tables(Disclosure()) where address.hasPrefix("survey.q") {
      let before = try open.named(address)
      for (cell, original) in zip(table.cells, before.cells) {
        #expect(cell.base == original.base)
        guard case .answers(let base, _) = cell.base else { continue }
        let isSuppressed = cell.value == .unknown(.suppressed)
        if isSuppressed {
          #expect(cell.count == nil && cell.uncertainty == .none)
        } else if cell.uncertainty == .notComputed {
          // A mean beside counts that are kept back.
          #expect(
            cell.value.number == original.value.number.map { Rounding.round($0, decimals: 1) })
        } else {
          #expect(cell == original)
        }
        if table.quantity == .mean, base > 0, base < 5 { #expect(isSuppressed) }
      }
      guard table.quantity == .share else { continue }
      for (offset, category) in categories(of: table) {
        let original = before.cells[offset]
        let isHidden = table.cells[offset].value == .unknown(.suppressed)
        guard case .answers(let base, _) = original.base, let count = original.count else {
          continue
        }
        if category.role == .part, (1..<5).contains(base) || (1..<3).contains(count) {
          #expect(isHidden)
        }
        if category.code == "dont-know", (1..<3).contains(count) { #expect(isHidden) }
      }
    }
  }

  /// The category of the first dimension for each cell.
  private func categories(of table: Table) -> [(Int, Measures.Category)] {
    let each = table.cells.count / table.dimensions[0].categories.count
    return table.cells.indices.map { ($0, table.dimensions[0].categories[$0 / each]) }
  }

  @Test func `a single small count is not given away by its line`() throws {
    func units(_ count: Int, _ answer: String) -> [SampleSurvey.Unit] {
      (0..<count).map { _ in SampleSurvey.Unit(answers: ["q": .choices([answer])]) }
    }
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.single, ["a", "b", "c", "d"])],
      units: units(20, "a") + units(2, "b") + units(7, "c"))
    let table = try survey.tables(Disclosure()).named("survey.q")
    #expect(try table.cell("answer=b").value == .unknown(.suppressed))
    #expect(try table.cell("answer=c").value == .unknown(.suppressed), "the smallest other")
    #expect(try table.cell("answer=a").count == 20)
    #expect(try table.cell("answer=d").value == .known(0), "nobody protects nobody")
    #expect(try table.cell().count == 29)
    #expect(table.notes.contains { $0.text(in: .nb).contains("holdt tilbake") })
  }

  @Test func `a small count among several choices needs no company`() throws {
    var units = (0..<20).map { _ in SampleSurvey.Unit(answers: ["q": .choices(["a"])]) }
    units[0].answers = ["q": .choices(["a", "b"])]
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.multiple, ["a", "b"])], units: units)
    let table = try survey.tables(Disclosure()).named("survey.q")
    #expect(try table.cell("answer=b").value == .unknown(.suppressed))
    #expect(try table.cell("answer=a").count == 20)
  }

  @Test func `a small group is kept back whole, with its mean`() throws {
    var units: [SampleSurvey.Unit] = []
    for index in 0..<40 {
      units.append(
        SampleSurvey.Unit(
          groups: ["size": index < 4 ? "few" : index < 20 ? "some" : "many"],
          answers: ["q": .choices([String(index % 5 + 1)])]))
    }
    let survey = SampleSurvey(
      questions: [
        SampleSurvey.question(.scale, ["1", "2", "3", "4", "5"], values: [1, 2, 3, 4, 5])
      ], units: units, attributes: ["size"])
    let tables = try survey.tables(Disclosure())
    let table = try tables.named("survey.q.by.size")
    for answer in table.codes("answer") where answer != "not-answered" {
      let cell = try table.cell("answer=\(answer), size=few")
      #expect(cell.value == .unknown(.suppressed), "\(answer)")
      #expect(cell.base == .answers(answered: 4, population: 4))
    }
    let means = try tables.named("survey.q.mean.by.size")
    #expect(try means.cell("size=few").value == .unknown(.suppressed))
    #expect(try means.cell().value.number == 3)
    #expect(try tables.named("survey.q").cell("answer=1").count == 8, "totals stay")
  }

  @Test func `the mean of a small group does not follow from the others`() throws {
    let survey = SampleSurvey(
      questions: [SampleSurvey.question(.number)],
      units: (0..<30).map {
        SampleSurvey.Unit(
          groups: ["size": $0 < 3 ? "few" : $0 < 12 ? "some" : "many"],
          answers: ["q": .number(Double($0))])
      }, attributes: ["size"])
    let means = try survey.tables(Disclosure()).named("survey.q.mean.by.size")
    #expect(try means.cell("size=few").value == .unknown(.suppressed))
    #expect(try means.cell("size=some").value == .unknown(.suppressed), "the smaller other")
    #expect(try means.cell("size=many").value.number != nil)
    #expect(try means.cell().value.number == 14.5)
  }

  @Test func `an open policy keeps nothing back`() throws {
    for seed in UInt64(1)...5 {
      let tables = try DisclosureTests.survey(.single, seed: seed).tables(.open)
      for table in tables.values {
        #expect(!table.cells.contains { $0.value == .unknown(.suppressed) })
      }
    }
  }

  @Test func `the same survey gives the same tables`() throws {
    let survey = DisclosureTests.survey(.scale, seed: 3)
    let first = try survey.tabulation().tables()
    #expect(try survey.tabulation().tables() == first)
  }
}

extension Question.Kind {
  /// A number that does not change from run to run, unlike a hash.
  fileprivate var hashedByName: Int { rawValue.utf8.reduce(0) { $0 * 31 + Int($1) } }
}
