/// Where a file of figures came from, as it is written beside the file.
///
/// The record is YAML with the keys `service`, `table`, `title`, `address`, `query`, `retrieved`, `updated`,
/// `licence`, `source`, `codelists`, `left-out`, `product` and `sha256`; what is not known is left out. All
/// values are texts in double quotes, so that YAML and JSON read them alike.
public struct SourceRecord: Hashable, Sendable {
  /// The short name or address of the service.
  public var service: String
  /// The table's id.
  public var table: String
  /// The title.
  public var title: String
  /// The address that was asked.
  public var address: String
  /// The exact question: the body that was sent, with codes, or the query of the address.
  public var query: String
  /// When the figures came, in seconds since 1970.
  public var retrieved: Double
  /// When the service last changed the table, as it writes it.
  public var updated: String?
  /// What may be done with the figures.
  public var licence: String?
  /// Who made the figures.
  public var source: String?
  /// The lists of codes that were used, such as `Region=agg_KommSummer`.
  public var codelists: [String] = []
  /// The variables that were left out, over which the service added up.
  public var leftOut: [String] = []
  /// The product and its version.
  public var product: String
  /// The SHA-256 of the file of figures.
  public var sha256: String

  /// A record.
  ///
  /// - Parameters:
  ///   - service: the short name or address of the service.
  ///   - table: the table's id.
  ///   - title: the title.
  ///   - address: the address that was asked.
  ///   - query: the exact question.
  ///   - retrieved: when the figures came, in seconds since 1970.
  ///   - product: the product and its version.
  ///   - file: the bytes of the file of figures.
  public init(
    service: String, table: String, title: String, address: String, query: String,
    retrieved: Double, product: String, file: [UInt8]
  ) {
    self.service = service
    self.table = table
    self.title = title
    self.address = address
    self.query = query
    self.retrieved = retrieved
    self.product = product
    sha256 = Hash.sha256(file)
  }

  /// The record as text.
  public var yaml: String {
    let values: [(String, String?)] = [
      ("service", service), ("table", table), ("title", title), ("address", address),
      ("query", query), ("retrieved", String(HTTPDate.stamp(retrieved).prefix(10))),
      ("updated", updated), ("licence", licence), ("source", source),
      ("codelists", codelists.isEmpty ? nil : codelists.joined(separator: ", ")),
      ("left-out", leftOut.isEmpty ? nil : leftOut.joined(separator: ", ")),
      ("product", product), ("sha256", sha256),
    ]
    return values.compactMap { key, value in
      guard let value, !value.isEmpty else { return nil }
      return "\(key): \(SourceRecord.quoted(value))\n"
    }.joined()
  }

  /// The file that a record of a file is written to: `figures.csv` has `figures.source.yaml`.
  ///
  /// - Parameter file: the path of the file of figures.
  /// - Returns: the path of its record.
  public static func path(beside file: String) -> String {
    let name = file.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else {
      return file + ".source.yaml"
    }
    return String(file.dropLast(name[dot...].count)) + ".source.yaml"
  }

  /// A text in double quotes as YAML and JSON take it.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _
      where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
