/// Writes rows as CSV: commas, LF, UTF-8, quotes only where they are needed (RFC 4180).
public struct DelimitedWriter: Sendable {
  /// What has been written so far.
  public private(set) var text = ""

  /// An empty file.
  public init() {}

  /// Adds a row.
  ///
  /// - Parameter fields: the fields as they are.
  public mutating func row(_ fields: [String]) {
    text += fields.map(DelimitedWriter.quoted).joined(separator: ",")
    text += "\n"
  }

  /// A field as it stands in the file.
  static func field(_ text: String) -> [UInt8] { Array(quoted(text).utf8) }

  private static func quoted(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    guard needsQuotes || field.hasPrefix(" ") || field.hasSuffix(" ") else { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
