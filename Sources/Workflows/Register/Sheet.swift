import Languages
import StatisticalTables

/// Rows under headings, for a terminal or a machine.
struct Sheet {
  /// One column: its name in files, and its heading.
  struct Column {
    let id: String
    let heading: String
  }

  /// What stands in a row.
  enum Field {
    case text(String)
    case list([String])
    case number(Double, decimals: Int)
    case count(Int)
    case flag(Bool)
    case none
  }

  let columns: [Column]
  var rows: [[Field]] = []

  /// As CSV: the names of the columns as header, lists joined by `|`.
  var delimited: String {
    var writer = DelimitedWriter()
    writer.row(columns.map(\.id))
    for row in rows { writer.row(row.map(\.plain)) }
    return writer.text
  }

  /// As JSON: an object for each row.
  var json: JSONText {
    .array(
      rows.map { row in
        .object(zip(columns, row).map { (key: $0.id, value: $1.json) })
      })
  }

  /// As lines for a terminal.
  func lines(in language: Language) -> [String] {
    PlainTable(
      headings: columns.map(\.heading), rows: rows.map { $0.map { $0.words(in: language) } }
    ).lines
  }
}

extension Sheet.Field {
  /// A text, or nothing where there is none.
  static func optional(_ text: String?) -> Sheet.Field { text.map(Sheet.Field.text) ?? .none }

  fileprivate var plain: String {
    switch self {
    case .text(let text): text
    case .list(let items): items.joined(separator: "|")
    case .number(let value, let decimals): Rounding.plain(value, decimals: decimals)
    case .count(let count): String(count)
    case .flag(let flag): flag ? "yes" : "no"
    case .none: ""
    }
  }

  fileprivate var json: JSONText {
    switch self {
    case .text(let text): .string(text)
    case .list(let items): .array(items.map(JSONText.string))
    case .number(let value, let decimals): .number(Rounding.round(value, decimals: decimals))
    case .count(let count): .int(count)
    case .flag(let flag): .bool(flag)
    case .none: .null
    }
  }

  fileprivate func words(in language: Language) -> String {
    switch self {
    case .count(let count): language.number(Double(count), decimals: 0)
    case .number(let value, let decimals): language.number(value, decimals: decimals)
    case .none: "–"
    default: plain
    }
  }
}
