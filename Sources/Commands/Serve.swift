import ArgumentParser
import Languages
import Office
import Problems
import Web
import Workflows

/// `samstemt serve FOLDER…`.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve built reports, and the fieldwork of a survey.",
    discussion: "Stops at Ctrl-C or SIGTERM. Only this machine can read unless --host says more.")

  @Argument(help: "Folders that are reports, or hold reports.")
  var folders: [String] = []

  @Option(
    help: """
      The folder of the server's own files: it serves accounts, surveys and cases too. It is made where it \
      is missing.
      """)
  var data: String?

  @Option(
    help:
      "The database, such as postgres://host/samstemt; a file in the folder of --data if not given."
  )
  var database: String?

  @Option(
    help: "The address that people reach the server at, such as https://survey.example.org.")
  var origin: String?

  @Option(
    help: "The address of a proxy of yours that says whom a request is from; may stand again.")
  var proxy: [String] = []

  @Option(help: "A file that says at which identity providers people may sign in (YAML).")
  var signIn: String?

  @Option(help: "A file that says which mail server takes messages (YAML: host, port, security …).")
  var mail: String?

  @Option(help: "A dry run: messages become files in this folder, and none is sent.")
  var mailFolder: String?

  @Option(
    help: "How long a page that is the same for everybody is kept, in seconds; 0 to make each anew."
  )
  var sharedSeconds = 1

  @Option(
    help: """
      Who reads the reports: everyone, or members, who are signed in and have a role in an organisation of \
      the server.
      """)
  var reports = Readers.everyone

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

  @Flag(
    help: """
      The secret.key of before is lost: take the one in the folder of --data from now on. Personal links that \
      were sent open no more.
      """)
  var newKey = false

  @OptionGroup var common: CommonOptions

  enum Readers: String, ExpressibleByArgument, CaseIterable {
    case everyone
    case members
  }

  func validate() throws {
    for port in [port, metricsPort ?? 0] where !(0...65535).contains(port) {
      throw ValidationError("A port is a number from 0 to 65535, not \(port).")
    }
    guard !folders.isEmpty || data != nil else {
      throw ValidationError("Name at least one folder with reports, or a folder after --data.")
    }
    if data == nil, database != nil || origin != nil || !proxy.isEmpty {
      throw ValidationError("--database, --origin and --proxy need --data.")
    }
    if data == nil, newKey { throw ValidationError("--new-key needs --data.") }
    if data == nil, reports == .members {
      throw ValidationError("--reports members needs --data: nobody can sign in without it.")
    }
    if data == nil, signIn != nil { throw ValidationError("--sign-in needs --data.") }
    if mail != nil || mailFolder != nil {
      guard data != nil else { throw ValidationError("--mail and --mail-folder need --data.") }
      guard mail == nil || mailFolder == nil else {
        throw ValidationError("Mail goes by --mail or into --mail-folder, not both.")
      }
    }
    guard (0...3600).contains(sharedSeconds) else {
      throw ValidationError("--shared-seconds is a number from 0 to 3600, not \(sharedSeconds).")
    }
    if let origin { try ServerAddress.check(origin: origin) }
    for address in proxy where !ServerAddress.isNumeric(address) {
      throw ValidationError("--proxy is an address such as 127.0.0.1 or ::1, not \(address).")
    }
    if data != nil, origin == nil, ["0.0.0.0", "::", "0", "*"].contains(host) {
      throw ValidationError(
        "With --host \(host) say after --origin how people reach the server; links begin with it.")
    }
    if let database { try ServerAddress.check(database: database) }
  }

  func run() async throws {
    let reader = common.reader
    let folders = folders
    let shelf = try Console.run(in: reader) { () throws(InputRefused) in try ReportShelf(folders) }
    let mail = try Console.run(in: reader) { () throws(InputRefused) in
      if let file = self.mail { return try MailSettings.read(file) as MailSettings? }
      return try mailFolder.map { path throws(InputRefused) in try MailSettings.dryRun(path) }
    }
    let ground = try await ground(in: reader)
    let server = WebServer(
      shelf: shelf, office: ground.map(ReviewOffice.init), mail: mail,
      localSocket: data.map { ServerPlace(folder: $0).socket }, host: host, port: port,
      watch: WebServer.Watch(
        version: Samstemt.version, metricsPort: metricsPort, logsRequests: logRequests))
    do {
      let origin = origin
      try await server.run { address in
        // The system has chosen the port where none was given.
        if origin == nil { ground?.settings.isReached(at: address) }
        Console.say(
          reader.text(
            data == nil ? "command.serve.ready" : "command.serve.office-ready", ["address": address]
          ))
        Console.say(reader.text("command.serve.stop"))
      } metricsReady: { address in
        Console.say(reader.text("command.serve.metrics", ["address": address]))
      }
    } catch let refused as InputRefused {
      Console.list(refused.problems, in: reader)
      await ground?.close()
      throw ExitCode(1)
    } catch {
      Console.complain(
        reader.text(
          "command.serve.failed",
          ["host": host, "port": String(port), "detail": String(describing: error)]))
      await ground?.close()
      throw ExitCode(1)
    }
    await ground?.close()
  }

  /// What the fieldwork stands on; nil where only reports are served.
  private func ground(in reader: Language) async throws -> Ground? {
    guard let data else { return nil }
    var settings = OfficeSettings(
      origin: origin ?? "http://\(host):\(port)", proxies: Set(proxy),
      sharedSeconds: sharedSeconds)
    settings.hasReports = !folders.isEmpty
    settings.reportReaders = reports == .members ? .members : .everyone
    if let signIn {
      let origin = settings.origin
      settings.providers = try await Console.run(in: reader) {
        try await SignInFile.read(signIn, origin: origin)
      }
    }
    let chosen = settings
    return try await Console.run(in: reader) {
      try await Ground.open(
        ServerPlace(folder: data, database: database), settings: chosen,
        key: newKey ? .replaced : .mustBeKnown)
    }
  }
}
