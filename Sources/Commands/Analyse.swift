import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt analyse DIR`.
struct Analyse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the tables of a review's survey, or write all of them to a folder.",
    discussion: """
      Shows who was asked and who answered, every question with intervals, the rankings, the \
      stages of maturity and who has come furthest. With -o it writes every table of the survey as \
      CSV and JSON; the same folder gives the same bytes.
      """)

  @Argument(help: "The review folder.")
  var folder: String

  @Option(name: .shortAndLong, help: "Write every table as CSV and JSON into this folder.")
  var output: String?

  @Option(help: "How the tables are printed: text, csv or json; text unless said.")
  var format: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard let format else { return }
    if SurveyOverview.Format(rawValue: format) == nil {
      let known = SurveyOverview.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Tables are not printed as '\(format)'. Choose one of: \(known).")
    }
    if output != nil {
      throw ValidationError(
        "With --output every table is written as both CSV and JSON. Leave out --format.")
    }
  }

  func run() throws {
    let reader = common.reader
    let overview = try Console.run(in: reader) { () throws(InputRefused) in
      try SurveyOverview(folder: folder)
    }
    guard let output else {
      let format = format.flatMap(SurveyOverview.Format.init) ?? .text
      Console.write(overview.text(as: format, in: reader))
      return
    }
    let count = try Console.run(in: reader) { () throws(InputRefused) in
      try overview.write(to: output)
    }
    Console.say(
      reader.text(
        "command.analyse.done",
        ["tables": reader.number(Double(count), decimals: 0), "output": output]))
  }
}
