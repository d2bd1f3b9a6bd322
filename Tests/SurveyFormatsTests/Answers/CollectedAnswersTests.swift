import Languages
import Measures
import Problems
import SurveyFormats
import Surveys
import Testing

/// Answers as other tools give them away, read into those of a questionnaire.
struct CollectedAnswersTests {
  private static func text(_ nb: String, _ en: String) -> LocalizedText {
    LocalizedText([.nb: nb, .en: en])
  }

  private static let questionnaire = Questionnaire(
    id: "vsr", title: text("Undersøkelse", "Survey"), wave: .init(id: "2027"),
    questions: [
      Question(
        id: "q1", kind: .multiple, text: text("Hva bruker dere?", "What do you use?"),
        options: [
          .init(code: "sq001", text: text("Planer", "Plans")),
          .init(code: "sq002", text: text("Budsjett", "Budgets")),
          .init(code: "oth", text: text("Annet", "Other"), takesText: true),
        ]),
      Question(
        id: "q2", kind: .single, text: text("Har dere en plan?", "Do you have a plan?"),
        options: [
          .init(code: "yes", text: text("Ja", "Yes")), .init(code: "no", text: text("Nei", "No")),
          .init(code: "dk", text: text("Vet ikke", "Don't know"), isDontKnow: true),
        ]),
      Question(
        id: "q3", kind: .matrix, text: text("Hvor viktig?", "How important?"),
        options: [
          .init(code: "a1", text: text("Lite", "Little"), value: 1),
          .init(code: "a2", text: text("Mye", "Much"), value: 2),
        ],
        items: [
          .init(code: "sq001", text: text("Klima", "Climate")),
          .init(code: "sq002", text: text("Helse", "Health")),
        ]),
      Question(id: "q4", kind: .number, text: text("Hvor mange?", "How many?"), maximum: 100),
      Question(id: "q5", kind: .text, text: text("Noe mer?", "Anything else?")),
    ])

  private static func read(
    _ text: String, mapping: [String: String] = [:], units: Set<String>? = ["0301", "1811"]
  ) throws -> CollectedAnswers {
    CollectedAnswers(
      try CollectedTable(Array(text.utf8), file: "export.csv"), questionnaire: questionnaire,
      mapping: mapping, units: units)
  }

  @Test func `an export of LimeSurvey with codes is read as it stands`() throws {
    let read = try Self.read(
      """
      "id","submitdate","kommunenummer","Q1[SQ001]","Q1[SQ002]","Q1[other]","Q2","Q3[SQ001]","Q3[SQ002]","Q4","Q5"
      "7","2027-01-12 10:31:00","1811","Y","","Noe annet","yes","A2","A1","3.0000000000","Fint, takk"
      "8","2027-01-13 08:00:00","301","","Y","","dk","","A2","",""

      """)
    #expect(read.responses.map(\.unit) == ["1811", "0301"])
    let first = try #require(read.responses.first)
    #expect(first.submitted == Day("2027-01-12"))
    #expect(first.answers["q1"] == .choices(["sq001"]))
    #expect(first.answers["q1.other"] == .text("Noe annet"))
    #expect(first.answers["q2"] == .choices(["yes"]))
    #expect(first.answers["q3"] == .items(["sq001": .choices(["a2"]), "sq002": .choices(["a1"])]))
    #expect(first.answers["q4"] == .number(3))
    #expect(first.answers["q5"] == .text("Fint, takk"))
    #expect(read.responses[1].answers["q2"] == .dontKnow)
    // Only the running number of the export is not known.
    #expect(read.problems.map(\.code) == ["collected.unknown-column"])
  }

  @Test func `an export with words is read in any language`() throws {
    let read = try Self.read(
      """
      Enhet;Hva bruker dere? [Planer];Q2. Har dere en plan?;How important? [Climate];Hvor mange?;Noe mer?
      1811;Ja;nei;Mye;2,5;
      0301;Nei;Vet ikke;LITE;1 000;

      """)
    #expect(read.responses[0].answers["q1"] == .choices(["sq001"]))
    #expect(read.responses[0].answers["q2"] == .choices(["no"]))
    #expect(read.responses[0].answers["q3"] == .items(["sq001": .choices(["a2"])]))
    #expect(read.responses[0].answers["q4"] == .number(2.5))
    #expect(read.responses[1].answers["q1"] == nil)
    #expect(read.responses[1].answers["q4"] == .number(1000))
    // Taken in, but to be looked at: more than the question allows.
    #expect(read.problems.map(\.code) == ["collected.outside"])
  }

  @Test func `several answers in one field are told apart, and a mapping goes before all`() throws {
    let read = try Self.read(
      "who,tools,Q2\n1811,\"Planer; Budsjett\",yes\n0301,sq001|sq002,no\n",
      mapping: ["who": "unit", "tools": "q1", "Q2": "-"])
    #expect(
      read.responses.map { $0.answers }
        == Array(repeating: ["q1": .choices(["sq001", "sq002"])], count: 2))
    #expect(read.problems.isEmpty)
  }

  @Test func `what cannot be taken over is told with its line, and the rest is taken`() throws {
    let read = try Self.read(
      "unit,q2,q4\n1811,perhaps,3\n9999,yes,1\n1811,yes,2\n0301,yes,many\n")
    #expect(read.responses.map(\.unit) == ["1811", "0301"])
    #expect(read.responses[0].answers == ["q4": .number(3)])
    #expect(read.responses[1].answers == ["q2": .choices(["yes"])])
    #expect(
      Set(read.problems.map { "\($0.code) \($0.place.line ?? 0)" }) == [
        "collected.bad-field 2", "collected.unknown-unit 3", "collected.unit-twice 4",
        "collected.bad-field 5",
      ])
    let nobody = try Self.read("q2,q4\nyes,3\n")
    #expect(nobody.responses.isEmpty)
    #expect(nobody.problems.map(\.code) == ["collected.no-unit"])
  }

  @Test func `the answers' file says the same, and is read again`() throws {
    let read = try Self.read(
      "unit,submitdate,Q1[SQ002],Q1[other],Q2,Q3[SQ001]\n1811,12.1.2027,Y,Egne,Yes,A2\n")
    let file = read.file(for: Self.questionnaire, submitted: "")
    #expect(
      file == """
        unit,submitted,q1,q2,q3.sq001,q3.sq002,q4,q5,q1.other
        1811,2027-01-12,sq002,yes,a2,,,,Egne

        """)
    #expect(try Self.read(file).responses.map(\.answers) == read.responses.map(\.answers))
  }

  @Test func `no file harms`() throws {
    for text in ["", "\n\n", "a", "unit", "unit,\"", "\u{FEFF}unit;q2\n1811;yes", ",,,\n,,,"] {
      _ = try? Self.read(text)
    }
    #expect(throws: (any Error).self) {
      try CollectedTable([0x50, 0x4B, 0x03, 0x04, 0, 0], file: "broken.xlsx")
    }
  }
}
