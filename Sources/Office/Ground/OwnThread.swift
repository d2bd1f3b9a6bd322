import Dispatch

/// A thread of its own for what takes long or waits on others, so that nothing else waits with it.
final class OwnThread: SerialExecutor {
  private let queue: DispatchQueue

  /// - Parameter name: its name for whoever looks at the process.
  init(_ name: String) {
    queue = DispatchQueue(label: name)
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}
