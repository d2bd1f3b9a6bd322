import Dispatch
import GRDB
import Synchronization

/// The one writer of a SQLite file: writes that wait are committed together.
///
/// A commit waits for the disk, some milliseconds, however much it carries. So all writes that came
/// while the last commit waited go into one transaction, each under a savepoint of its own, and each
/// is told its result after that transaction is on the disk. No transaction is open between batches.
final class GroupCommitWriter: Sendable {
  /// A write that waits for its turn.
  struct Job: Sendable {
    /// Does the work; nil where it succeeded.
    let work: @Sendable (SQLiteConnection) -> (any Error)?
    /// Tells the one who waits: nil where the work is on the disk.
    let finish: @Sendable ((any Error)?) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var isRunning = false
    var isClosed = false
    var statistics = DatabaseStatistics()
    var idle: [CheckedContinuation<Void, Never>] = []
  }

  private let pool: DatabasePool
  private let longestQueue: Int
  private let largestBatch: Int
  private let queue = DispatchQueue(label: "samstemt.database.writer")
  private let state = Mutex(State())

  init(_ pool: DatabasePool, longestQueue: Int, largestBatch: Int) {
    self.pool = pool
    self.longestQueue = longestQueue
    self.largestBatch = largestBatch
  }

  var statistics: DatabaseStatistics {
    state.withLock {
      var now = $0.statistics
      now.waiting = $0.waiting.count
      return now
    }
  }

  /// Queues a write.
  ///
  /// - Parameter job: the write; it is finished by an error at once where it cannot wait.
  func add(_ job: Job) {
    let (refusal, mustStart) = state.withLock { state -> (DatabaseError?, Bool) in
      if state.isClosed { return (DatabaseError(.closed, "the database was closed"), false) }
      if state.waiting.count >= longestQueue {
        state.statistics.refused += 1
        return (DatabaseError(.queueFull, "\(state.waiting.count) writes are waiting"), false)
      }
      state.waiting.append(job)
      defer { state.isRunning = true }
      return (nil, !state.isRunning)
    }
    if let refusal { job.finish(refusal) }
    if mustStart { queue.async { self.drain() } }
  }

  /// Lets what waits be written, and takes no more.
  func close() async {
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        state.isClosed = true
        if state.isRunning { state.idle.append(continuation) }
        return !state.isRunning
      }
      if isIdle { continuation.resume() }
    }
  }

  private func drain() {
    while let batch = nextBatch() { commit(batch) }
  }

  private func nextBatch() -> [Job]? {
    let (batch, idle) = state.withLock { state -> ([Job]?, [CheckedContinuation<Void, Never>]) in
      if state.waiting.isEmpty {
        state.isRunning = false
        defer { state.idle = [] }
        return (nil, state.idle)
      }
      let batch = Array(state.waiting.prefix(largestBatch))
      state.waiting.removeFirst(batch.count)
      return (batch, [])
    }
    for continuation in idle { continuation.resume() }
    return batch
  }

  /// Commits writes together; where one of them makes SQLite drop the whole transaction, that one
  /// fails and the others are done again.
  private func commit(_ batch: [Job]) {
    var left = batch
    while !left.isEmpty {
      let attempt = transact(left)
      switch attempt {
      case .committed(let outcomes):
        finish(left, outcomes)
        return
      case .failed(let error):
        finish(left, left.map { _ in error })
        return
      case .collapsed(let index, let error):
        finish([left[index]], [error])
        left.remove(at: index)
        state.withLock { $0.statistics.retries += 1 }
      }
    }
  }

  private enum Attempt {
    /// The transaction is on the disk; an error for each write that failed by itself.
    case committed([(any Error)?])
    /// Nothing of the batch is kept.
    case failed(any Error)
    /// Nothing of the batch is kept, because of the write at this place.
    case collapsed(Int, any Error)
  }

  private func transact(_ batch: [Job]) -> Attempt {
    do {
      return try pool.writeWithoutTransaction { database in
        let connection = SQLiteConnection(database)
        defer {
          // Never leave a transaction open: whatever happened, the next batch begins anew.
          if database.isInsideTransaction { try? database.rollback() }
        }
        try connection.command("BEGIN IMMEDIATE")
        var outcomes: [(any Error)?] = []
        for (index, job) in batch.enumerated() {
          try connection.command("SAVEPOINT one_write")
          let failure = job.work(connection)
          if !database.isInsideTransaction {
            let missing = DatabaseError(.other, "the transaction ended within a write")
            return .collapsed(index, failure ?? missing)
          }
          if failure != nil { try connection.command("ROLLBACK TO SAVEPOINT one_write") }
          try connection.command("RELEASE SAVEPOINT one_write")
          outcomes.append(failure)
        }
        try connection.command("COMMIT")
        return .committed(outcomes)
      }
    } catch {
      return .failed(DatabaseError(sqlite: error))
    }
  }

  private func finish(_ jobs: [Job], _ outcomes: [(any Error)?]) {
    let written = outcomes.count { $0 == nil }
    state.withLock { state in
      state.statistics.writes += written
      state.statistics.failedWrites += outcomes.count - written
      if written > 0 {
        state.statistics.batches += 1
        state.statistics.largestBatch = max(state.statistics.largestBatch, written)
      }
    }
    for (job, outcome) in zip(jobs, outcomes) { job.finish(outcome) }
  }
}
