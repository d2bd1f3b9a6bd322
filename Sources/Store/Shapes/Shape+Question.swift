import Surveys

extension Shape {
  /// Something that can be chosen.
  static let option: Shape = .object([
    .required("code", .identifier, "The code in answers."),
    .required("text", .localized, "The words."),
    .optional("value", .number, "The value on a scale."),
    .optional("dont-know", .boolean, "Whether it means: don't know."),
    .optional("exclusive", .boolean, "Whether it excludes all others."),
    .optional(
      "other", .boolean,
      "Whether the respondent writes what it is; kept in the column question.other."),
    .optional("ask-if", .textOr(.reference("condition")), "When it is offered."),
  ])

  /// One question.
  static let question: Shape = .object([
    .required("id", .identifier, "The id, and the name of its column."),
    .optional("section", .identifier, "The section it stands in."),
    .required(
      "type", .choice(Question.Kind.allCases.map(\.rawValue)), "How it is answered."),
    .required("text", .localized, "The question as it is put."),
    .optional("title", .localized, "The short name in tables."),
    .optional("help", .localized, "What helps to answer."),
    .optional("required", .boolean, "Whether it must be answered."),
    .optional("levels", .list(.identifier, atLeast: 1), "Only units of these levels are asked."),
    .optional("variants", .list(variant, atLeast: 1), "Other words for units of some levels."),
    .optional(
      "ask-if", .textOr(.reference("condition")),
      "When it is asked: an expression or a condition."),
    .optional("check", .list(check, atLeast: 1), "What an answer must fulfil."),
    .optional("options", .list(option, atLeast: 1), "What can be chosen."),
    .optional("scale", .identifier, "A list of `scales` to choose from."),
    .optional("items", .list(item, atLeast: 1), "The rows of a matrix."),
    .optional(
      "minimum", .number, "The smallest number, the fewest choices or the fewest characters."),
    .optional(
      "maximum", .number, "The largest number, the most choices or the most characters."),
    .optional("earliest", .date, "The first day that a date may be."),
    .optional("latest", .date, "The last day that a date may be."),
    .optional("length", .choice(["short", "long"]), "Room for text: one line, or several."),
    .optional(
      "files",
      .object([
        .optional(
          "types", .list(.text, atLeast: 1), "Media types such as application/pdf or image/*."),
        .optional("largest", .integer, "The largest size in bytes."),
      ]), "Which files are taken."),
    .optional(
      "unit",
      .object([
        .required("code", .identifier, "The code in data files."),
        .required("text", .localized, "The words after a number."),
        .optional("decimals", .integer, "Decimals in print."),
      ]), "What a number measures."),
  ])

  /// What is taken along from the wave before.
  static let previous: Shape = .object([
    .required("wave", .identifier, "The id of the wave before."),
    .optional(
      "questions",
      .list(
        .object([
          .required("question", .identifier, "The question in this questionnaire."),
          .optional("from", .identifier, "Its id in the wave before, where it was another."),
          .optional("codes", .namedTexts, "Codes that have changed: from: to."),
          .optional("carry", .boolean, "Whether answers are taken along; true unless said."),
        ])), "Questions that have changed, or that take nothing along."),
  ])

  private static let item: Shape = .object([
    .required("code", .identifier, "The code, and the last part of its column's name."),
    .required("text", .localized, "The words."),
    .optional("levels", .list(.identifier, atLeast: 1), "Only units of these levels are asked."),
    .optional("ask-if", .textOr(.reference("condition")), "When it is asked."),
  ])

  private static let variant: Shape = .object([
    .required("levels", .list(.identifier, atLeast: 1), "The levels that see these words."),
    .required("text", .localized, "The question as it is put to them."),
    .optional("help", .localized, "What helps them to answer."),
  ])

  private static let check: Shape = .object([
    .required("that", .text, "An expression that must not be false; `.` is the answer itself."),
    .required("message", .localized, "What the respondent is told where it is false."),
  ])
}
