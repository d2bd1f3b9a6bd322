import Foundation
public import Problems
public import StatisticalTables
import Store

/// Statistical tables from files of any format that is read, to be written in another.
public struct TableFiles: Sendable {
  /// The tables in the order of the files, each with the file that it is from.
  public let tables: [(file: String, cube: Cube)]
  /// What somebody should look at, though nothing stops.
  public let warnings: [Problem]

  /// A larger file than this is not read, in bytes.
  public static let largestFile = 1 << 30

  /// How tables are written.
  public enum Output: String, Sendable, CaseIterable {
    /// A row for each cell.
    case csv
    /// JSON-stat 2.0.
    case jsonStat = "json-stat"
  }

  /// Reads files.
  ///
  /// - Parameters:
  ///   - files: the paths.
  ///   - format: the format of all of them; nil to recognise it by each file's bytes and name.
  ///   - structures: SDMX messages with the codes and names that the files come without.
  ///   - mapping: a YAML file that says how sheets are read as tables; then the files are workbooks or
  ///     CSV files of any form.
  ///   - language: the language of the texts, for files that have several.
  /// - Throws: ``InputRefused`` with the problems of all files.
  public init(
    _ files: [String], format: CubeFormat? = nil, structures: [String] = [],
    mapping: String? = nil, language: String? = nil
  ) throws(InputRefused) {
    var tables: [(file: String, cube: Cube)] = []
    var log = ProblemLog()
    let structure = try TableFiles.structure(structures)
    var sheets: SheetMapping?
    if let mapping {
      sheets = try SheetMapping(yaml: try TableFiles.bytes(mapping), file: mapping)
    }
    for file in files {
      do throws(InputRefused) {
        if let sheets {
          tables.append((file, try TableFiles.read(file, by: sheets)))
          continue
        }
        let (cubes, warnings) = try TableFiles.read(file, format, structure, language)
        log.add(contentsOf: warnings)
        if cubes.isEmpty { log.error("table.none", at: Place(file)) }
        for cube in cubes where cube.cells.isEmpty {
          log.warning("table.no-numbers", at: Place(file), ["table": cube.id ?? cube.label])
        }
        tables += cubes.map { (file, $0) }
      } catch {
        log.add(contentsOf: error.problems)
      }
    }
    try log.throwErrors()
    self.tables = tables
    warnings = log.sorted
  }

  private static func structure(_ files: [String]) throws(InputRefused) -> SDMXStructure? {
    var structure: SDMXStructure?
    for file in files {
      let message = try SDMXMessage(try bytes(file), file: file)
      structure = structure ?? SDMXStructure()
      structure?.add(message.structure)
    }
    return structure
  }

  private static func read(
    _ file: String, by mapping: SheetMapping
  ) throws(InputRefused) -> Cube {
    let bytes = try bytes(file)
    // A workbook is a ZIP archive, which begins so.
    guard bytes.starts(with: Array("PK".utf8)) else {
      return try mapping.cube(of: StatisticalTables.Sheet(delimited: bytes, file: file))
    }
    return try mapping.cube(of: Workbook(bytes, file: file))
  }

  private static func read(
    _ file: String, _ format: CubeFormat?, _ structure: SDMXStructure?, _ language: String?
  ) throws(InputRefused) -> (cubes: [Cube], warnings: [Problem]) {
    let bytes = try bytes(file)
    guard let format = format ?? CubeFormat.recognised(bytes, file: file) else {
      throw InputRefused([
        Problem(
          "table.format", at: Place(file),
          ["known": CubeFormat.allCases.map(\.rawValue).joined(separator: ", ")])
      ])
    }
    return try format.read(bytes, file: file, language: language, structure: structure)
  }

  private static func bytes(_ file: String) throws(InputRefused) -> [UInt8] {
    let path = URL(filePath: file)
    return try FolderFiles(path.deletingLastPathComponent().path)
      .bytes(path.lastPathComponent, named: file, limit: largestFile)
  }

  /// The tables as one file.
  ///
  /// - Parameters:
  ///   - output: how they are written.
  ///   - labels: whether a CSV has labels beside the codes; JSON-stat always has them.
  /// - Returns: the bytes.
  /// - Throws: ``InputRefused`` for a CSV of several tables.
  public func bytes(as output: Output, labels: Bool = false) throws(InputRefused) -> [UInt8] {
    switch output {
    case .jsonStat: return JSONStat.bytes(of: tables.map(\.cube))
    case .csv:
      guard tables.count == 1 else {
        throw InputRefused([
          Problem(
            "table.several", at: Place(tables.last?.file ?? ""), ["count": String(tables.count)])
        ])
      }
      return tables[0].cube.delimited(labels: labels)
    }
  }
}
