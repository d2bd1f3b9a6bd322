import ArgumentParser
import Languages
import Measures
import Problems
import Workflows

/// `samstemt import answers FILE`.
struct ImportAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers",
    abstract: "Take over answers that were collected elsewhere: .csv, .xlsx, LimeSurvey's export.",
    discussion: """
      Columns are known by the question's id, its words in any language, or LimeSurvey's codes such as \
      Q1[SQ001] and Q1_other; --mapping names what cannot be known. What cannot be taken over is listed with \
      its line.
      """)

  @Argument(help: "The file with the answers.")
  var file: String

  @Option(help: "The questionnaire that they answer, such as survey/questionnaire.yaml.")
  var questionnaire: String

  @Option(help: "A file that says what columns hold, a line for each: \"Column\": question.")
  var mapping: String?

  @Option(help: "The day of responses that tell none, such as 2026-03-01.")
  var submitted: String?

  @Option(
    name: .shortAndLong,
    help: "The file to write, such as survey/answers.csv; standard output where left out.")
  var output: String?

  @Flag(help: "Replace a file that stands there.")
  var replace = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let submitted, Day(submitted) == nil {
      throw ValidationError("--submitted '\(submitted)': write a day as 2026-03-01.")
    }
  }

  func run() throws {
    let reader = common.reader
    let imported = try Console.run(in: reader) { () throws(InputRefused) in
      let imported = try AnswerImport.read(
        file, questionnaire: questionnaire, mapping: mapping, submitted: submitted ?? "")
      if let output {
        try QuestionnaireExchange.write(
          Array(imported.text.utf8), to: output, replacing: replace)
      }
      return imported
    }
    Console.list(imported.problems, in: reader)
    guard let output else {
      Console.write(imported.text)
      return
    }
    Console.say(
      reader.text(
        "command.answers.imported", count: imported.responseCount,
        ["columns": String(imported.columnCount), "file": output]))
  }
}
