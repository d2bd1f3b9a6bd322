import Foundation
import Synchronization

/// Connections to a PostgreSQL server, each on a thread of its own, and the work that waits for them.
///
/// libpq's calls block until the server answers, and Swift's own threads are as many as the
/// processors: waiting there would stop everything else.
final class PostgresWorkers: Sendable {
  /// Work for one connection.
  typealias Job = @Sendable (PostgresWorker) -> Void

  private struct State {
    var waiting: [Job] = []
    var next = 0
    var isClosed = false
    var refused = 0
    var running: Int
    var ended: [CheckedContinuation<Void, Never>] = []
    var count: Int { waiting.count - next }
  }

  private let longestQueue: Int
  private let state: Mutex<State>
  private let signal = DispatchSemaphore(value: 0)
  private let counts: PostgresLedger

  init(address: String, settings: PostgresDatabase.Settings, counts: PostgresLedger) {
    longestQueue = settings.longestQueue
    self.counts = counts
    let connections = max(1, settings.connections)
    state = Mutex(State(running: connections))
    for index in 0..<connections {
      let thread = Thread { [self] in
        let worker = PostgresWorker(
          address: address, settings: settings, number: index, counts: counts)
        while let job = nextJob() { job(worker) }
        worker.disconnect()
        threadEnded()
      }
      thread.name = "postgres-\(index)"
      thread.start()
    }
  }

  var waiting: Int { state.withLock { $0.count } }
  var refused: Int { state.withLock { $0.refused } }

  /// Queues work.
  ///
  /// - Parameter job: what to do with a connection.
  /// - Throws: ``DatabaseError`` where too much waits or the database was closed.
  func add(_ job: @escaping Job) throws(DatabaseError) {
    let refusal = state.withLock { state -> DatabaseError? in
      if state.isClosed { return DatabaseError(.closed, "the database was closed") }
      if state.count >= longestQueue {
        state.refused += 1
        return DatabaseError(.queueFull, "\(state.count) transactions are waiting")
      }
      state.waiting.append(job)
      return nil
    }
    if let refusal { throw refusal }
    signal.signal()
  }

  /// Lets what waits be done, ends the threads and their connections.
  func close() async {
    await withCheckedContinuation { continuation in
      let running = state.withLock { state in
        state.isClosed = true
        if state.running > 0 { state.ended.append(continuation) }
        return state.running
      }
      if running == 0 { continuation.resume() }
      for _ in 0..<running { signal.signal() }
    }
  }

  private func nextJob() -> Job? {
    while true {
      signal.wait()
      let (job, isClosed) = state.withLock { state -> (Job?, Bool) in
        guard state.next < state.waiting.count else { return (nil, state.isClosed) }
        let job = state.waiting[state.next]
        state.next += 1
        if state.next == state.waiting.count {
          state.waiting = []
          state.next = 0
        } else if state.next >= 4_096 {
          state.waiting.removeFirst(state.next)
          state.next = 0
        }
        return (job, false)
      }
      if let job { return job }
      if isClosed { return nil }
    }
  }

  private func threadEnded() {
    let ended = state.withLock { state -> [CheckedContinuation<Void, Never>] in
      state.running -= 1
      guard state.running == 0 else { return [] }
      defer { state.ended = [] }
      return state.ended
    }
    for continuation in ended { continuation.resume() }
  }
}
