public import Languages
import Measures
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
  /// - Parameter language: the reader's language.
  /// - Returns: the lines, sorted by address.
  public func lines(in language: Language) -> [String] {
    analysis.addresses.compactMap { address in
      guard let table = analysis.tables[address]?.table else { return nil }
      let dimensions = table.dimensions.map(\.id).joined(separator: ", ")
      return "\(address) [\(dimensions)]  \(table.title.text(in: language.tag))"
    }
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
