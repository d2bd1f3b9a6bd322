import Languages
import StatisticalTables

extension ClassificationScheme {
  /// The id of the scheme of development sectors.
  public static let sector = "sector"
  /// The id of the scheme of geographical levels.
  public static let level = "level"
  /// The id of the scheme from input to impact; its codes are those of ``Indicator/Kind``.
  public static let evaluation = "evaluation"
  /// The id of the scheme of quality classes.
  public static let quality = "quality"
  /// The id of the triple bottom line.
  public static let tripleBottomLine = "triple-bottom-line"
  /// The id of the dimensions of U4SSC.
  public static let u4ssc = "u4ssc"
  /// The id of U4SSC's division into core and advanced indicators.
  public static let u4sscType = "u4ssc-type"
  /// The id of UN-Habitat's matrix of domains and objectives.
  public static let umf = "umf"

  /// The schemes that the product knows: those of the taxonomy of KS and Statistics Norway (2021),
  /// the dimensions of U4SSC and the matrix of UN-Habitat's Urban Monitoring Framework (2022).
  ///
  /// The last is there to be filled in: no published catalogue is classified by it.
  public static let builtIn: [ClassificationScheme] = {
    let rows = EmbeddedRows("schemes.tsv").rows
    var schemes: [ClassificationScheme] = []
    for (index, row) in rows.enumerated() where row["code"].isEmpty {
      let below = rows[(index + 1)...].prefix { !$0["code"].isEmpty }
      schemes.append(
        ClassificationScheme(
          id: row["scheme"], iri: row["iri"].nonEmpty, title: row.label, source: row["matches"],
          concepts: below.map { row in
            Concept(
              code: row["code"], parent: row["parent"].nonEmpty, iri: row["iri"].nonEmpty,
              label: row.label, matches: Match.list(row["matches"]) ?? [])
          }))
    }
    return schemes
  }()
}

extension ClassificationScheme.Match {
  /// Reads `exact <iri>|related <iri>`; nil where it is written in another way.
  static func list(_ text: String) -> [ClassificationScheme.Match]? {
    var found: [ClassificationScheme.Match] = []
    for part in text.split(separator: "|") {
      let words = part.split(separator: " ")
      guard words.count == 2, let kind = MatchKind(rawValue: String(words[0])) else { return nil }
      found.append(ClassificationScheme.Match(kind, String(words[1])))
    }
    return found
  }
}

/// A tab-separated file of this module.
///
/// The files are part of the program, so a malformed one is a
/// programmer's error and stops it.
struct EmbeddedRows {
  let rows: [Row]

  struct Row {
    fileprivate let fields: [String: String]

    subscript(column: String) -> String {
      guard let text = fields[column] else { preconditionFailure("no column \(column)") }
      return text
    }

    /// The text of the columns that are named by a language.
    var label: LocalizedText {
      LocalizedText([.nb: self["nb"], .nn: self["nn"], .en: self["en"]])
    }
  }

  init(_ name: String) {
    guard let text = EmbeddedData.files[name],
      let file = try? DelimitedFile(Array(text.utf8), file: name)
    else { preconditionFailure("\(name): the file is not part of the module") }
    rows = file.rows.map { row in
      Row(
        fields: Dictionary(
          zip(file.header, row.fields), uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension String {
  /// The text, or nil where there is none.
  var nonEmpty: String? { isEmpty ? nil : self }
}
