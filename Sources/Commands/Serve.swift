import ArgumentParser
import Languages
import Problems
import Web
import Workflows

/// `samstemt serve FOLDER…`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve built reports on this machine.",
    discussion: "Stops at Ctrl-C or SIGTERM. Only this machine can read unless --host says more.")

  @Argument(help: "Folders that are reports, or hold reports.")
  var folders: [String]

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 for any that is free.")
  var port = 8080

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("A port is a number from 0 to 65535, not \(port).")
    }
    guard !folders.isEmpty else { throw ValidationError("Name at least one folder.") }
  }

  func run() async throws {
    let reader = common.reader
    let folders = folders
    let shelf = try Console.run(in: reader) { () throws(InputRefused) in try ReportShelf(folders) }
    let server = ReportServer(shelf: shelf, host: host, port: port)
    do {
      try await server.run { address in
        Console.say(reader.text("command.serve.ready", ["address": address]))
        Console.say(reader.text("command.serve.stop"))
      }
    } catch {
      Console.complain(
        reader.text(
          "command.serve.failed",
          ["host": host, "port": String(port), "detail": String(describing: error)]))
      throw ExitCode(1)
    }
  }
}
