import Languages
import Measures
import Problems
import Surveys
import Testing

/// A questionnaire with everything that one can say.
enum RichQuestionnaire {
  static let levels: Set<String> = ["municipality", "county"]

  private static func text(_ words: String) -> LocalizedText {
    LocalizedText([.nb: words, .nn: words + " nn", .en: words + " en"])
  }

  private static func option(
    _ code: String, value: Double? = nil, dontKnow: Bool = false, exclusive: Bool = false,
    other: Bool = false, condition: Condition? = nil
  ) -> Question.Option {
    Question.Option(
      code: code, text: text("Valg \(code)"), value: value, isDontKnow: dontKnow,
      isExclusive: exclusive, takesText: other, condition: condition)
  }

  static func made() throws -> Questionnaire {
    let agreement = (1...5).map { option(String($0), value: Double($0)) }
    let unlike = [option("low", value: 10), option("high", value: 20)]
    let questions = [
      Question(id: "intro", section: "about", kind: .note, text: text("Om undersøkelsen")),
      Question(
        id: "stage", section: "about", kind: .single, text: text("Hvor langt er dere kommet?"),
        title: text("Stadium"), help: text("Velg én"), isRequired: true,
        levels: ["municipality", "county"],
        options: [
          option("planned"), option("governed"), option("other", other: true),
          option("dont-know", dontKnow: true),
        ],
        variants: [
          Question.Variant(
            levels: ["county"], text: text("Hvor langt er fylket?"), help: text("For fylker"))
        ]),
      Question(
        id: "documents", section: "about", kind: .multiple, text: text("Hvilke planer?"),
        condition: .isAny(question: "stage", options: ["planned", "governed"]),
        options: [
          option("societal"), option("land-use"),
          option("county-plan", condition: .isAny(question: "stage", options: ["governed"])),
          option("none", exclusive: true),
        ], minimum: 1, maximum: 3),
      Question(
        id: "barriers", section: "work", kind: .matrix, text: text("Hva hindrer dere?"),
        condition: .answered(question: "stage"),
        options: agreement + [option("dont-know", dontKnow: true)],
        items: [
          Question.Item(code: "time", text: text("Tid")),
          Question.Item(
            code: "money", text: text("Penger"), levels: ["municipality"],
            condition: .isAny(question: "documents", options: ["societal"])),
        ]),
      Question(
        id: "top", section: "work", kind: .ranking, text: text("De to viktigste"),
        condition: .atLeast(question: "barriers", item: "time", 3),
        options: [option("a"), option("b"), option("c")], minimum: 1, maximum: 2),
      Question(
        id: "degree", section: "work", kind: .scale, text: text("I hvilken grad?"),
        options: unlike),
      Question(
        id: "staff", section: "work", kind: .number, text: text("Hvor mange årsverk?"),
        condition: .all([
          .atLeast(question: "degree", 15), .not(.answered(question: "top")),
          .expression(try AnswerExpression("unit.size = 'small' or stage = 'planned'")),
        ]), minimum: 0, maximum: 50.5,
        unit: UnitOfMeasure(code: "years", label: text("årsverk"), decimals: 1),
        checks: [
          Question.Check(
            that: try AnswerExpression(". <= 40 or stage = 'governed'"), message: text("For mange")),
          Question.Check(that: try AnswerExpression(". != 13"), message: text("Ikke tretten")),
        ]),
      Question(
        id: "1-date", section: nil, kind: .date, text: text("Når?"),
        condition: .expression(try AnswerExpression("staff * 2 > 3 and not answered(degree)")),
        earliest: Day("2020-01-01"), latest: Day("2026-12-31")),
      Question(
        id: "plan", section: nil, kind: .file, text: text("Last opp planen"),
        files: Question.FileRule(mediaTypes: ["application/pdf"], largest: 1_000_000)),
      Question(id: "where", section: nil, kind: .place, text: text("Hvor?")),
      Question(
        id: "why", section: "about", kind: .text, text: text("Hvorfor $100 \\ og «mer»?"),
        maximum: 200, isLong: false),
    ]
    return Questionnaire(
      id: "rich-2026", title: text("Rikt skjema"), origin: text("Egen"),
      wave: Questionnaire.Wave(
        id: "2026", opens: Day("2026-03-01"), closes: Day("2026-04-15")),
      sections: [
        Questionnaire.Section(id: "about", title: text("Om dere")),
        Questionnaire.Section(
          id: "work", title: text("Arbeidet"), condition: .answered(question: "stage")),
      ], questions: questions, languages: [.nb, .nn, .en])
  }
}
