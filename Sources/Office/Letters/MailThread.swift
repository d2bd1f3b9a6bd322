import Dispatch
import Mail

/// A thread of its own for what waits on a mail server, so that nothing else waits with it.
final class MailThread: SerialExecutor {
  private let queue = DispatchQueue(label: "samstemt.mail")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }
}

/// Hands mail over, one at a time.
actor MailPost {
  private let thread = MailThread()
  private let make: @Sendable () -> any MailCarrier
  private var carrier: (any MailCarrier)?

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// - Parameter make: makes what mail is handed to, once, on the thread of the post.
  init(_ make: @escaping @Sendable () -> any MailCarrier) {
    self.make = make
  }

  func send(_ message: MailMessage) -> DeliveryResult {
    let carrier = self.carrier ?? make()
    self.carrier = carrier
    return carrier.send(message)
  }

  /// Ends the connection: the next mail makes a new one.
  func hangUp() { carrier = nil }
}
