public import Indicators
public import Languages
import Measures
import Pages
public import Problems
import StatisticalTables
import Store

/// The cells of a review's figures that differ from one vintage to the next.
public struct RevisionReport: Sendable {
  /// The differences, by file, day and cell.
  public let revisions: [Revision]
  private let stored: StoredReview

  /// How the report is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Lines for readers.
    case text
    /// A row for each cell.
    case csv
  }

  /// Compares the vintages of a folder.
  ///
  /// - Parameter folder: the path of the review folder.
  /// - Throws: ``InputRefused`` where the folder cannot be read.
  public init(folder: String) throws(InputRefused) {
    stored = try ReviewFolder.read(FolderFiles(folder))
    revisions = stored.observations.revisions()
  }

  /// The report.
  ///
  /// - Parameters:
  ///   - format: how it is written.
  ///   - language: the reader's language.
  /// - Returns: the whole text.
  public func text(as format: Format, in language: Language) -> String {
    switch format {
    case .csv: delimited
    case .text: lines(in: language).map { $0 + "\n" }.joined()
    }
  }

  private var delimited: String {
    var writer = DelimitedWriter()
    writer.row([
      "file", "from", "to", "indicator", "unit", "period", "categories", "kind", "before",
      "before_status", "after", "after_status", "difference",
    ])
    for revision in revisions {
      writer.row([
        revision.name, revision.from?.description ?? "", revision.to.description,
        revision.indicator, revision.unit, revision.period.description,
        revision.categories.joined(separator: "|"), revision.kind.rawValue,
        plain(revision.before?.number), status(revision.before), plain(revision.after?.number),
        status(revision.after), plain(revision.difference),
      ])
    }
    return writer.text
  }

  private func lines(in language: Language) -> [String] {
    guard !stored.observations.latestVintages.isEmpty else {
      return [language.text("revisions.no-vintages")]
    }
    guard !revisions.isEmpty else { return [language.text("revisions.none")] }
    var lines: [String] = []
    var heading = ""
    for revision in revisions {
      let from = revision.from?.description ?? language.text("revisions.without-vintage")
      let pair = language.text(
        "revisions.pair", ["name": revision.name, "from": from, "to": "\(revision.to)"])
      if pair != heading {
        lines.append(pair)
        heading = pair
      }
      lines.append("  " + line(revision, language))
    }
    return lines + [language.text("revisions.count", count: revisions.count)]
  }

  private func line(_ revision: Revision, _ language: Language) -> String {
    let indicator = stored.indicators.first { $0.id == revision.indicator }
    let unit = stored.units.unit(revision.unit)?.name.text(in: language.tag) ?? revision.unit
    let cell = [unit, revision.period.text(in: language)] + revision.categories
    let values = [revision.before, revision.after].map { text($0, indicator, language) }
    let difference = revision.difference.flatMap { number -> String? in
      guard number != 0 else { return nil }
      let sign = number > 0 ? "+" : ""
      return " (" + sign + language.number(number, decimals: indicator?.unit.decimals ?? 0) + ")"
    }
    return "\(revision.indicator), \(cell.joined(separator: ", ")): \(values[0]) → \(values[1])"
      + (difference ?? "")
  }

  private func text(_ value: Value?, _ indicator: Indicator?, _ language: Language) -> String {
    switch value ?? .unknown(.missing) {
    case .known(let number, let quality):
      let text = language.number(number, decimals: indicator?.unit.decimals ?? 0)
      guard quality != .final else { return text }
      return text + " [" + language.text("quality.\(quality.rawValue)") + "]"
    case .unknown(let absence): return language.absenceText(absence)
    }
  }

  private func status(_ value: Value?) -> String {
    switch value ?? .unknown(.missing) {
    case .known(_, .final): ""
    case .known(_, let quality): quality.rawValue
    case .unknown(let absence): absence.rawValue
    }
  }

  private func plain(_ number: Double?) -> String {
    guard let number else { return "" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
