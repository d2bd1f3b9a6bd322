import Indicators
public import Problems
import StatisticalTables
import Store

/// The series of a CSV file, each assessed by one or more methods, outside any review.
public struct AssessmentTable: Sendable {
  /// A row for each series and method: series in the file's order, methods in the caller's.
  let rows: [Row]

  /// What a method says of a series.
  struct Row: Sendable {
    let unit: String
    let indicator: String
    let assessment: Assessment
  }

  /// How assessments are written.
  public enum Format: String, Sendable, CaseIterable {
    /// A row for each series and method.
    case csv
    /// An object for each series and method.
    case json
  }

  /// Assesses the series of a file.
  ///
  /// - Parameters:
  ///   - values: the path of a CSV file: `unit`, `indicator`, `period` or `year`, `value`, and
  ///     optionally `status`, `lower` and `upper`.
  ///   - targets: the path of a CSV file with what the indicators are judged by.
  ///   - methods: the methods.
  /// - Throws: `InputRefused` with everything in the files that does not fit.
  public init(
    values: String, targets: String, methods: AssessmentMethods
  ) throws(InputRefused) {
    var log = ProblemLog()
    let read = AssessedValues(try Self.file(values), log: &log)
    let criteria = AssessedTargets(try Self.file(targets), log: &log)
    // Rows of targets that could not be read would be missed once more below.
    let areRead = !log.hasErrors
    var rows: [Row] = []
    var missing: Set<String> = []
    for one in read.series {
      guard let row = criteria.row(one.indicator, one.unit) else {
        if areRead, missing.insert(one.indicator).inserted {
          log.error(
            "assessment.no-criteria", at: one.place, ["indicator": one.indicator, "file": targets])
        }
        continue
      }
      var judged = row.criteria
      judged.peers = methods.profiles.contains(where: \.comparesPeers) ? read.peers(of: one) : []
      let series = AssessedSeries(points: one.points, breaks: row.breaks)
      rows += Assessment.assessments(of: series, by: judged, under: methods.profiles).map {
        Row(unit: one.unit, indicator: one.indicator, assessment: $0)
      }
    }
    try log.throwErrors()
    self.rows = rows
  }

  private static func file(_ path: String) throws(InputRefused) -> DelimitedFile {
    let cut = path.lastIndex(of: "/")
    let folder = cut.map { String(path[...$0]) } ?? "."
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    return try DelimitedFile(FolderFiles(folder).bytes(name, named: path), file: path)
  }

  /// The assessments as text.
  ///
  /// - Parameter format: how they are written.
  /// - Returns: CSV or JSON with all decimals.
  public func text(as format: Format) -> String {
    switch format {
    case .csv: csv
    case .json: json.text
    }
  }
}
