import Foundation
import Synchronization

/// Lets a test hold work at a point: steps that are opened once.
final class Gate: Sendable {
  private let opened = Mutex<Set<Int>>([])

  func open(_ step: Int) {
    _ = opened.withLock { $0.insert(step) }
  }

  func isOpen(_ step: Int) -> Bool {
    opened.withLock { $0.contains(step) }
  }

  /// Waits on the thread of the work.
  func wait(_ step: Int) {
    while !isOpen(step) { Thread.sleep(forTimeInterval: 0.002) }
  }

  /// Waits without holding a thread.
  func reached(_ step: Int) async {
    while !isOpen(step) { try? await Task.sleep(for: .milliseconds(2)) }
  }
}
