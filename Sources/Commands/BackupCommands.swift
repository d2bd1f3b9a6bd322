import ArgumentParser
import Languages
import Office

/// `samstemt backup`.
struct BackUp: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write everything that a server keeps to one file, also while it runs.")

  @OptionGroup var server: ServerOptions

  @Option(name: .shortAndLong, help: "The file; nothing may lie there, and its folder is there.")
  var output: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    let summary = try await Console.run(in: reader) {
      try await Backup.write(server.place, to: output)
    }
    Console.say(
      reader.text(
        "command.backup.written",
        ["file": output, "rows": reader.number(Double(summary.rows), decimals: 0)]))
    Console.say(reader.text("command.backup.key", ["folder": server.data]))
  }
}

/// `samstemt restore FILE`.
struct Restore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fill a server's database from a backup; the server must not run.")

  @Argument(help: "The backup.")
  var file: String

  @OptionGroup var server: ServerOptions

  @Flag(help: "Replace what the database holds.")
  var replace = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let reader = common.reader
    let (summary, hasKnownKey) = try await Console.run(in: reader) {
      try await Backup.restore(file, to: server.place, replacing: replace)
    }
    Console.say(
      reader.text(
        "command.restore.done",
        ["file": file, "rows": reader.number(Double(summary.rows), decimals: 0)]))
    if !hasKnownKey {
      Console.complain(reader.text("command.restore.other-key", ["folder": server.data]))
    }
  }
}

/// Which server a command is about.
struct ServerOptions: ParsableArguments {
  @Option(help: "The folder of the server's own files.")
  var data: String

  @Option(
    help:
      "The database, such as postgres://host/samstemt; a file in the folder of --data if not given."
  )
  var database: String?

  func validate() throws {
    if let database { try ServerAddress.check(database: database) }
  }

  var place: ServerPlace { ServerPlace(folder: data, database: database) }
}
