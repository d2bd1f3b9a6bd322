import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt train TEXTS... -o MODEL`.
struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the model that weighs what plan reading finds.",
    discussion: """
      TEXTS are files of texts and labels, as for `samstemt read --evaluate`. The same texts give the same model. \
      It prints how well models do on texts that they have not seen, nor others of the same DOI or document.
      """)

  @Argument(help: "Files of texts and labels: CSV or tab-separated.")
  var texts: [String]

  @Option(name: .shortAndLong, help: "The file to write.")
  var output: String

  @Flag(help: "Replace a file that stands there.")
  var replace = false

  @Option(help: "A file of texts that only teach, such as the wording of targets.")
  var wordings: [String] = []

  @Option(help: "What the texts are, with licence; the model's file names it.")
  var source: [String] = []

  @Option(help: "Into how many parts the texts are parted.")
  var folds = 5

  @Option(help: "How the figures are written: text, csv or json.")
  var format = "text"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try EvaluateReading.format(format)
    guard (2...20).contains(folds) else {
      throw ValidationError("--folds \(folds): write a number from 2 to 20.")
    }
    if source.contains(where: { $0.contains { $0.isNewline || $0 == "\t" } }) {
      throw ValidationError("--source: write it on one line, without tabs.")
    }
  }

  func run() throws {
    let reader = common.reader
    let format = try EvaluateReading.format(format)
    let training = try Console.run(in: reader) { () throws(InputRefused) in
      let training = try ModelTraining(
        texts, wordings: wordings, sources: source, folds: folds)
      try QuestionnaireExchange.write(
        Array(training.file.utf8), to: output, replacing: replace)
      return training
    }
    Console.write(training.evaluation.text(as: format, in: reader))
    Console.complain(
      reader.text("command.train.done", count: training.featureCount, ["file": output]))
  }
}
