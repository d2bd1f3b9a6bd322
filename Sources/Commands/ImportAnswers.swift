import ArgumentParser
import Languages
import Measures
import Office
import Problems
import Workflows

/// `samstemt import answers FILE`.
struct ImportAnswers: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers",
    abstract: "Take over answers that were collected elsewhere: .csv, .xlsx, LimeSurvey's export.",
    discussion: """
      Columns are known by the question's id, its words in any language, or LimeSurvey's codes such as \
      Q1[SQ001] and Q1_other; --mapping names what cannot be known. What cannot be taken over is listed with \
      its line. With --questionnaire they are written as a review folder keeps them; with --data, --owner and \
      --campaign they are stored with a server's answers, by the server itself where it runs.
      """)

  @Argument(help: "The file with the answers.")
  var file: String

  @Option(help: "The questionnaire that they answer, such as survey/questionnaire.yaml.")
  var questionnaire: String?

  @Option(
    help: "A code book: a table with columns and codes, or a line for each \"Column\": question.")
  var mapping: String?

  @Option(help: "The day of responses that tell none, such as 2026-03-01.")
  var submitted: String?

  @Option(
    name: .shortAndLong,
    help: "The file to write, such as survey/answers.csv; standard output where left out.")
  var output: String?

  @Flag(help: "Replace a file that stands there.")
  var replace = false

  @Option(help: "The folder of a server's own files: the answers are stored in its database.")
  var data: String?

  @Option(
    help:
      "The database, such as postgres://host/samstemt; a file in the folder of --data if not given."
  )
  var database: String?

  @Option(help: "The id of the organisation.")
  var owner: String?

  @Option(help: "The id of the campaign.")
  var campaign: String?

  @Option(
    help: "What holds where a unit has answered with something else: keep what is stored, or take.")
  var conflicts = Conflicts.keep

  @Flag(help: "Tell what would be stored, and store nothing.")
  var dryRun = false

  @OptionGroup var common: CommonOptions

  /// What holds where a unit has answered with something else.
  enum Conflicts: String, ExpressibleByArgument, CaseIterable {
    case keep, take
  }

  func validate() throws {
    if let database { try ServerAddress.check(database: database) }
    if let submitted, Day(submitted) == nil {
      throw ValidationError("--submitted '\(submitted)': write a day as 2026-03-01.")
    }
    if data != nil {
      guard questionnaire == nil, output == nil, owner != nil, campaign != nil else {
        throw ValidationError(
          "With --data give --owner and --campaign, and neither --questionnaire nor --output.")
      }
    } else if questionnaire == nil {
      throw ValidationError("Give --questionnaire, or --data with --owner and --campaign.")
    }
  }

  func run() async throws {
    if let data, let owner, let campaign {
      try await store(ServerPlace(folder: data, database: database), owner, campaign)
    } else if let questionnaire {
      try write(questionnaire)
    }
  }

  private func write(_ questionnaire: String) throws {
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
    // What was left out is told; what was taken is written.
    Console.list(imported.problems.map(\.asWarning), in: reader)
    guard let output else {
      Console.write(imported.text)
      return
    }
    Console.say(
      reader.text(
        "command.answers.imported", count: imported.responseCount,
        ["columns": String(imported.columnCount), "file": output]))
  }

  private func store(_ place: ServerPlace, _ owner: String, _ campaign: String) async throws {
    let reader = common.reader
    let outcome = try await Console.run(in: reader) {
      let order = try AnswerTransfer.Order(
        file: file, book: mapping, submitted: submitted ?? "", owner: owner, campaign: campaign,
        takesConflicts: conflicts == .take, isTrial: dryRun)
      return try await AnswerTransfer.carryOut(order, at: place)
    }
    Console.list(outcome.problems.map(\.asWarning), in: reader)
    for found in outcome.differences {
      Console.complain(
        reader.text(
          "command.answers.conflict",
          [
            "row": String(found.row), "unit": found.unit, "question": found.question,
            "stored": found.stored, "found": found.found,
          ]))
    }
    func number(_ count: Int) -> String { reader.number(Double(count), decimals: 0) }
    guard let taken = outcome.taken else {
      Console.say(
        reader.text(
          "command.answers.would",
          [
            "new": number(outcome.new), "conflicts": number(outcome.differences.count),
            "same": number(outcome.same),
          ]))
      return
    }
    Console.say(
      reader.text(
        "command.answers.stored",
        [
          "answers": number(taken.answers), "units": number(taken.units),
          "handed": number(taken.handedIn), "same": number(outcome.same),
        ]))
    if taken.kept > 0 {
      Console.say(reader.text("command.answers.kept", ["kept": number(taken.kept)]))
    }
  }
}
