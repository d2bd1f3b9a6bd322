import Languages
import StatisticalTables

/// A list of personal links for those who send mail or print letters elsewhere.
public enum MergeList {
  /// One recipient with what is written to it.
  public struct Row: Hashable, Sendable {
    /// The unit's code.
    public let unit: String
    /// The unit's name.
    public let unitName: String
    /// The contact; nil where the unit has none and gets a letter.
    public let contact: Contact?
    /// The personal link.
    public let link: String
    /// The token of the link, to be typed from a letter: see ``LinkToken/grouped``.
    public let code: String
    /// The message.
    public let message: Message

    /// One recipient.
    ///
    /// - Parameters:
    ///   - unit: the unit's code.
    ///   - unitName: the unit's name.
    ///   - contact: the contact.
    ///   - link: the personal link.
    ///   - code: the token in groups.
    ///   - message: the message.
    public init(
      unit: String, unitName: String, contact: Contact?, link: String, code: String,
      message: Message
    ) {
      self.unit = unit
      self.unitName = unitName
      self.contact = contact
      self.link = link
      self.code = code
      self.message = message
    }
  }

  /// The list as CSV, a row for each recipient.
  ///
  /// - Parameter rows: the recipients.
  /// - Returns: the file; a field that a spreadsheet would take for a formula begins with an apostrophe.
  public static func csv(_ rows: [Row]) -> String {
    var writer = DelimitedWriter()
    writer.row([
      "unit", "unit_name", "address", "name", "language", "link", "code", "subject", "text",
    ])
    for row in rows {
      writer.row(
        [
          row.unit, row.unitName, row.contact?.address.description ?? "",
          row.contact?.name ?? "", row.message.language.rawValue, row.link, row.code,
          row.message.subject, row.message.text,
        ].map(harmless))
    }
    return writer.text
  }

  /// A field that no spreadsheet takes for a formula.
  static func harmless(_ field: String) -> String {
    guard let first = field.unicodeScalars.first else { return field }
    return "=+-@\t\r".unicodeScalars.contains(first) ? "'" + field : field
  }
}
