import Fieldwork
import Measures
import Problems
import Records
import Synchronization

extension PlanDesk {
  /// How often the reading of a plan is begun before it is given up: a file that ends the process is not read
  /// for ever.
  static let mostTries = 3

  /// Reads all plans that wait, one after another.
  ///
  /// Several processes may read at once: the same plan gives the same passages.
  public func readWaiting() async throws {
    bell.stop()
    for plan in try await store.waiting() {
      if Task.isCancelled { return }
      guard let tries = try await store.begin(plan) else { continue }
      guard tries <= Self.mostTries else {
        let remark = FiledPlan.Remark(Problem("plan-desk.given-up", at: Place("")))
        try await store.settle(.refused([remark]), passages: nil, of: plan)
        continue
      }
      guard let file = try await ground.database.files.file(plan.file.id, of: plan.owner) else {
        let remark = FiledPlan.Remark(Problem("plan-desk.no-file", at: Place("")))
        try await store.settle(.refused([remark]), passages: nil, of: plan)
        continue
      }
      let outcome = await work.read(file.bytes, name: plan.file.name, at: ground.now)
      try await store.settle(outcome.state, passages: outcome.passages, of: plan)
    }
  }

  /// Reads plans as they come, until the task is cancelled.
  public func run() async {
    var quiet = Self.longestQuiet
    while !Task.isCancelled {
      // Other processes may have taken plans and gone away.
      if bell.isRinging || quiet >= Self.longestQuiet {
        quiet = 0
        do {
          try await readWaiting()
        } catch {
          // The database is away or busy: what waits, waits.
          bell.ring()
          try? await Task.sleep(for: .seconds(2))
        }
      }
      quiet += 1
      try? await Task.sleep(for: .milliseconds(200))
    }
  }

  /// How many looks at the bell go by before the database is asked.
  private static let longestQuiet = 300
}

/// Rings where a plan waits.
final class PlanBell: Sendable {
  private let ringing = Mutex(false)

  var isRinging: Bool { ringing.withLock { $0 } }

  func ring() { ringing.withLock { $0 = true } }

  func stop() { ringing.withLock { $0 = false } }
}
