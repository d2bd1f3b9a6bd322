import VoluntaryReview

extension Shape {
  /// `review.yaml`.
  static let review: Shape = .object([
    .required("id", .identifier, "The id of the review."),
    .required("title", .localized, "The title of the report."),
    .optional("subtitle", .localized, "The line under the title."),
    .required("kind", .choice(Review.Kind.allCases.map(\.rawValue)), "What is reviewed."),
    .required("owner", owner, "Who makes the review."),
    .required("framework", .identifier, "The framework that gives order and headings."),
    .required(
      "languages", .list(.language, atLeast: 1), "The report's languages, the original first."),
    .required("period", .period, "The time that the review speaks of."),
    .optional(
      "synthetic", .localized, "Said on every page, table and file when figures are made up."),
    .required("units", units, "The units that the review covers."),
    .required("edition", edition, "Which edition this is."),
    .required("licence", .text, "The licence of the report's own text and tables."),
    .optional(
      "theme", .object([.optional("accent", .text, "The accent colour, as #RRGGBB.")]),
      "How it looks."),
    .optional("disclosure", disclosure, "What is too small to print."),
    .optional(
      "rounding",
      .object([
        .optional("share", .integer, "Decimals of shares."),
        .optional("mean", .integer, "Decimals of means."),
      ]), "Decimals in print."),
    .optional("mandate", mandate, "Who asked for the review."),
    .optional("milestones", .list(milestone), "The dates of the review."),
    .optional("involvement", .list(involvement), "Who was heard."),
  ])

  private static let owner: Shape = .object([
    .required("name", .localized, "The name."),
    .optional("website", .text, "The web site."),
    .optional("email", .text, "Where to write."),
  ])

  private static let disclosure: Shape = .object([
    .optional("minimum-base", .integer, "Fewest answers behind a printed group."),
    .optional("minimum-count", .integer, "Fewest units behind a printed count."),
    .optional(
      "dominance",
      .object([
        .optional("largest", .integer, "How many of the largest numbers are looked at."),
        .optional("share", .number, "How much of a sum they may make up, in per cent."),
        .optional("nearness", .number, "The p of the p% rule, in per cent."),
      ]), "When a mean of numbers tells too much of the largest."),
    .optional("protect", .list(.identifier), "Only the answers to these questions are protected."),
    .optional("open", .list(.identifier), "The answers to these questions are public facts."),
    .optional("method", .choice(["suppress", "round"]), "How small counts are protected."),
    .optional("rounding-base", .integer, "What counts are rounded to multiples of: 3 or 5."),
  ])

  private static let units: Shape = .object([
    .optional("division", .choice(["norway"]), "A built-in division."),
    .optional("date", .date, "The day on which the division is valid."),
    .optional("levels", .list(.identifier, atLeast: 1), "The levels that are reviewed."),
    .optional("within", .text, "Only the units of this county."),
    .optional("file", .text, "Your own units, instead of a built-in division."),
    .optional("attributes", .list(.identifier), "The attributes that tables are divided by."),
  ])

  private static let edition: Shape = .object([
    .required("number", .integer, "The number, from 1."),
    .required("date", .date, "The day of the edition."),
    .required("status", .choice(["draft", "approved"]), "Whether it has been approved."),
    .optional("approved-by", .localized, "Who approved it."),
    .optional("isbn", .text, "The ISBN."),
    .optional(
      "figures",
      .object([
        .optional("as-of", .date, "The latest vintage not after this day counts."),
        .optional("files", .namedDates, "The same for single files of observations, by name."),
      ]), "Which vintages of the figures count; the latest unless said."),
  ])

  private static let mandate: Shape = .object([
    .required("text", .localized, "What was decided."),
    .required("by", .localized, "By whom."),
    .required("date", .date, "When."),
    .optional("national-review", .localized, "What is owed to the national review."),
  ])

  private static let milestone: Shape = .object([
    .required("id", .identifier, "The id."),
    .required("date", .date, "When."),
    .required("title", .localized, "What happens."),
    .optional("gate", .localized, "Who must say yes."),
  ])

  private static let involvement: Shape = .object([
    .required("id", .identifier, "The id."),
    .required("date", .date, "When."),
    .required("who", .localized, "Who was heard."),
    .required("how", .choice(Involvement.Form.allCases.map(\.rawValue)), "How they were heard."),
    .required("said", .localized, "What they said."),
    .required("outcome", .localized, "What came of it."),
  ])

  /// `frameworks/<id>.yaml`.
  static let framework: Shape = .object([
    .required("id", .identifier, "The id of the framework."),
    .required("name", .localized, "The name."),
    .required("source", .localized, "Where the structure comes from."),
    .required("elements", .list(.reference("element"), atLeast: 1), "The elements in order."),
  ])
}
