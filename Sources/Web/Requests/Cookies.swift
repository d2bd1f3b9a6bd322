/// The cookies of a request.
struct Cookies: Sendable {
  private let values: [String: String]

  /// Reads the field `Cookie`; of a name that stands twice the first counts, as the more specific path.
  ///
  /// - Parameter field: the field's value; nil where it was not sent.
  init(_ field: String?) {
    var values: [String: String] = [:]
    // More than this is not from us.
    for pair in (field ?? "").split(separator: ";").prefix(64) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let name = parts[0].trimmed
      if values[name] == nil { values[name] = parts[1].trimmed }
    }
    self.values = values
  }

  /// The value of a cookie.
  subscript(name: String) -> String? { values[name] }
}
