import Foundation
import Languages
import Measures
import Problems
import StatisticalTables
import Store

/// The list of the tables in a folder of tables: what stands where.
enum TableIndex {
  /// The file's name.
  static let name = "index.csv"

  private static let header = ["address", "title", "file"]

  /// What else stands beside the tables.
  private static let companions: Set<String> = [name, "codebook.csv", "datapackage.json"]

  /// A row for each table.
  static func text(_ tables: [Table], in language: LanguageTag) -> String {
    var writer = DelimitedWriter()
    writer.row(header)
    for table in tables {
      writer.row([
        table.address.description, table.title.text(in: language),
        "\(table.address.fileStem).csv",
      ])
    }
    return writer.text
  }

  /// The name of a table's JSON file, which stands beside its CSV.
  static func json(of address: TableAddress) -> String { "\(address.fileStem).json" }

  /// The names of all files that a list tells of, itself and its companions included.
  ///
  /// - Parameter bytes: the file.
  /// - Returns: nil where it is no list of ours.
  static func names(_ bytes: [UInt8]) -> Set<String>? {
    guard let file = try? DelimitedFile(bytes, file: name), file.header == header else {
      return nil
    }
    let addresses = file.rows.compactMap { TableAddress($0.fields[0]) }
    return companions.union(addresses.flatMap { ["\($0.fileStem).csv", json(of: $0)] })
  }
}

extension OutputFolder {
  /// Refuses a folder that holds anything but tables we have written: nothing of a user's is lost.
  func checkHoldsTablesOnly() throws(InputRefused) {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
    if names.isEmpty { return }
    let index = try? FolderFiles(path).bytes(TableIndex.name)
    guard let known = index.flatMap(TableIndex.names), known.isSuperset(of: names) else {
      throw InputRefused([Problem("folder.no-tables", at: Place(path))])
    }
  }
}
