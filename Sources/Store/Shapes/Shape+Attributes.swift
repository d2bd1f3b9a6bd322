extension Shape {
  /// `attributes.yaml`.
  static let attributes: Shape = .object([
    .required(
      "attributes",
      .list(
        .object([
          .required("id", .identifier, "The id, and the name of its column in attributes.csv."),
          .required("name", .localized, "The heading."),
          .optional(
            "categories",
            .list(
              .object([
                .required("code", .identifier, "The code in attributes.csv."),
                .required("text", .localized, "The words."),
              ]), atLeast: 2), "The classes in order; without them the attribute is a number."),
          .optional("ordered", .boolean, "Whether neighbouring classes are alike, as sizes are."),
        ]), atLeast: 1), "What is known of the units, besides what the division knows.")
  ])
}
