import StatisticalTables

extension Shape {
  /// How a sheet of a workbook, or a CSV file of any form, is read as a table.
  static let sheet: Shape = .object([
    .required("label", .text, "The title of the table."),
    .optional("sheet", .text, "The name of the sheet; the only one unless said."),
    .optional("header", .oneOrMore(.integer), "The rows of the headings; 1 unless said."),
    .required("dimensions", .list(dimension, atLeast: 1), "The dimensions."),
    .optional("values", .list(measure, atLeast: 1), "The columns that hold numbers."),
    .optional(
      "spread",
      .object(
        [
          .required("id", .text, "The id of the dimension."),
          .optional("role", role, "What it divides by."),
          .required("from", .oneOrMore(.text), "The first column."),
          .required("to", .oneOrMore(.text), "The last column."),
        ] + measureFields), "Columns of numbers that are headed by the codes of a dimension."),
    .optional("status", column, "The column that says something of the number in its row."),
    .optional("unit", column, "The column that says what the number in its row measures."),
    .optional("decimal-comma", .boolean, "Whether numbers in texts have one; true unless said."),
    .optional("symbols", .namedTexts, "What stands in place of a number, and its status."),
    .optional("skip-rows", .list(.integer, atLeast: 1), "Rows to skip, by number."),
    .optional(
      "skip",
      .list(
        .object([
          .required("column", column, "The column."), .required("is", .text, "The whole text."),
        ]), atLeast: 1), "Rows to skip, by what stands in a column."),
    .optional("last-row", .integer, "The last row of the table."),
  ])

  /// A heading; of several rows its parts; or `#` and the letters of the column.
  private static let column: Shape = .oneOrMore(.text)
  private static let role: Shape = .choice(Cube.Dimension.Role.allCases.map(\.rawValue))

  private static let dimension: Shape = .object([
    .required("id", .text, "The id."),
    .optional("label", .text, "The heading; the id unless said."),
    .optional("role", role, "What it divides by."),
    .optional("column", column, "The column of the codes: this or `code`."),
    .optional("code", .text, "The code of the whole sheet."),
    .optional("labels", column, "The column of the words, where they stand beside the codes."),
    .optional("fills-down", .boolean, "Whether a blank cell means the same as the one above."),
  ])

  private static let measureFields: [Field] = [
    .required("code", .text, "The code of what is measured."),
    .optional("label", .text, "Its words; the code unless said."),
    .optional("unit", .text, "What the numbers measure."),
    .optional("decimals", .integer, "Decimals in print."),
    .optional("multiplier", .integer, "The power of ten to multiply by."),
  ]

  private static let measure: Shape = .object(
    [.required("column", column, "The column.")] + measureFields)
}
