extension Shape {
  /// `survey/questionnaire.yaml`.
  static let questionnaire: Shape = .object([
    .required("id", .identifier, "The id of the questionnaire."),
    .required("title", .localized, "The title."),
    .required("origin", .localized, "Where the questions come from."),
    .required(
      "wave",
      .object([
        .required("id", .identifier, "The id of the fielding."),
        .required("opens", .date, "The first day."),
        .required("closes", .date, "The last day."),
      ]), "One fielding of the questionnaire."),
    .required(
      "frame",
      .object([
        .required("levels", .list(.identifier, atLeast: 1), "The levels that are asked."),
        .required(
          "counts", .choice(["organisations", "links"]),
          "Whether a unit with two roles counts once, or once in each."),
        .optional(
          "excluded",
          .list(
            .object([
              .required("unit", .text, "The unit's code."),
              .required("reason", .localized, "Why it was not asked."),
            ])), "Units that were not asked."),
      ]), "Who is asked."),
    .required("languages", .list(.language, atLeast: 1), "The languages of the questionnaire."),
    .required(
      "sections",
      .list(
        .object([
          .required("id", .identifier, "The id."), .required("title", .localized, "The heading."),
        ]), atLeast: 1), "The sections in order."),
    .optional("scales", .namedLists(option), "Lists of options that several questions share."),
    .required("questions", .list(question, atLeast: 1), "The questions in order."),
  ])

  /// `survey/codes/<question>.yaml`.
  static let codes: Shape = .object([
    .optional("machine", .boolean, "Whether a machine has given the codes; said in print."),
    .required(
      "codes",
      .list(
        .object([
          .required("id", .identifier, "The id in codings and addresses."),
          .required("name", .localized, "The name in tables."),
          .required("definition", .localized, "When an answer gets the code."),
          .optional("example", .localized, "An answer that has it, made up or shortened."),
          .optional(
            "quotes", .boolean, "Whether answers with the code may be quoted; true unless said."),
        ]), atLeast: 1), "The codes in order."),
  ])

  private static let option: Shape = .object([
    .required("code", .identifier, "The code in answers."),
    .required("text", .localized, "The words."),
    .optional("value", .number, "The value on a scale."),
    .optional("dont-know", .boolean, "Whether it means: don't know."),
    .optional("exclusive", .boolean, "Whether it excludes all others."),
  ])

  private static let question: Shape = .object([
    .required("id", .identifier, "The id, and the name of its column."),
    .required("section", .identifier, "The section it stands in."),
    .required(
      "type", .choice(["single", "multiple", "scale", "ranking", "number", "text", "matrix"]),
      "How it is answered."),
    .required("text", .localized, "The question as it is put."),
    .optional("title", .localized, "The short name in tables."),
    .optional("help", .localized, "What helps to answer."),
    .optional("required", .boolean, "Whether it must be answered."),
    .optional("levels", .list(.identifier, atLeast: 1), "Only units of these levels are asked."),
    .optional("ask-if", .reference("condition"), "When it is asked."),
    .optional("options", .list(option, atLeast: 1), "What can be chosen."),
    .optional("scale", .identifier, "A list of `scales` to choose from."),
    .optional(
      "items",
      .list(
        .object([
          .required("code", .identifier, "The code, and the last part of its column's name."),
          .required("text", .localized, "The words."),
          .optional(
            "levels", .list(.identifier, atLeast: 1), "Only units of these levels are asked."),
        ]), atLeast: 1), "The rows of a matrix."),
    .optional("minimum", .number, "The smallest number, or the fewest choices."),
    .optional("maximum", .number, "The largest number, or the most choices."),
    .optional(
      "unit",
      .object([
        .required("code", .identifier, "The code in data files."),
        .required("text", .localized, "The words after a number."),
        .optional("decimals", .integer, "Decimals in print."),
      ]), "What a number measures."),
  ])
}
