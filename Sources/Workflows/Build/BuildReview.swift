import Languages
import Measures
import Pages
public import Problems
import StatisticalTables
public import Store
public import VoluntaryReview

/// Builds a report from a review folder.
public struct BuildReview: Sendable {
  /// What a build has made.
  public struct Outcome: Sendable {
    /// The id of the review.
    public let review: String
    /// How many files were written.
    public let fileCount: Int
    /// What was not quite right, but stops nothing.
    public let warnings: [Problem]
    /// The edition or build that the numbers were compared with, and those that differ; nil where there
    /// was none.
    public let changes: (since: Since, [EditionRecord.Change])?
    /// How many numbers are printed in the text.
    public let numberCount: Int
  }

  /// What the numbers of a build are compared with.
  public enum Since: Sendable, Equatable {
    /// An approved edition.
    case edition(Int)
    /// The build that stood in the same place before.
    case lastBuild
  }

  /// The review folder.
  public let folder: FolderFiles

  /// A build of a folder.
  ///
  /// - Parameter path: the path of the review folder.
  public init(_ path: String) {
    folder = FolderFiles(path)
  }

  /// Everything that is wrong in the folder, references included.
  ///
  /// - Returns: warnings; empty where all is well.
  /// - Throws: ``InputRefused`` with all problems where something stops a build.
  public func check() throws(InputRefused) -> [Problem] {
    let stored = try ReviewFolder.read(folder)
    let analysis = Analysis(stored)
    _ = try ReportBuilder(analysis: analysis, fingerprint: "").build()
    return stored.warnings + analysis.warnings
  }

  /// Writes the report.
  ///
  /// An output folder is replaced as a whole: at every moment it holds the old report or the new one.
  ///
  /// - Parameter output: the path of the folder to write.
  /// - Returns: what was made.
  /// - Throws: ``InputRefused`` where the review cannot be built, or the folder not be written.
  public func write(to output: String) throws(InputRefused) -> Outcome {
    let target = OutputFolder(output)
    try target.checkReplaceable()
    let (files, report, record, warnings) = try build()
    let last = target.lastRecord
    try target.replace(with: files)
    let changes: (Since, [EditionRecord.Change])? =
      if let (number, changes) = report.changes {
        (.edition(number), changes)
      } else {
        last.map { (.lastBuild, record.changes(since: $0)) }
      }
    return Outcome(
      review: report.review.id, fileCount: files.count, warnings: warnings,
      changes: changes.map { (since: $0.0, $0.1) }, numberCount: record.numbers.count)
  }

  /// Stores the printed numbers of an approved edition in the review folder, once.
  ///
  /// - Returns: the number of the edition.
  /// - Throws: ``InputRefused`` where it is a draft, or has been stored before.
  public func storeEdition() throws(InputRefused) -> Int {
    let stored = try ReviewFolder.read(folder)
    let mark = stored.review.edition
    guard mark.isApproved else {
      throw InputRefused([
        Problem("edition.not-approved", at: Place("review.yaml", cell: "edition"))
      ])
    }
    let path = EditionFile.path(of: mark.number)
    guard !folder.has(path) else {
      throw InputRefused([
        Problem("edition.exists", at: Place(path), ["number": String(mark.number)])
      ])
    }
    let builder = ReportBuilder(
      analysis: Analysis(stored), fingerprint: try Fingerprint.of(folder))
    try folder.write(EditionFile.text(try builder.build().record), to: path)
    return mark.number
  }

  /// The files of the report by path.
  func build() throws(InputRefused) -> (
    files: [(path: String, content: String)], report: Report, record: EditionRecord,
    warnings: [Problem]
  ) {
    let stored = try ReviewFolder.read(folder)
    let analysis = Analysis(stored)
    let (report, record) = try ReportBuilder(
      analysis: analysis, fingerprint: try Fingerprint.of(folder)
    ).build()
    var files = ReportSite(report).files()
    let review = stored.review
    let package = DataPackage(
      name: review.id, title: review.title, licence: review.licence,
      version: String(review.edition.number), date: review.edition.date,
      syntheticNotice: review.syntheticNotice, languages: review.languages, tables: report.tables,
      records: assessments(report) + PlanRecords(stored.plans).all)
    files += package.files.map { (path: "data/\($0.name)", content: $0.content) }
    files.append((path: OutputFolder.recordName, content: EditionFile.text(record)))
    files.append((path: OutputFolder.infoName, content: info(review)))
    return (files, report, record, stored.warnings + analysis.warnings)
  }
}

extension BuildReview {
  /// Every assessment behind the pages about units.
  private func assessments(_ report: Report) -> [DataPackage.Records] {
    if report.profiles.isEmpty { return [] }
    let title = LocalizedText { $0.text("data.assessments.title") }
    return [AssessmentTable(of: report.profiles).records(title)]
  }

  /// Which report it is, for a list of reports.
  private func info(_ review: Review) -> String {
    JSONText.object([
      ("review", .string(review.id)),
      (
        "titles",
        .object(review.languages.map { ($0.rawValue, .string(review.title.text(in: $0))) })
      ),
      ("languages", .array(review.languages.map { .string($0.rawValue) })),
      ("edition", .int(review.edition.number)), ("date", .string(review.edition.date.description)),
      ("approved", .bool(review.edition.isApproved)),
      ("synthetic", .bool(review.syntheticNotice != nil)),
    ]).text
  }
}

/// A number that two editions print differently.
public typealias EditionChange = EditionRecord.Change
