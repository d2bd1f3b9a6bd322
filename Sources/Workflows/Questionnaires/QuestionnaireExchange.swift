import Foundation
public import Languages
import Measures
public import Problems
import StatisticalSources
import Store
import SurveyFormats
public import Surveys

/// Questionnaires taken over from other programs, and handed to them.
public enum QuestionnaireExchange {
  /// The most bytes of a file that is read.
  public static let largestFile = 64 << 20

  /// What was imported.
  public struct Imported: Sendable {
    /// The questionnaire.
    public let questionnaire: Questionnaire
    /// How many questions it has.
    public var questionCount: Int { questionnaire.questions.count }
    /// How many sections it has.
    public var sectionCount: Int { questionnaire.sections.count }
    /// The text of `survey/questionnaire.yaml`.
    public let yaml: String
    /// What the file was read as: `xlsform` or `limesurvey`.
    public let source: String
    /// What was passed over.
    public let problems: [Problem]
  }

  /// What a questionnaire can be exported as.
  public enum Format: String, Sendable, CaseIterable {
    /// XLSForm; the ending of the file says whether `.xlsx`, `.csv` or `.md`.
    case xlsForm = "xlsform"
    /// DDI-Codebook 2.5, an XML description for archives.
    case ddi
    /// A code book: one row for each question and each option.
    case codeBook = "codebook"
  }

  /// Reads a questionnaire that another program has written.
  ///
  /// - Parameters:
  ///   - file: the path; the content says what it is.
  ///   - id: the id of the questionnaire; the file's own where nil.
  ///   - wave: the id of the wave.
  ///   - levels: the levels of units that are asked.
  /// - Returns: the questionnaire and its YAML.
  /// - Throws: ``InputRefused`` with everything that is wrong in the file.
  public static func read(
    _ file: String, id: String?, wave: String, levels: [String]
  ) throws(InputRefused) -> Imported {
    try read(try bytes(file), file: file, id: id, wave: wave, levels: levels)
  }

  /// Reads a questionnaire that another program has written, where its bytes are at hand.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems; the content says what it is.
  ///   - id: the id of the questionnaire; the file's own where nil.
  ///   - wave: the id of the wave.
  ///   - levels: the levels of units that are asked.
  /// - Returns: the questionnaire and its YAML.
  /// - Throws: ``InputRefused`` with everything that is wrong in the file.
  public static func read(
    _ bytes: [UInt8], file: String, id: String?, wave: String, levels: [String]
  ) throws(InputRefused) -> Imported {
    let (imported, source) = try QuestionnaireImport.read(
      bytes, file: file,
      choices: ImportChoices(id: id, wave: wave, levels: Set(levels)))
    var problems = imported.problems
    let known = Set(Language.all.map(\.tag))
    let unknown = imported.questionnaire.languages.filter { !known.contains($0) }
    if !unknown.isEmpty {
      problems.append(
        Problem(
          "form.unknown-languages", .warning, at: Place(file),
          ["found": unknown.map(\.rawValue).joined(separator: ", ")]))
    }
    return Imported(
      questionnaire: imported.questionnaire,
      yaml: QuestionnaireYAML.text(
        of: imported.questionnaire, frame: QuestionnaireYAML.Frame(levels: levels)),
      source: source.rawValue, problems: problems)
  }

  /// Writes a file that must not be there yet, unless it may be replaced.
  ///
  /// - Parameters:
  ///   - bytes: the content.
  ///   - path: the file.
  ///   - replacing: whether one that stands there is replaced.
  /// - Throws: ``InputRefused`` where it stands there already, or cannot be written.
  public static func write(
    _ bytes: [UInt8], to path: String, replacing: Bool
  ) throws(InputRefused) {
    if !replacing, FileManager.default.fileExists(atPath: path) {
      throw InputRefused([Problem("form.file-exists", at: Place(path))])
    }
    guard AtomicFile.write(bytes, to: path) else {
      throw InputRefused([Problem("form.file-unwritable", at: Place(path))])
    }
  }

  /// Writes a questionnaire in the format of another program.
  ///
  /// - Parameters:
  ///   - path: a review folder, or a questionnaire's YAML file.
  ///   - format: the format.
  ///   - output: the name of the file that it will stand in: its ending tells how an XLSForm is written.
  ///   - language: the language of words that the product adds.
  /// - Returns: the bytes, and what other programs will not know of.
  /// - Throws: ``InputRefused`` where the questionnaire cannot be read, with everything wrong in it.
  public static func export(
    _ path: String, as format: Format, output: String, language: Language
  ) throws(InputRefused) -> (bytes: [UInt8], problems: [Problem]) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = exists && isFolder.boolValue ? "\(path)/survey/questionnaire.yaml" : path
    var log = ProblemLog()
    let questionnaire = try Questionnaire(yaml: try bytes(file), file: file, log: &log)
    let (bytes, problems) = try export(
      questionnaire, as: format, file: file, output: output, language: language)
    return (bytes, log.problems + problems)
  }

  /// Writes a questionnaire that is at hand in the format of another program.
  ///
  /// - Parameters:
  ///   - questionnaire: a questionnaire without errors.
  ///   - format: the format.
  ///   - file: the name of the questionnaire's file, for what is noted.
  ///   - output: the name of the file that it will stand in: its ending tells how an XLSForm is written.
  ///   - language: the language of words that the product adds.
  /// - Returns: the bytes, and what other programs will not know of.
  /// - Throws: ``InputRefused`` where it cannot be written.
  public static func export(
    _ questionnaire: Questionnaire, as format: Format, file: String, output: String,
    language: Language
  ) throws(InputRefused) -> (bytes: [UInt8], problems: [Problem]) {
    switch format {
    case .xlsForm:
      let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
      let writing = XLSFormExport.Writing(rawValue: ending) ?? .xlsx
      do {
        let form = try XLSFormExport.form(of: questionnaire, as: writing, file: file)
        return (form.bytes, form.problems)
      } catch {
        throw InputRefused([
          Problem("form.not-written", at: Place(output), ["detail": error.description])
        ])
      }
    case .ddi:
      return (Array(DDICodebook(questionnaire, language: language).text.utf8), [])
    case .codeBook:
      return (Array(CodeBook.text(of: questionnaire, language: language).utf8), [])
    }
  }

  static func bytes(_ file: String) throws(InputRefused) -> [UInt8] {
    let path = URL(filePath: file)
    return try FolderFiles(path.deletingLastPathComponent().path)
      .bytes(path.lastPathComponent, named: file, limit: largestFile)
  }
}
