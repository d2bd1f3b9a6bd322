import ArgumentParser
import Languages
import Problems
import Workflows

/// `samstemt revisions DIR`.
struct Revisions: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the figures that were revised from one vintage to the next.",
    discussion: """
      Vintages of a file of observations stand beside each other as NAME@DAY.csv. Each is held \
      against the one before it: what was changed, added or withdrawn, with old and new value.
      """)

  @Argument(help: "The review folder.")
  var folder: String

  @Option(help: "How the list is printed: text or csv; text unless said.")
  var format = "text"

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if RevisionReport.Format(rawValue: format) == nil {
      let known = RevisionReport.Format.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("Revisions are not printed as '\(format)'. Choose one of: \(known).")
    }
  }

  func run() throws {
    let reader = common.reader
    let report = try Console.run(in: reader) { () throws(InputRefused) in
      try RevisionReport(folder: folder)
    }
    Console.write(
      report.text(as: RevisionReport.Format(rawValue: format) ?? .text, in: reader))
  }
}

/// `samstemt update DIR`.
struct Update: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fetch the figures of a review anew and keep what has changed as a new vintage.",
    discussion: """
      sources.yaml in the review folder says what is asked of which service, and how the reply \
      becomes observations. Nothing is written over: new figures are written to \
      observations/NAME@TODAY.csv, with where they came from beside them.
      """)

  @Argument(help: "The review folder.")
  var folder: String

  @Option(
    name: .long, parsing: .singleValue,
    help: "The id of a query, where not all are wanted; can be given several times.")
  var only: [String] = []

  @OptionGroup var sources: SourceOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let access = sources.access(for: reader)
    let outcomes = try Console.run(in: reader) { () throws(InputRefused) in
      try UpdateFigures(folder, by: access).run(only: only)
    }
    for outcome in outcomes {
      let count = reader.number(Double(outcome.count), decimals: 0)
      let revised = reader.number(Double(outcome.revised), decimals: 0)
      Console.say(
        outcome.file.map {
          reader.text(
            "command.update.written",
            ["id": outcome.id, "file": $0, "count": count, "revised": revised])
        } ?? reader.text("command.update.same", ["id": outcome.id, "count": count]))
    }
  }
}
