import Problems
import StatisticalTables

/// The tables of an `.lss` file: rows of named fields.
struct LimeSurveyTables {
  /// A row, and the line it begins on.
  struct Row {
    let line: Int
    let fields: [String: String]

    /// A field; "" where there is none.
    subscript(name: String) -> String { fields[name] ?? "" }
  }

  let file: String
  private(set) var tables: [String: [Row]] = [:]
  private(set) var languages: [String] = []
  private(set) var kind = ""

  /// More rows than this no survey has.
  static let mostRows = 200_000

  init(_ bytes: [UInt8], file: String) throws(InputRefused) {
    self.file = file
    let xml = try XMLStream(bytes, file: file)
    guard try xml.nextChild() == "document" else { throw xml.refused("lss.not-a-survey") }
    var count = 0
    while let name = try xml.nextChild() {
      switch name {
      case "LimeSurveyDocType": kind = try xml.content().trimmed
      case "DBVersion": _ = try xml.content()
      case "languages":
        while try xml.nextChild() != nil { languages.append(try xml.content().trimmed) }
      default:
        var rows: [Row] = []
        while let part = try xml.nextChild() {
          guard part == "rows" else {
            try xml.skip()
            continue
          }
          while try xml.nextChild() != nil {
            let line = xml.line
            var fields: [String: String] = [:]
            while let field = try xml.nextChild() { fields[field] = try xml.content() }
            rows.append(Row(line: line, fields: fields))
            count += 1
            guard count <= LimeSurveyTables.mostRows else {
              throw xml.refused("lss.too-many-rows", ["limit": String(LimeSurveyTables.mostRows)])
            }
          }
        }
        tables[name] = rows
      }
    }
    guard ["Survey", "Group", "Question"].contains(kind), tables["questions"] != nil else {
      throw InputRefused([Problem("lss.not-a-survey", at: Place(file, line: 1))])
    }
  }

  subscript(table: String) -> [Row] { tables[table] ?? [] }

  /// The rows of a table by the number in one of their fields.
  func grouped(_ table: String, by field: String) -> [String: [Row]] {
    Dictionary(grouping: self[table]) { $0[field] }
  }
}
