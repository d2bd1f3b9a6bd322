import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt import taxonomy FILES`.
struct ImportTaxonomy: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "taxonomy",
    abstract: "Read a taxonomy of indicators in Turtle, such as that of KS, into a register.",
    discussion: """
      The register is a folder of CSV files that `samstemt indicators` looks into. Whatever is uneven \
      in the files is told, in short on standard error and in full in import-report.csv beside the \
      register. Nothing is fetched from the network.
      """)

  @Argument(help: "Turtle files, or folders with files that end in .ttl.")
  var files: [String]

  @Option(name: .shortAndLong, help: "The folder of the register to write, or a review folder.")
  var output: String

  @Flag(help: "Replace the register that stands there; what has been chosen stays.")
  var replace = false

  @Flag(help: "List every oddity of the files, not each kind once.")
  var all = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let (taken, written) = try Console.run(in: reader) { () throws(InputRefused) in
      let taken = try TaxonomyImport(files)
      return (taken, try taken.write(to: output, replacing: replace, in: reader))
    }
    if all {
      Console.list(taken.warnings, in: reader)
    } else {
      for line in taken.digest(in: reader) { Console.complain(line) }
    }
    func number(_ value: Int) -> String { reader.number(Double(value), decimals: 0) }
    Console.say(
      reader.text(
        "import.done",
        [
          "indicators": number(taken.indicatorCount), "sets": number(taken.setCount),
          "files": number(written), "output": output, "oddities": number(taken.warnings.count),
        ]))
  }
}
