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
