extension Shape {
  /// A shape that holds itself, by name.
  static func named(_ name: String) -> Shape {
    switch name {
    case "condition": condition
    case "element": element
    case "row-condition": rowCondition
    default: preconditionFailure("no shape is named \(name)")
    }
  }

  private static let condition: Shape = .object([
    .optional("question", .identifier, "The question that the condition looks at."),
    .optional("item", .identifier, "The item of a matrix."),
    .optional("is", .list(.identifier, atLeast: 1), "Options: one of them is chosen."),
    .optional("answered", .boolean, "The question has been answered."),
    .optional("at-least", .number, "The answer's value is at least this."),
    .optional("at-most", .number, "The answer's value is at most this."),
    .optional("expression", .text, "An expression that is true."),
    .optional("all", .list(.reference("condition"), atLeast: 1), "All of these conditions hold."),
    .optional("any", .list(.reference("condition"), atLeast: 1), "One of these conditions holds."),
    .optional("not", .reference("condition"), "This condition does not hold."),
  ])

  private static let element: Shape = .object([
    .required("id", .text, "The number or letter of the element."),
    .required("title", .localized, "The heading."),
    .optional("blocks", .list(.identifier), "The blocks that cover it."),
    .optional("guidance", .localized, "What belongs there."),
    .optional("required", .boolean, "Whether a review must cover it; true unless said."),
    .optional("elements", .list(.reference("element")), "The elements below it."),
  ])

  /// The files of a review folder, the query of one estimate and the mapping of a sheet, by their names in `samstemt schema`.
  static let files: [(name: String, shape: Shape)] = [
    ("review", review),
    ("attributes", attributes),
    ("questionnaire", questionnaire),
    ("analysis", analysis),
    ("codes", codes),
    ("indicators", .oneOrMore(indicator)),
    ("source", sourceRecord),
    ("profiles", profiles),
    ("sources", figureSources),
    ("selection", selection),
    ("case", caseStudy),
    ("findings", findings),
    ("recommendations", recommendations),
    ("actions", actions),
    ("framework", framework),
    ("query", query),
    ("sheet", sheet),
  ]
}
