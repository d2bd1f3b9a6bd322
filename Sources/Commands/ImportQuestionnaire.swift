import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt import questionnaire FILE`.
struct ImportQuestionnaire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "questionnaire",
    abstract:
      "Take over a questionnaire: XLSForm (.xlsx, .xls, .csv, .md), LimeSurvey (.lss, .txt).",
    discussion: """
      The content of the file says what it is. What a questionnaire here cannot say is listed with its \
      place, and never dropped in silence.
      """)

  @Argument(help: "The form or survey.")
  var file: String

  @Option(
    name: .shortAndLong,
    help: "The file to write, such as survey/questionnaire.yaml; standard output where left out.")
  var output: String?

  @Option(help: "The id of the questionnaire; made from the file's own unless said.")
  var id: String?

  @Option(help: "The id of the wave.")
  var wave = "1"

  @Option(
    name: .long, parsing: .singleValue,
    help: "A level that is asked, such as municipality or county; can be given several times.")
  var level: [String] = []

  @Flag(help: "Replace a file that stands there.")
  var replace = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for (name, value) in [("level", level), ("wave", [wave]), ("id", id.map { [$0] } ?? [])] {
      for word in value where !word.isCode {
        throw ValidationError("--\(name) '\(word)': write it with a-z, 0-9, - and _.")
      }
    }
  }

  func run() throws {
    let reader = common.reader
    let imported = try Console.run(in: reader) { () throws(InputRefused) in
      let imported = try QuestionnaireExchange.read(
        file, id: id, wave: wave, levels: level.isEmpty ? ["municipality"] : level)
      if let output {
        try QuestionnaireExchange.write(
          Array(imported.yaml.utf8), to: output, replacing: replace)
      }
      return imported
    }
    Console.list(imported.problems, in: reader)
    guard let output else {
      Console.write(imported.yaml)
      return
    }
    Console.say(
      reader.text(
        "command.questionnaire.imported",
        [
          "questions": String(imported.questionCount),
          "sections": String(imported.sectionCount), "file": output,
        ]))
  }
}

extension String {
  /// Whether it is made of the signs that ids are made of.
  fileprivate var isCode: Bool {
    !isEmpty && utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-_".utf8.contains($0) }
  }
}
