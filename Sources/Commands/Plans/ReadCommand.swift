import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt read FILE...`.
struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read plans: which goals each passage names, and which it is about.",
    discussion: """
      FILE is a plan as PDF, DOCX, ODT, HTML, Markdown or text, or paragraphs as JSON lines (.jsonl with \
      text, and document, page, id where known). As text it prints the profile over the goals and the passages that \
      carry it; csv and jsonl have a row for each finding; reading is the table that a review folder keeps.
      """)

  @Argument(help: "The plans.")
  var files: [String] = []

  @Option(help: "How findings are written: text, csv, jsonl or reading.")
  var format = "text"

  @Option(
    name: .shortAndLong, help: "The file to write; standard output where left out.")
  var output: String?

  @Flag(help: "Replace a file that stands there.")
  var replace = false

  @Option(
    help: "How many quotations are kept for each goal (reading: all unless said; text: 3).")
  var quotations: Int?

  @Flag(help: "Recognise the letters of scanned pages, where tesseract is installed.")
  var ocr = false

  @Option(
    help:
      "A file of texts and labels (CSV or tab-separated): prints how well findings agree with them."
  )
  var evaluate: [String] = []

  @Option(help: "A model that `samstemt train` has made; that of the program where left out.")
  var model: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if !evaluate.isEmpty {
      if !files.isEmpty {
        throw ValidationError("--evaluate reads its own texts: name plans or labels, not both.")
      }
      _ = try EvaluateReading.format(format)
      return
    }
    if PlanFiles.Format(rawValue: format) == nil {
      let known = PlanFiles.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Findings are not written as '\(format)'. Choose one of: \(known).")
    }
    if let quotations, quotations < 0 {
      throw ValidationError("--quotations \(quotations): write a number from 0.")
    }
    if files.isEmpty { throw ValidationError("Name the plans to read.") }
  }

  func run() throws {
    let reader = common.reader
    if !evaluate.isEmpty {
      let text = try EvaluateReading.text(
        evaluate, model: model, as: EvaluateReading.format(format), in: reader)
      try hand(out: text)
      return
    }
    let plans = try Console.run(in: reader) { () throws(InputRefused) in
      try PlanFiles(files, model: model, recognisingScans: ocr)
    }
    let text = plans.text(
      as: PlanFiles.Format(rawValue: format) ?? .text, in: reader, quotations: quotations)
    Console.list(plans.warnings, in: reader)
    try hand(out: text)
    guard let output else { return }
    Console.say(
      reader.text(
        "command.read.done", count: plans.findingCount,
        ["file": output]))
  }

  /// Writes to the file, or on standard output where none is named.
  private func hand(out text: String) throws {
    guard let output else {
      Console.write(text)
      return
    }
    try Console.run(in: common.reader) { () throws(InputRefused) in
      try QuestionnaireExchange.write(Array(text.utf8), to: output, replacing: replace)
    }
  }
}
