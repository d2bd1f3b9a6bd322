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
  ])
}
