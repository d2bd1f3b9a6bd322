import Dispatch

/// Runs the work of a test on threads of its own.
///
/// Other tests may hold the shared ones for longer than a code or a statement of the client lasts.
final class OwnThreads: TaskExecutor {
  private let queue = DispatchQueue(label: "real-provider", attributes: .concurrent)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
