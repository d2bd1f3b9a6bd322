/// The words that Open SDG's build takes for an empty field, wherever they stand.
///
/// These are what pandas 1.5 reads as missing unless told otherwise (its documentation of `read_csv`,
/// `na_values`): a category of that name disappears.
enum MissingWord {
  private static let all: Set<String> = [
    "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>",
    "N/A", "NA", "NULL", "NaN", "n/a", "nan", "null",
  ]

  static func contains(_ text: String) -> Bool { all.contains(text) }
}
