import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt assess FILE`.
struct Assess: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Judge the series of a CSV file by one or more published methods.",
    discussion: """
      FILE has the columns unit, indicator, period (or year) and value, and optionally status, lower and \
      upper. What the indicators are judged by stands in the file of --targets. No status comes without \
      the years, the target, the parameters and the flags that it rests on.
      """)

  @Argument(help: "The values, a CSV file.")
  var file: String?

  @Option(
    name: .customLong("profile"), help: "A method; may be given several times. Else opensdg-2.4.")
  var profile: [String] = []

  @Option(help: "What the indicators are judged by, a CSV file.")
  var targets: String?

  @Option(name: .customLong("set"), help: "A parameter of the methods, name=value.")
  var set: [String] = []

  @Option(help: "How the assessments are written: csv or json.")
  var format = "csv"

  @Flag(help: "List the methods with their parameters.")
  var profiles = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if AssessmentTable.Format(rawValue: format) == nil {
      let known = AssessmentTable.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Assessments are not written as '\(format)'. Choose one of: \(known).")
    }
    if !profiles, file == nil { throw ValidationError("Name the CSV file with the values.") }
    if !profiles, targets == nil {
      throw ValidationError("Name the CSV file that the indicators are judged by: --targets FILE.")
    }
    do throws(InputRefused) {
      _ = try AssessmentMethods(names: profile, settings: set)
    } catch {
      let problem = error.problems.first
      throw ValidationError(
        [problem?.message(in: common.reader), problem?.advice(in: common.reader)]
          .compactMap(\.self).joined(separator: " "))
    }
  }

  func run() throws {
    let reader = common.reader
    if profiles {
      for line in AssessmentMethods.list(in: reader) { Console.say(line) }
      return
    }
    let table = try Console.run(in: reader) { () throws(InputRefused) in
      try AssessmentTable(
        values: file ?? "", targets: targets ?? "",
        methods: AssessmentMethods(names: profile, settings: set))
    }
    Console.write(table.text(as: AssessmentTable.Format(rawValue: format) ?? .csv))
  }
}
