import Problems
import StatisticalTables

/// What a file that holds a questionnaire is written in, told by its content alone.
enum QuestionnaireFile {
  /// What it is.
  enum Kind: Hashable {
    case xlsForm(FormWorkbook.Writing)
    /// LimeSurvey's structure as XML, `.lss`.
    case limeSurvey
    /// LimeSurvey's structure as rows parted by tabs, `.txt`.
    case limeSurveyRows
  }

  /// What a file is.
  ///
  /// - Throws: ``InputRefused`` where it is neither a form nor a survey.
  static func kind(of bytes: [UInt8], file: String) throws(InputRefused) -> Kind {
    if bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .xlsForm(.workbook)
    }
    let text = try TextFile.decode(bytes, file: file)
    guard let line = text.split(whereSeparator: \.isNewline).first(where: { !$0.trimmed.isEmpty })
    else { throw InputRefused([Problem("csv.empty", at: Place(file, line: 1))]) }
    let first = line.trimmed
    if first.hasPrefix("<") { return .limeSurvey }
    if first.hasPrefix("|") || first.hasPrefix("#") { return .xlsForm(.markdown) }
    let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map {
      $0.trimmed.filter { $0 != "\"" }
    }
    if columns.contains("class"), columns.contains("name"), columns.count > 3 {
      return .limeSurveyRows
    }
    return .xlsForm(.delimited)
  }
}
