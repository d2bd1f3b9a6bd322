public import Languages

extension DataPackage {
  /// A list of records that goes with the tables, such as every assessment behind a report.
  public struct Records: Hashable, Sendable {
    /// The name of its file without ending: small letters, digits and hyphens.
    public let name: String
    /// What it holds.
    public let title: LocalizedText
    /// Its columns.
    public let columns: [Column]
    /// The records: as many fields as there are columns.
    public let rows: [[String]]

    /// What stands in a column.
    public struct Column: Hashable, Sendable {
      /// The heading.
      public let name: String
      /// What its fields are, by Frictionless Table Schema.
      public let kind: Kind

      /// A column.
      ///
      /// - Parameters:
      ///   - name: the heading.
      ///   - kind: what its fields are.
      public init(_ name: String, _ kind: Kind = .string) {
        self.name = name
        self.kind = kind
      }
    }

    /// A type of fields; an empty field is a missing value of any type.
    public enum Kind: String, Sendable {
      /// Words or codes.
      case string
      /// A number with a decimal point.
      case number
      /// A whole number.
      case integer
      /// `true` or `false`.
      case boolean
    }

    /// Records that go with the tables.
    ///
    /// - Parameters:
    ///   - name: the name of its file without ending.
    ///   - title: what it holds.
    ///   - columns: its columns.
    ///   - rows: the records: as many fields as there are columns.
    public init(name: String, title: LocalizedText, columns: [Column], rows: [[String]]) {
      self.name = name
      self.title = title
      self.columns = columns
      self.rows = rows
    }

    /// The records as CSV; each is marked where the figures are made up.
    func delimitedText(isSynthetic: Bool) -> String {
      var writer = DelimitedWriter()
      writer.row(marked(isSynthetic).map(\.name))
      for row in rows { writer.row(isSynthetic ? row + ["true"] : row) }
      return writer.text
    }

    func resource(in language: LanguageTag, isSynthetic: Bool) -> JSONText {
      DataPackage.resource(
        named: name, file: "\(name).csv", columns: marked(isSynthetic),
        about: [("title", .string(title.text(in: language)))])
    }

    private func marked(_ isSynthetic: Bool) -> [Column] {
      isSynthetic ? columns + [Column("synthetic", .boolean)] : columns
    }
  }

  /// A file of the package, for `datapackage.json`.
  static func resource(
    named name: String, file: String, columns: [Records.Column],
    about: [(key: String, value: JSONText)]
  ) -> JSONText {
    let fields = columns.map { column in
      JSONText.object([
        ("name", .string(column.name)), ("type", .string(column.kind.rawValue)),
      ])
    }
    return .object(
      [("profile", .string("tabular-data-resource")), ("name", .string(name))]
        + [("path", .string(file))] + about
        + [
          ("format", .string("csv")), ("mediatype", .string("text/csv")),
          ("encoding", .string("utf-8")),
          (
            "schema",
            .object([("fields", .array(fields)), ("missingValues", .array([.string("")]))])
          ),
        ])
  }
}
