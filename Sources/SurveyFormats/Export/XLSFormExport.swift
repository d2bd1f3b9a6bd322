import Languages
import Problems
public import Surveys

/// Writes a questionnaire as an XLSForm.
///
/// What XLSForm cannot say stands in columns of ours, `instance::samstemt:…` and `samstemt_…`, that other
/// programs pass over, and comes back when the form is imported here.
public enum XLSFormExport {
  /// What the form is written in.
  public enum Writing: String, Sendable, CaseIterable {
    /// Office Open XML, `.xlsx`.
    case xlsx
    /// Comma-separated values with the names of the sheets in the first column.
    case csv
    /// Tables between bars.
    case md
  }

  /// The form of a questionnaire; the same questionnaire gives the same bytes.
  ///
  /// - Parameters:
  ///   - questionnaire: a questionnaire without errors.
  ///   - writing: what it is written in.
  ///   - file: the name of the questionnaire's file, for what is noted.
  /// - Returns: the form, with what other programs will not know of.
  public static func form(
    of questionnaire: Questionnaire, as writing: Writing, file: String
  ) throws(ExportFailed) -> ExportedForm {
    var draft = XLSFormWriting(questionnaire, file: file)
    draft.run()
    let sheets = draft.sheets
    let bytes: [UInt8] =
      switch writing {
      case .xlsx: try WorkbookFile.bytes(sheets)
      case .csv: Array(FormText.delimited(sheets).utf8)
      case .md: Array(FormText.markdown(sheets).utf8)
      }
    return ExportedForm(bytes: bytes, problems: draft.log.problems)
  }
}

/// A file that could not be written.
public struct ExportFailed: Error, CustomStringConvertible, Sendable {
  /// What went wrong, in the words of the library.
  public let description: String
}
