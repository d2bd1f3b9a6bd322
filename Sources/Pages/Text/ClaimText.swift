/// A finding's words as HTML: plain text, nothing in it is marked up.
public enum ClaimText {
  /// The words with the signs that mean something in HTML written as references.
  ///
  /// - Parameter words: plain text.
  /// - Returns: HTML.
  public static func html(_ words: String) -> String { HTML.escape(words) }
}
