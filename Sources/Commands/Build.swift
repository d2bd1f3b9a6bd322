import ArgumentParser
import Languages
import Problems
import VoluntaryReview
import Workflows

/// `samstemt build DIR -o OUT`.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Build the report of a review folder.",
    discussion: """
      Writes a web site in every language of the review, a page for printing, and the data behind \
      it. The same folder gives the same bytes. A folder that is not a report is never overwritten.
      """)

  @Argument(help: "The review folder.")
  var folder: String

  @Option(name: .shortAndLong, help: "The folder to write the report to.")
  var output: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let reader = common.reader
    let outcome = try Console.run(in: reader) { () throws(InputRefused) in
      try BuildReview(folder).write(to: output)
    }
    Console.list(outcome.warnings, in: reader)
    Console.say(
      reader.text(
        "command.build.done",
        [
          "review": outcome.review, "output": output,
          "files": reader.number(Double(outcome.fileCount), decimals: 0),
          "numbers": reader.number(Double(outcome.numberCount), decimals: 0),
        ]))
    if let (since, changes) = outcome.changes { tell(changes, since: since, in: reader) }
  }

  /// Says which printed numbers are not what they were.
  private func tell(
    _ changes: [EditionChange], since: BuildReview.Since, in reader: Language
  ) {
    let before =
      switch since {
      case .edition(let number):
        reader.text("command.build.since-edition", ["number": String(number)])
      case .lastBuild: reader.text("command.build.since-build")
      }
    guard !changes.isEmpty else {
      Console.say(reader.text("command.build.unchanged", ["since": before]))
      return
    }
    Console.say(reader.text("command.build.changed", count: changes.count, ["since": before]))
    let none = reader.text("about.not-printed")
    for change in changes {
      Console.say(
        "  \(change.file): {{ \(change.reference) }}: \(change.before ?? none) → \(change.after ?? none)"
      )
    }
  }
}
