import Dispatch
import Synchronization

/// Looks at passwords on threads of its own, a few at a time.
///
/// A password takes 64 MiB and a good part of a second, so those who come are put in a row, and where the row
/// is long they are sent away for a moment.
final class PasswordWork: Sendable {
  /// Too many wait already.
  struct Busy: Error {}

  private struct Row {
    var running = 0
    var waiting: [@Sendable () -> Void] = []
  }

  private let row = Mutex(Row())
  private let queue = DispatchQueue(label: "samstemt.passwords", attributes: .concurrent)
  private let atOnce: Int
  private let longestRow: Int

  /// - Parameters:
  ///   - atOnce: how many are looked at together.
  ///   - longestRow: how many may wait.
  init(atOnce: Int = 2, longestRow: Int = 40) {
    self.atOnce = atOnce
    self.longestRow = longestRow
  }

  /// Does a piece of work when it is its turn.
  ///
  /// - Parameter work: what to do.
  /// - Throws: ``Busy`` where too many wait.
  func run<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let isTaken = row.withLock { row in
        if row.running < atOnce {
          row.running += 1
          begin { continuation.resume(returning: work()) }
          return true
        }
        guard row.waiting.count < longestRow else { return false }
        row.waiting.append { continuation.resume(returning: work()) }
        return true
      }
      if !isTaken { continuation.resume(throwing: Busy()) }
    }
  }

  private func begin(_ work: @escaping @Sendable () -> Void) {
    queue.async { [self] in
      work()
      let next = row.withLock { row -> (@Sendable () -> Void)? in
        if row.waiting.isEmpty {
          row.running -= 1
          return nil
        }
        return row.waiting.removeFirst()
      }
      if let next { begin(next) }
    }
  }
}
