public import Languages

/// Why somebody was not signed in.
public struct SignInFailure: Error, Hashable, Sendable {
  /// What went wrong, as the person is told.
  public let reason: Reason
  /// What went wrong, for the log, in English; it holds nothing about the person.
  public let detail: String

  /// What went wrong, as the person is told.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// The person, or the provider on their behalf, broke off.
    case brokenOff = "broken-off"
    /// The sign-in was not begun in this browser, took too long or was used before.
    case notBegun = "not-begun"
    /// What came back cannot be trusted.
    case untrusted
    /// The person signed in at a level that is too low.
    case level
    /// The person belongs to a tenant that is not let in.
    case tenant
    /// The provider cannot be reached or does not do what it should.
    case provider
  }

  /// A failure.
  ///
  /// - Parameters:
  ///   - reason: what the person is told.
  ///   - detail: what the log is told.
  public init(_ reason: Reason, _ detail: String) {
    self.reason = reason
    self.detail = detail
  }

  /// What went wrong and what to do, in words.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: a sentence or two.
  public func text(in language: Language) -> String {
    language.text("sign-in.failure.\(reason.rawValue)")
  }
}
