import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt estimate QUERY`.
struct Estimate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compute one estimate or table from a CSV file and a design.",
    discussion: """
      The query is a YAML file that names the CSV file, how the sample was drawn and what is wanted; \
      `samstemt schema query` shows its keys. Any figure can so be checked outside the product.
      """)

  @Argument(help: "The query, a YAML file.")
  var query: String

  @Option(help: "How the answer is written: text, csv or json.")
  var format: String?

  @Flag(help: "The same as --format json.")
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let format, EstimateAnswer.Format(rawValue: format) == nil {
      let known = EstimateAnswer.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("An answer is not written as '\(format)'. Choose one of: \(known).")
    }
    if json, let format, format != EstimateAnswer.Format.json.rawValue {
      throw ValidationError("--json and --format \(format) do not go together.")
    }
  }

  func run() throws {
    let reader = common.reader
    let answer = try Console.run(in: reader) { () throws(InputRefused) in
      try EstimateAnswer(query: query)
    }
    Console.list(answer.warnings, in: reader)
    let chosen = json ? .json : format.flatMap(EstimateAnswer.Format.init) ?? .text
    Console.write(answer.text(as: chosen, in: reader))
  }
}
