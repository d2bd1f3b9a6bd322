extension Shape {
  /// `survey/questionnaire.yaml`.
  static let questionnaire: Shape = .object([
    .required("id", .identifier, "The id of the questionnaire."),
    .required("title", .localized, "The title."),
    .optional("origin", .localized, "Where the questions come from."),
    .required(
      "wave",
      .object([
        .required("id", .identifier, "The id of the fielding."),
        .optional("opens", .date, "The first day."),
        .optional("closes", .date, "The last day."),
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
    .optional(
      "sections",
      .list(
        .object([
          .required("id", .identifier, "The id."), .required("title", .localized, "The heading."),
          .optional(
            "ask-if", .textOr(.reference("condition")), "When its questions are asked."),
        ]), atLeast: 1), "The sections in order."),
    .optional("scales", .namedLists(option), "Lists of options that several questions share."),
    .required("questions", .list(question, atLeast: 1), "The questions in order."),
    .optional(
      "translated", .named(.namedTexts),
      "By language and key of a text: the digest of the original that the translation was made from."
    ),
    .optional("previous", previous, "What is taken along from the wave before."),
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
}
