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

  @Option(
    help: "A port for metrics in Prometheus' format, on this machine alone; 0 for any that is free."
  )
  var metricsPort: Int?

  @Flag(
    help: "Write a line of JSON about each request to standard error, nothing about the reader.")
  var logRequests = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    for port in [port, metricsPort ?? 0] where !(0...65535).contains(port) {
      throw ValidationError("A port is a number from 0 to 65535, not \(port).")
    }
    guard !folders.isEmpty else { throw ValidationError("Name at least one folder.") }
  }

  func run() async throws {
    let reader = common.reader
    let folders = folders
    let shelf = try Console.run(in: reader) { () throws(InputRefused) in try ReportShelf(folders) }
    let server = ReportServer(
      shelf: shelf, host: host, port: port,
      watch: ReportServer.Watch(
        version: Samstemt.version, metricsPort: metricsPort, logsRequests: logRequests))
    do {
      try await server.run { address in
        Console.say(reader.text("command.serve.ready", ["address": address]))
        Console.say(reader.text("command.serve.stop"))
      } metricsReady: { address in
        Console.say(reader.text("command.serve.metrics", ["address": address]))
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
