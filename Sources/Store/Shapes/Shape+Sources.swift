extension Shape {
  /// `observations/NAME.source.yaml`: how a file of observations was made.
  static let sourceRecord: Shape = .object([
    .optional("service", .text, "The service it was fetched from, such as ssb."),
    .optional("table", .text, "The table at the source."),
    .optional("address", .text, "Where it can be read."),
    .optional("query", .text, "What was asked for, as it was sent."),
    .optional("retrieved", .date, "When it was fetched."),
    .optional("updated", .text, "When the source last changed it, as the source writes it."),
    .optional("licence", .text, "What may be done with the figures."),
    .optional("source", .localized, "Who made the figures."),
    .optional("sha256", .text, "The SHA-256 of the file of observations as it was fetched."),
    .optional(
      "vintage", .date, "The day that the figures are as of; the file's name says the same."),
    .optional("note", .localized, "What a reader must know."),
    .optional("title", .text, "The table's title at the source."),
    .optional("codelists", .text, "The lists of codes that were used."),
    .optional("left-out", .text, "The variables over which the service added up."),
    .optional("product", .text, "What fetched it."),
  ])

  /// `sources.yaml`: the review's own queries to statistical services.
  static let figureSources: Shape = .object([
    .required(
      "sources",
      .list(
        .object([
          .required("id", .identifier, "The id."),
          .required("service", .text, "The service, by its id or address."),
          .required("table", .text, "The table at the service."),
          .optional("selection", .list(asked), "What is asked for; all unless said."),
          .optional(
            "file", .identifier, "The name of the files of observations; the id unless said."),
          .optional("source", .localized, "Who makes the figures."),
          .optional("licence", .text, "What may be done with them."),
          .required("mapping", mapping, "How the reply becomes observations."),
        ]), atLeast: 1), "The queries.")
  ])

  private static let asked: Shape = .object([
    .required("dimension", .text, "The dimension's id at the source."),
    .required("codes", .list(.text, atLeast: 1), "Codes, or expressions such as top(3)."),
    .optional("codelist", .text, "A grouping of the source's that the codes belong to."),
  ])

  private static let mapping: Shape = .object([
    .required("unit", .object(codeFields), "The dimension of units."),
    .required("period", .object(codeFields), "The dimension of time."),
    .optional(
      "metric", .object(codeFields), "The dimension of what is measured; codes name indicators."),
    .optional("indicator", .identifier, "The indicator, where the table measures one thing."),
    .optional(
      "breakdowns",
      .list(.object([.required("id", .identifier, "Its id in the indicators.")] + codeFields)),
      "The dimensions of breakdowns."),
    .optional("fixed", .namedTexts, "Dimensions of which one category is taken."),
    .optional("statuses", .namedTexts, "What the source's signs mean."),
    .optional("factors", .namedNumbers, "What numbers are multiplied by, by indicator."),
    .optional(
      "revised-on", .text,
      "Month and day of the next year when the figures are revised, as 06-15; before it they are preliminary."
    ),
  ])

  private static let codeFields: [Field] = [
    .required("dimension", .text, "The dimension's id at the source."),
    .optional("codes", .namedTexts, "Codes that are called something else here."),
    .optional("strip", .list(.text), "Beginnings that are taken off codes, such as K-."),
    .optional("leave-out", .list(.text), "Codes that are not wanted."),
  ]
}
