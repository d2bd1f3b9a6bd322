extension Shape {
  /// `profiles.yaml`.
  static let profiles: Shape = .object([
    .required("levels", .list(.identifier, atLeast: 1), "The levels whose units get a page."),
    .optional(
      "methods", .list(.text, atLeast: 1),
      "The rules that judge the figures, the main one first; opensdg-2.4 unless said."),
    .optional("peers", peers, "Beside whom a unit is placed; all of its level unless said."),
    .optional(
      "fewest-peers", .integer, "The fewest peers that a place is told of; 5 unless said."),
    .optional(
      "practical-sizes", .namedNumbers,
      "The smallest difference from the peers that matters, by indicator, in its unit."),
    .optional("leave-out", .list(.identifier), "Indicators that stand on no page."),
    .optional("introduction", .localized, "What a reader should know first."),
  ])

  private static let peers: Shape = .object([
    .optional("same", .identifier, "An attribute: those in the same class are peers."),
    .optional(
      "alike",
      .object([
        .required(
          "numbers",
          .list(
            .object([
              .required("id", .identifier, "A number of the units, such as population."),
              .optional("weight", .number, "How much it counts; 1 unless said."),
              .optional("logarithm", .boolean, "Whether it counts by its logarithm."),
            ]), atLeast: 1), "What units are alike in: never what is compared."),
        .optional("count", .integer, "How many are near; 10 unless said."),
      ]), "The nearest units are peers."),
  ])
}
