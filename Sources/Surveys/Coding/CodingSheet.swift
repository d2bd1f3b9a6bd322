public import Problems

/// Reads a file of codings: one row for each answer and coder.
public enum CodingSheet {
  /// What stands in the column of coders where they have agreed afterwards.
  public static let agreed = "agreed"

  /// The coding in the rows, with everything that is wrong in them.
  ///
  /// A row that cannot be used is an error in the log and is left out.
  ///
  /// - Parameters:
  ///   - header: the names of the columns.
  ///   - rows: the rows with their line in the file.
  ///   - file: the file's name, for problems.
  ///   - frame: a codebook without problems.
  ///   - responses: the responses of the survey.
  ///   - units: the codes of every unit that is known.
  ///   - log: where problems are noted.
  /// - Returns: the coding; nil where a column is missing.
  public static func read(
    header: [String], rows: [(line: Int, fields: [String])], file: String, frame: CodeFrame,
    responses: [Response], units: [String], log: inout ProblemLog
  ) -> AnswerCoding? {
    guard let columns = Columns(header: header, file: file, log: &log) else { return nil }
    var reader = CodingReader(
      columns: columns, file: file, frame: frame, responses: responses, units: units)
    for row in rows { reader.read(line: row.line, fields: row.fields, log: &log) }
    return reader.coding(log: &log)
  }

  /// Where the columns are.
  struct Columns {
    let unit: Int
    let coder: Int
    let codes: Int
    let level: Int?
    let quote: Int?
    let consent: Int?
    let language: Int?

    private static let needed = ["unit", "coder", "codes"]
    private static let optional = ["level", "quote", "consent", "language"]

    init?(header: [String], file: String, log: inout ProblemLog) {
      let place = Place(file, line: 1)
      let known = Columns.needed + Columns.optional
      for name in header where !known.contains(name) {
        log.unknown("codings.unknown-column", found: name, known: known, at: place.cell(name))
      }
      for name in Columns.needed where !header.contains(name) {
        log.error("codings.missing-column", at: place, ["column": name])
      }
      guard let unit = header.firstIndex(of: "unit"), let coder = header.firstIndex(of: "coder"),
        let codes = header.firstIndex(of: "codes")
      else { return nil }
      self.unit = unit
      self.coder = coder
      self.codes = codes
      level = header.firstIndex(of: "level")
      quote = header.firstIndex(of: "quote")
      consent = header.firstIndex(of: "consent")
      language = header.firstIndex(of: "language")
    }
  }
}
