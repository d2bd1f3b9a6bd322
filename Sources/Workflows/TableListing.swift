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

  /// A table as CSV.
  ///
  /// - Parameters:
  ///   - address: its address.
  ///   - language: the language of the labels.
  /// - Returns: the file.
  /// - Throws: ``InputRefused`` where no table has the address.
  public func delimitedText(
    of address: String, in language: Language
  ) throws(InputRefused) -> String {
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
    return table.delimitedText(
      in: language.tag, isSynthetic: analysis.stored.review.syntheticNotice != nil)
  }
}
