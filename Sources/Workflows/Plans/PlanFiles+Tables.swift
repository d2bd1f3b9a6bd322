import Agenda
import Languages
public import PlanReading
import StatisticalTables

extension PlanFiles {
  /// How findings are written.
  public enum Format: String, Sendable, CaseIterable {
    /// The profile over the goals, with passages to read.
    case text
    /// A row for each finding.
    case csv
    /// An object on a line for each finding.
    case jsonl
    /// What a review folder keeps: CSV with a row for each passage in which nothing was found too, and
    /// short quotations.
    case reading
  }

  /// The findings as CSV.
  var csv: String {
    PlanFiles.table(
      all, columns: ReadingColumn.allCases.filter { $0 != .quotation }, keepingAll: false)
  }

  /// The reading that a review folder keeps.
  ///
  /// - Parameter quotations: how many are kept for each goal; nil for all.
  func kept(quotations: Int?) -> String {
    let reading = quotations.map { all.quoting(atMost: $0) } ?? all
    return PlanFiles.sheet(of: reading)
  }

  /// A reading as the file that a review folder keeps of it.
  ///
  /// - Parameter reading: the reading.
  /// - Returns: CSV, with a row for each passage in which nothing was found too.
  public static func sheet(of reading: KeptReading) -> String {
    table(reading, columns: ReadingColumn.allCases, keepingAll: true)
  }

  private static func table(
    _ reading: KeptReading, columns: [ReadingColumn], keepingAll: Bool
  ) -> String {
    var writer = DelimitedWriter()
    writer.row(columns.map(\.rawValue))
    for passage in reading.passages {
      for finding in passage.findings {
        writer.row(columns.map { ReadingRow.field($0, of: passage, finding) })
      }
      if keepingAll, passage.findings.isEmpty {
        writer.row(columns.map { ReadingRow.field($0, of: passage, nil) })
      }
    }
    return writer.text
  }

  /// The findings as JSON lines.
  var jsonLines: String {
    var text = ""
    for passage in all.passages {
      for finding in passage.findings {
        text += ReadingRow.json(passage, finding).line + "\n"
      }
    }
    return text
  }
}

/// A finding as a row of a table or an object.
enum ReadingRow {
  /// A field of the row.
  ///
  /// - Parameters:
  ///   - column: the column.
  ///   - passage: the passage.
  ///   - finding: what was found; nil where nothing was.
  static func field(
    _ column: ReadingColumn, of passage: KeptPassage, _ finding: KeptFinding?
  ) -> String {
    switch column {
    case .document: passage.document
    case .page: passage.page.map(String.init) ?? ""
    case .passage: passage.id
    case .bytes: String(passage.bytes)
    case .goal: finding?.goal.description ?? ""
    case .target: finding?.targets.map(\.rawValue).joined(separator: " ") ?? ""
    case .kind: finding?.kind.rawValue ?? ""
    case .commitment: passage.commitment.rawValue
    case .score: finding.map { score($0.score) } ?? ""
    case .band: finding?.band.rawValue ?? ""
    case .language: passage.language.rawValue
    case .headings: passage.headings.joined(separator: ReadingColumn.headingSeparator)
    case .evidence: finding?.evidence.joined(separator: ReadingColumn.evidenceSeparator) ?? ""
    case .quotation: finding?.quotation ?? ""
    }
  }

  static func score(_ score: Double) -> String { Rounding.plain(score, decimals: 3) }

  static func json(_ passage: KeptPassage, _ finding: KeptFinding) -> JSONText {
    func texts(_ items: [String]) -> JSONText { .array(items.map(JSONText.string)) }
    return .object([
      ("document", .string(passage.document)),
      ("page", passage.page.map(JSONText.int) ?? .null),
      ("passage", .string(passage.id)), ("bytes", .int(passage.bytes)),
      ("goal", .int(finding.goal.rawValue)), ("target", texts(finding.targets.map(\.rawValue))),
      ("kind", .string(finding.kind.rawValue)),
      ("commitment", .string(passage.commitment.rawValue)),
      ("score", .number(Double(score(finding.score)) ?? finding.score)),
      ("band", .string(finding.band.rawValue)), ("language", .string(passage.language.rawValue)),
      ("headings", texts(passage.headings)), ("evidence", texts(finding.evidence)),
    ])
  }
}
