public import ArgumentParser

/// The command line: one door to the workflows.
///
/// Exit codes: 0 done, 1 problems in the input (listed on standard error), 2 a wrong call.
public struct Samstemt: AsyncParsableCommand {
  /// What the command is called and what it can do.
  public static let configuration = CommandConfiguration(
    commandName: "samstemt",
    abstract: "Voluntary reviews of the Sustainable Development Goals, from folder to report.",
    discussion: """
      A review is a folder of plain files. Begin with `samstemt new DIR`, look at it with \
      `samstemt check DIR`, and build the report with `samstemt build DIR -o OUT`.

      Exit codes: 0 done, 1 problems in the input, 2 a wrong call.
      """,
    version: "samstemt \(Samstemt.version)",
    subcommands: [
      New.self, Check.self, Build.self, Edition.self, Tables.self, Revisions.self, Update.self,
      Read.self, Train.self, Analyse.self, Translations.self, Estimate.self, Assess.self,
      IndicatorCommands.self, Table.self, Fetch.self, Sources.self, Import.self, Export.self,
      Schema.self, Serve.self,
      BackUp.self, Restore.self, Setup.self, Unlock.self, Bounces.self,
    ])

  /// The version of the product.
  public static let version = "0.1.0"

  /// The command without a subcommand: it prints the help.
  public init() {}

  /// Runs the command line and ends the process with its exit code.
  public static func main() async {
    await main(nil)
  }

  /// Runs the command line on given words and ends the process with its exit code.
  ///
  /// - Parameter arguments: the words after the program's name; those of the process where nil.
  public static func main(_ arguments: [String]?) async {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      exit(with: error)
    }
  }

  /// Ends the process: wrong calls with 2, whatever the argument parser would say.
  private static func exit(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .validationFailure { Console.exit(2, message: fullMessage(for: error)) }
    exit(withError: error)
  }
}
