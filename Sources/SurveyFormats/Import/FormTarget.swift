import Surveys

/// What a name in a form's expressions stands for in the questionnaire.
struct FormTarget {
  /// What it is.
  let kind: Question.Kind
  /// The id of the question.
  let question: String
  /// The code of the row, where the form has a question for each row of a matrix.
  let item: String?
  /// The codes of the options by their names in the form.
  let codes: [String: String]
  /// The option that says "don't know".
  let dontKnow: String?
  /// Whether the values of the options are what their names say.
  var valuesAreNames = false
  /// The place among the questions; only those before can be asked about.
  let index: Int

  /// How an expression names it.
  var reference: String {
    let name = item.map { "\(question).\($0)" } ?? question
    let words = ["true", "false", "and", "or", "not", "in", "unit"]
    let isPlain =
      name.first.map { ("a"..."z").contains($0) } == true && !words.contains(question)
      && (item?.first.map { ("a"..."z").contains($0) || $0.isNumber } ?? true)
    return isPlain ? name : "${\(name)}"
  }

  /// Whether its answer is one option.
  var isOneOption: Bool { kind == .single || kind == .scale || kind == .matrix }
  /// Whether its answer is options.
  var hasOptions: Bool { kind.hasOptions }
}

/// A part of an expression that the questionnaire cannot say.
struct Untranslatable: Error {
  /// The part as it is written.
  let part: String
}
