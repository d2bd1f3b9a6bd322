import Languages
import Surveys

/// A small questionnaire whose last question an expression decides on, with answers to it.
struct FuzzedSurvey {
  let questionnaire: Questionnaire
  let answers: [[String: Answer]]

  init(_ expression: AnswerExpression) {
    func words(_ text: String) -> LocalizedText { LocalizedText(same: text) }
    let options = (1...3).map {
      Question.Option(code: "\($0)", text: words("\($0)"), value: Double($0))
    }
    let kinds: [Question.Kind] = [
      .single, .multiple, .scale, .ranking, .number, .text, .date, .place, .file, .note,
    ]
    var questions = kinds.map { kind in
      Question(
        id: kind.rawValue, kind: kind, text: words("?"), options: kind.hasOptions ? options : [])
    }
    questions.append(
      Question(
        id: "matrix", kind: .matrix, text: words("?"), options: options,
        items: [Question.Item(code: "a", text: words("a"))]))
    questions.append(
      Question(
        id: "last", kind: .number, text: words("?"), condition: .expression(expression),
        checks: [Question.Check(that: expression, message: words("no"))]))
    questionnaire = Questionnaire(
      id: "q", title: words("q"), wave: Questionnaire.Wave(id: "w"), questions: questions)
    answers = [
      [:],
      [
        "single": .choices(["1"]), "multiple": .choices(["1", "3"]), "scale": .choices(["2"]),
        "ranking": .ranking(["3", "1"]), "number": .number(7.5), "text": .text("aaab åø"),
        "matrix": .items(["a": .choices(["3"])]), "last": .number(1),
      ],
    ]
  }
}
