extension Shape {
  /// `survey/analysis.yaml`.
  static let analysis: Shape = .object([
    .optional(
      "weights",
      .object([
        .required(
          "classes", .list(.identifier, atLeast: 1),
          "The attributes whose crossing makes the response classes, the most important first."),
        .optional("smallest", .integer, "The fewest answers of a class; 8 unless said."),
        .optional(
          "rake", .list(.identifier, atLeast: 1),
          "The attributes to rake to where a class is off by more than two points."),
        .optional(
          "largest-ratio", .number,
          "The largest weight allowed, as a multiple of the median; 3 unless said."),
      ]), "How the answers are weighted for those who did not respond."),
    .optional("derived", .list(derived, atLeast: 1), "Questions that other answers settle."),
    .optional("rankings", .list(.identifier, atLeast: 1), "Matrices whose items are ranked."),
    .optional(
      "maturity",
      .object([
        .required("title", .localized, "The name in tables."),
        .required("lowest", .localized, "The name of stage 0."),
        .required(
          "stages",
          .list(
            .object([
              .required("name", .localized, "The name of the stage."),
              .required("criteria", .list(criterion, atLeast: 1), "What must be met."),
            ]), atLeast: 1), "The stages from 1 up."),
      ]), "Stages of maturity by criteria that can be checked."),
    .optional("furthest", furthest, "Who has come furthest, all else being equal."),
  ])

  private static let derived: Shape = .object([
    .required("id", .identifier, "The id in addresses."),
    .required("title", .localized, "The short name in tables."),
    .required("text", .localized, "What is read out of the answers."),
    .required(
      "options",
      .list(
        .object([
          .required("code", .identifier, "The code."),
          .required("text", .localized, "The words."),
          .optional("if", .reference("condition"), "When it holds; else all others."),
        ]), atLeast: 2), "The first whose condition holds is the answer."),
  ])

  private static let criterion: Shape = .object([
    .required("id", .identifier, "The id in tables and in the file of evidence."),
    .required("text", .localized, "What must be so."),
    .required("if", .reference("condition"), "The answers that say so."),
  ])

  private static let furthest: Shape = .object([
    .optional("level", .identifier, "The level that is compared."),
    .required(
      "outcomes",
      .list(
        .object([
          .required("question", .identifier, "A single or derived question, or a scale."),
          .optional(
            "is", .identifier, "The option that counts as yes; without it the question is a scale."),
        ]), atLeast: 1), "What units can have come far in."),
    .required(
      "factors",
      .list(
        .object([
          .optional("number", .identifier, "A number of the units, such as population."),
          .optional("logarithm", .boolean, "Whether the number counts by its logarithm."),
          .optional(
            "attribute", .identifier, "An attribute; with number: whose classes are shown."),
          .optional("steps", .boolean, "Whether its classes are steps of one length."),
          .optional("chosen", .boolean, "Whether units choose it themselves."),
        ]), atLeast: 1), "What it may depend on."),
    .optional(
      "small",
      .object([
        .required("attribute", .identifier, "The attribute that says who is small."),
        .required("is", .list(.identifier, atLeast: 1), "Its classes."),
        .optional("consent", .reference("condition"), "The answers that allow naming the unit."),
        .optional("most", .integer, "How many are named at most; 10 unless said."),
      ]), "Small units that are further along than expected."),
  ])
}
