import ArgumentParser
import Foundation
import Languages
import Problems
import Workflows

/// How services are asked, for the commands that do.
struct SourceOptions: ParsableArguments {
  @Option(help: "The folder for what has been fetched; else SAMSTEMT_CACHE or ~/.cache/samstemt.")
  var cache: String?

  @Option(help: "An address at which a service can reach you; else SAMSTEMT_CONTACT.")
  var contact: String?

  @Flag(help: "Fetch everything anew, also what lies on disk.")
  var refresh = false

  /// Access to services, telling on standard error what happens.
  func access(for reader: Language) -> SourceAccess {
    var access = SourceAccess(
      product: "samstemt/\(Samstemt.version)", environment: ProcessInfo.processInfo.environment,
      reader: reader, progress: Console.complain)
    access.cache = cache
    access.contact = contact
    access.isRefreshing = refresh
    return access
  }
}

/// `samstemt fetch SERVICE TABLE -o FILE`.
struct Fetch: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fetch figures from a statistical service into a file.",
    discussion: """
      The service is a short name (see `samstemt sources`), or an interface and an address: \
      `pxweb https://…`. Large tables come in several parts; run the command again to go on where it \
      was stopped. Beside FILE stands FILE.source.yaml, which says where the figures came from.
      """)

  @Argument(help: "The service and the table, such as: ssb 07459.")
  var what: [String]

  @Option(
    name: .long, parsing: .singleValue,
    help: "What is chosen of a variable, such as 'Region=0301,11*' or 'Tid=top(5)'.")
  var select: [String] = []

  @Option(
    name: .long, parsing: .singleValue,
    help: "A list of codes for a variable, such as Region=agg_KommSummer.")
  var codelist: [String] = []

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  @Option(help: "How figures are written: csv or json-stat; else as the file's name ends.")
  var format: String?

  @Flag(help: "Write the words of codes beside them in CSV.")
  var labels = false

  @Option(help: "The language of texts, as the service names it.")
  var textLanguage: String?

  @Option(help: "The most cells of one request, where fewer are wanted than the service takes.")
  var cells: Int?

  @OptionGroup var sources: SourceOptions
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let format, FetchFigures.Format(rawValue: format) == nil {
      let known = FetchFigures.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Figures are not written as '\(format)'. Choose one of: \(known).")
    }
    if let cells, cells < 1 { throw ValidationError("--cells is a number from 1.") }
  }

  func run() throws {
    let reader = common.reader
    var fetch = FetchFigures(what, by: sources.access(for: reader))
    fetch.select = select
    fetch.codelists = codelist
    fetch.output = output
    fetch.format = format.flatMap(FetchFigures.Format.init)
    fetch.hasLabels = labels
    fetch.textLanguage = textLanguage
    fetch.cells = cells
    let order = fetch
    let outcome = try Console.run(in: reader) { () throws(InputRefused) in try order.run() }
    for line in outcome.words { Console.complain(line) }
    for file in outcome.files { Console.say(file) }
  }
}
