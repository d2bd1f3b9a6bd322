import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt export`: what other programs can take over.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hand over: a questionnaire to other programs, or a campaign as a review folder.",
    subcommands: [ExportQuestionnaire.self, ExportFieldwork.self])
}

/// `samstemt export questionnaire REVIEW --as FORMAT -o FILE`.
struct ExportQuestionnaire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire",
    abstract: "Write the questionnaire of a review in the format of another program.",
    discussion: """
      An XLSForm keeps what other programs do not know in columns of its own, so that an import here \
      gives the same questionnaire again. The same questionnaire gives the same bytes.
      """)

  @Argument(help: "The review folder, or the YAML file of a questionnaire.")
  var review: String

  @Option(name: .long, help: "The format: xlsform, ddi or codebook.")
  var `as`: String

  @Option(
    name: .shortAndLong,
    help: "The file to write; for xlsform its ending decides: .xlsx, .csv or .md.")
  var output: String

  @Flag(help: "Replace a file that stands there.")
  var replace = false

  @OptionGroup var common: CommonOptions

  private var format: QuestionnaireExchange.Format? { .init(rawValue: `as`) }

  func validate() throws {
    guard format != nil else {
      let known = QuestionnaireExchange.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("A questionnaire is not written as '\(`as`)'. Choose one of: \(known).")
    }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if format == .xlsForm, !["xlsx", "csv", "md"].contains(ending) {
      throw ValidationError("An XLSForm ends in .xlsx, .csv or .md, not '\(output)'.")
    }
  }

  func run() throws {
    let reader = common.reader
    let problems = try Console.run(in: reader) { () throws(InputRefused) in
      let made = try QuestionnaireExchange.export(
        review, as: format ?? .xlsForm, output: output, language: reader)
      try QuestionnaireExchange.write(made.bytes, to: output, replacing: replace)
      return made.problems
    }
    Console.list(problems, in: reader)
    Console.say(reader.text("command.questionnaire.exported", ["file": output]))
  }
}
