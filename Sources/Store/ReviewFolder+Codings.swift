import Problems
import StatisticalTables
import Surveys

extension ReviewFolder {
  private static let codebooks = "survey/codes"
  private static let sheets = "survey/codings"

  /// The codes that answers in words were given, question by question.
  ///
  /// - Parameters:
  ///   - questionnaire: a questionnaire without errors.
  ///   - responses: the responses.
  ///   - units: the units.
  /// - Returns: the coding of each question that has a codebook and codings.
  mutating func codings(
    of questionnaire: Questionnaire, responses: [Response], units: ReviewUnits
  ) -> [AnswerCoding] {
    let sheets = files.list(Self.sheets, ending: ".csv")
    var found: [AnswerCoding] = []
    var paths: Set<String> = []
    for path in files.list(Self.codebooks, ending: ".yaml") {
      let id = Self.question(path)
      let sheetPath = "\(Self.sheets)/\(id).csv"
      paths.insert(sheetPath)
      let question = questionnaire.codedQuestion(id, at: Place(path), log: &log)
      let frame = codebook(path)
      guard files.has(sheetPath) else {
        log.warning("codes.no-codings", at: Place(path), ["file": sheetPath])
        continue
      }
      guard let sheet = delimited(sheetPath), let question, let frame,
        question.id == frame.question
      else { continue }
      let coding = CodingSheet.read(
        header: sheet.header, rows: sheet.rows.map { ($0.line, $0.fields) }, file: sheetPath,
        frame: frame, responses: responses, units: units.units.map(\.code), log: &log)
      if let coding { found.append(coding) }
    }
    for path in sheets where !paths.contains(path) {
      _ = delimited(path)
      log.error(
        "codings.no-codes", at: Place(path),
        ["file": "\(Self.codebooks)/\(Self.question(path)).yaml"])
    }
    return found
  }

  /// The files of codes and codings one by one, where there are no answers to hold them against.
  mutating func checkCodingFiles() {
    for path in files.list(Self.codebooks, ending: ".yaml") { _ = codebook(path) }
    for path in files.list(Self.sheets, ending: ".csv") { _ = delimited(path) }
  }

  /// A codebook; nil, with its problems in the log, where something is wrong in it.
  private mutating func codebook(_ path: String) -> CodeFrame? {
    guard let file = yaml(path, .codes) else { return nil }
    let frame = YAMLObject(file).codeFrame(of: Self.question(path))
    let problems = frame.problems { file.place(at: $0) }
    log.add(contentsOf: problems)
    return problems.isEmpty ? frame : nil
  }

  /// The id of the question that a file is named after.
  private static func question(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix { $0 != "." })
  }
}
