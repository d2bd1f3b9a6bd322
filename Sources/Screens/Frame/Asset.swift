/// A file that pages load: a style sheet or a script of our own.
public struct Asset: Sendable {
  /// What it holds.
  public let text: String
  /// Its media type.
  public let type: String

  /// A file.
  ///
  /// - Parameter name: its name, such as `office.css`.
  /// - Returns: nil where there is none by that name.
  public init?(_ name: String) {
    guard let text = EmbeddedData.files["assets/\(name)"] else { return nil }
    self.text = text
    type = name.hasSuffix(".css") ? "text/css" : "text/javascript"
  }

  /// The names of all files.
  public static let names = EmbeddedData.files.keys.filter { $0.hasPrefix("assets/") }
    .map { String($0.dropFirst("assets/".count)) }.sorted()
}
