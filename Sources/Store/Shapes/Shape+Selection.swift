extension Shape {
  /// `register/selection.yaml`.
  static let selection: Shape = .object([
    .optional("title", .localized, "What the chosen set is called."),
    .required(
      "choices",
      .list(
        .object([
          .required("id", .identifier, "The indicator's id in the register."),
          .required("reason", .localized, "Why it was chosen."),
          .optional("by", .localized, "Who chose it."),
          .optional("date", .date, "When it was chosen."),
        ])), "The chosen indicators, in the order they are shown."),
  ])
}
