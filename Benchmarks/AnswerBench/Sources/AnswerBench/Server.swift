import Foundation

/// `samstemt serve` as a process of its own.
struct Server {
  let process = Process()
  let port: Int

  /// Starts a server.
  ///
  /// - Parameters:
  ///   - program: the program.
  ///   - folder: where the server's files lie.
  ///   - database: the database's address, where it is not the file in the folder.
  ///   - sharedSeconds: how long a page that is the same for everybody is kept.
  init?(program: String, folder: String, database: String?, sharedSeconds: Int = 1) throws {
    process.executableURL = URL(filePath: program)
    process.arguments = ["serve", "--data", folder, "--port", "0", "--language", "en"]
    process.arguments? += ["--shared-seconds", "\(sharedSeconds)"]
    if let database { process.arguments? += ["--database", database] }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var said = ""
    while !said.contains("\n") {
      let part = output.fileHandleForReading.availableData
      guard !part.isEmpty else { return nil }
      said += String(decoding: part, as: UTF8.self)
    }
    guard let number = said.firstMatch(of: /127\.0\.0\.1:([0-9]+)/), let port = Int(number.1) else {
      // A server that says something else would stay behind.
      process.terminate()
      return nil
    }
    self.port = port
  }

  /// Seconds of the processor so far, and the most memory so far in megabytes.
  var usage: (seconds: Double, megabytes: Double) {
    let place = "/proc/\(process.processIdentifier)"
    let times =
      (try? String(contentsOfFile: place + "/stat", encoding: .utf8))?
      .split(separator: ")").last?.split(separator: " ") ?? []
    let ticks = times.count > 12 ? (Double(times[11]) ?? 0) + (Double(times[12]) ?? 0) : 0
    let status = (try? String(contentsOfFile: place + "/status", encoding: .utf8)) ?? ""
    let memory = status.firstMatch(of: /VmHWM:\s+([0-9]+)/).flatMap { Double($0.1) } ?? 0
    return (ticks / Double(sysconf(Int32(_SC_CLK_TCK))), memory * 1024 / 1e6)
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}
