public import Languages

/// What a password must be: long, and not among those that are tried first.
///
/// No rule asks for capitals, digits or signs, and none for a change after some time (NIST SP 800-63B,
/// OWASP ASVS 5.0 chapter 6). Any letter, blank and sign may be used.
public enum PasswordRules {
  /// The fewest characters.
  public static let shortest = 12
  /// The most characters, so that nobody makes the server hash a book.
  public static let longest = 256
  /// The least that a password must cost to guess, as a power of two.
  static let leastBits = 36.0

  /// Why a password is not taken.
  public enum Fault: String, Hashable, Sendable, CaseIterable {
    /// Fewer than 12 characters.
    case tooShort = "too-short"
    /// More than 256 characters.
    case tooLong = "too-long"
    /// Made of common words, rows of the keyboard, years, repetitions or what is known of the person.
    case tooEasy = "too-easy"

    /// The fault and what to do, in words.
    ///
    /// - Parameter language: the reader's language.
    /// - Returns: a sentence or two.
    public func text(in language: Language) -> String {
      language.text(
        "password.fault.\(rawValue)",
        ["least": String(PasswordRules.shortest), "most": String(PasswordRules.longest)])
    }
  }

  /// Looks at a new password.
  ///
  /// - Parameters:
  ///   - password: as it was typed.
  ///   - personal: what is known of the person: name, e-mail address, organisation.
  /// - Returns: what is wrong with it; nil where it is taken.
  public static func fault(in password: String, personal: [String] = []) -> Fault? {
    let count = password.count
    if count < shortest { return .tooShort }
    if count > longest || password.utf8.count > 4 * longest { return .tooLong }
    return PasswordStrength.bits(password, personal: personal) < leastBits ? .tooEasy : nil
  }

  /// What a good password is, for those who choose one.
  ///
  /// - Parameter language: the reader's language.
  /// - Returns: two or three sentences.
  public static func advice(in language: Language) -> String {
    language.text("password.advice", ["least": String(shortest)])
  }
}
