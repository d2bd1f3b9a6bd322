import Foundation
import Indicators
public import Languages
import LinkedData
public import Problems
import StatisticalTables
import Store

/// Reads a taxonomy in Turtle into a register of indicators.
public struct TaxonomyImport: Sendable {
  private let register: IndicatorRegister
  /// Everything in the files that was not as it should be, by place.
  public let warnings: [Problem]

  /// How many indicators were read.
  public var indicatorCount: Int { register.indicators.count }

  /// How many sets were read.
  public var setCount: Int { register.sets.count }

  /// The file beside the register that lists ``warnings``.
  static let reportName = "import-report.csv"

  /// Reads files.
  ///
  /// - Parameter paths: Turtle files; of a folder, the files in it that end in `.ttl`.
  /// - Throws: ``InputRefused`` with everything that cannot be read.
  public init(_ paths: [String]) throws(InputRefused) {
    var log = ProblemLog()
    var files: [TaxonomyFile] = []
    for (folder, name, shown) in TaxonomyImport.files(paths, log: &log) {
      do throws(InputRefused) {
        let bytes = try FolderFiles(folder).bytes(name, named: shown)
        files.append(TaxonomyFile(name: shown, statements: try Turtle.read(bytes, file: shown)))
      } catch {
        log.add(contentsOf: error.problems)
      }
    }
    try log.throwErrors()
    (register, warnings) = try TaxonomyReader.read(files)
  }

  private static func files(
    _ paths: [String], log: inout ProblemLog
  ) -> [(folder: String, name: String, shown: String)] {
    paths.flatMap { path -> [(folder: String, name: String, shown: String)] in
      let folder = FolderFiles(path)
      guard folder.exists else {
        let url = URL(filePath: path)
        return [(url.deletingLastPathComponent().path, url.lastPathComponent, path)]
      }
      let names = folder.list("", ending: ".ttl")
      if names.isEmpty { log.error("taxonomy.no-files", at: Place(path)) }
      let shown = path.hasSuffix("/") ? String(path.dropLast()) : path
      return names.map { (path, $0, "\(shown)/\($0)") }
    }
  }

  /// Writes the register, and beside it everything that was told about the files.
  ///
  /// - Parameters:
  ///   - path: the folder of the register, or a review folder.
  ///   - replacing: whether a register that stands there is replaced.
  ///   - language: the language of the report.
  /// - Returns: how many files were written.
  /// - Throws: ``InputRefused`` where one stands there already, or it cannot be written.
  public func write(
    to path: String, replacing: Bool, in language: Language
  ) throws(InputRefused) -> Int {
    let folder = RegisterFolder(FolderFiles(path))
    let paths = try folder.write(register, replacing: replacing)
    try folder.write(report(in: language), named: TaxonomyImport.reportName)
    return paths.count + 1
  }

  private func report(in language: Language) -> String {
    var writer = DelimitedWriter()
    writer.row(["file", "line", "indicator", "kind", "message"])
    for warning in warnings {
      writer.row([
        warning.place.file, warning.place.line.map(String.init) ?? "", warning.place.cell ?? "",
        warning.code, warning.message(in: language),
      ])
    }
    return writer.text
  }

  /// The warnings in short: of each kind the first, and how many there are.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: a line for each kind, the most frequent first.
  public func digest(in language: Language) -> [String] {
    let kinds = Dictionary(grouping: warnings, by: \.code)
    return kinds.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { _, same in
      let first = same[0]
      return language.text(
        "import.kind",
        [
          "count": language.number(Double(same.count), decimals: 0),
          "message": first.message(in: language), "place": first.place.description,
        ])
    }
  }
}
