import Foundation
import OfficeFixture
import Synchronization
import TestSupport

/// `samstemt serve --data` on a filled folder, as a process that can be killed and started again.
///
/// The test alone starts and kills it, one after the other; respondents on other threads ask for its port.
final class FieldedServer: @unchecked Sendable {
  let office: FieldedOffice
  private let wanted: Int
  private let folder: TemporaryFolder
  private var running: SamstemtProcess?
  private let current = Atomic<Int>(0)

  /// The port that the process of now listens on.
  var port: Int { current.load(ordering: .acquiring) }

  /// - Parameter wanted: the port to listen on; 0 for any that is free.
  init(_ office: FieldedOffice, in folder: TemporaryFolder, port wanted: Int = 0) throws {
    self.office = office
    self.wanted = wanted
    self.folder = folder
    try start()
  }

  /// Starts a process and waits until it answers.
  func start() throws {
    var words = ["serve", "--data", office.folder, "--port", "\(wanted)", "--language", "en"]
    if let database = office.database { words += ["--database", database] }
    let process = try SamstemtProcess(words, in: folder)
    let port = try process.waitForOutput(/http:\/\/127\.0\.0\.1:([0-9]+)\n/)
    running = process
    current.store(Int(port) ?? 0, ordering: .releasing)
  }

  /// Ends the process at once, without a chance to tidy up.
  func kill() {
    guard let process = running?.process else { return }
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}
