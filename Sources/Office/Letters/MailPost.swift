import Mail

/// Hands mail over, one at a time.
actor MailPost {
  private let thread = OwnThread("samstemt.mail")
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
