public import Languages
import Measures
import Pages
public import Problems
import StatisticalTables
import Store
import VoluntaryReview

/// The tables of a review, to be looked at without building a report.
public struct TableListing: Sendable {
  private let analysis: Analysis

  /// Computes the tables of a folder.
  ///
  /// - Parameter folder: the path of the review folder.
  /// - Throws: ``InputRefused`` where the folder cannot be read.
  public init(folder: String) throws(InputRefused) {
    analysis = Analysis(try ReviewFolder.read(FolderFiles(folder)))
  }

  /// A line for each table: its address, dimensions and title.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - withSources: whether the sources of its figures stand below each.
  /// - Returns: the lines, sorted by address.
  public func lines(in language: Language, withSources: Bool = false) -> [String] {
    analysis.addresses.flatMap { address -> [String] in
      guard let table = analysis.tables[address]?.table else { return [] }
      let dimensions = table.dimensions.map(\.id).joined(separator: ", ")
      let line = "\(address) [\(dimensions)]  \(table.title.text(in: language.tag))"
      guard withSources else { return [line] }
      return [line] + table.sources.flatMap { lines(of: $0, in: language) }
    }
  }

  private func lines(of source: Source, in language: Language) -> [String] {
    let updated = source.updated.map { language.text("source.updated", ["time": $0]) }
    let query = (source.query ?? "").split(separator: "\n").map(String.init)
    let more = [source.address, updated].compactMap { $0 } + query
    return ["    " + language.sourceText(source)] + more.map { "      " + $0 }
  }

  /// How a table is written.
  public enum Format: String, Sendable, CaseIterable {
    /// A row for each cell.
    case csv
    /// What the table is, its dimensions and its cells.
    case json
  }

  /// A table as text.
  ///
  /// - Parameters:
  ///   - address: its address.
  ///   - format: how it is written.
  ///   - language: the language of the labels of a CSV; JSON carries all of the review's.
  /// - Returns: the file.
  /// - Throws: ``InputRefused`` where no table has the address.
  public func text(
    of address: String, as format: Format, in language: Language
  ) throws(InputRefused) -> String {
    let table = try table(address)
    let review = analysis.stored.review
    let isSynthetic = review.syntheticNotice != nil
    return switch format {
    case .csv: table.delimitedText(in: language.tag, isSynthetic: isSynthetic)
    case .json: table.json(in: review.languages, isSynthetic: isSynthetic).text
    }
  }

  private func table(_ address: String) throws(InputRefused) -> PublishedTable {
    guard let table = TableAddress(address).flatMap({ analysis.tables[$0] }) else {
      let known = analysis.addresses.map(\.description)
      throw InputRefused([
        Problem(
          "reference.unknown-table", at: Place(""),
          [
            "address": address,
            "nearest": Nearest.word(to: address, among: known) ?? known.first ?? "–",
          ])
      ])
    }
    return table
  }
}
