import ArgumentParser
import Problems
import StatisticalTables
import Workflows

/// `samstemt table FILE...`.
struct Table: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a statistical table from a file of another format as CSV or JSON-stat.",
    discussion: """
      The format of a file is recognised by its content: \
      \(CubeFormat.allCases.map(\.rawValue).joined(separator: ", ")).
      """)

  @Argument(help: "The files. Several tables go together as JSON-stat only.")
  var files: [String]

  @Option(help: "How the table is printed: csv or json-stat.")
  var format = "csv"

  @Flag(help: "Print the labels beside the codes (csv).")
  var labels = false

  @Option(help: "The format of the files, where it is not to be recognised.")
  var inputFormat: String?

  @Option(help: "An SDMX message with the codes and names that the files come without.")
  var structure: [String] = []

  @Option(help: "A YAML file that says how a workbook (.xlsx) or CSV file is read as a table.")
  var mapping: String?

  @Option(help: "The language of the texts, for a file that has several, as the file writes it.")
  var texts: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if TableFiles.Output(rawValue: format) == nil {
      let known = TableFiles.Output.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("A table is not printed as '\(format)'. Choose one of: \(known).")
    }
    if let inputFormat, CubeFormat(rawValue: inputFormat) == nil {
      let known = CubeFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(inputFormat)' is no format that is read. Choose one of: \(known).")
    }
  }

  func run() throws {
    let reader = common.reader
    let found = try Console.run(in: reader) { () throws(InputRefused) in
      try TableFiles(
        files, format: inputFormat.flatMap(CubeFormat.init), structures: structure,
        mapping: mapping, language: texts)
    }
    let bytes = try Console.run(in: reader) { () throws(InputRefused) in
      try found.bytes(as: TableFiles.Output(rawValue: format) ?? .csv, labels: labels)
    }
    Console.list(found.warnings, in: reader)
    Console.write(bytes)
  }
}
