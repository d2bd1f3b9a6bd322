import Languages

/// A tab-separated file of this module: comment lines, a line of column names, then rows.
///
/// The files are part of the program, so a malformed one is a programmer's error and stops it.
struct EmbeddedTable {
  let rows: [Row]

  /// Reads a file of the module's data by its name.
  init(_ file: String) {
    guard let text = EmbeddedData.files[file] else {
      preconditionFailure("\(file): the file is not part of the module")
    }
    var columns: [String] = []
    var rows: [Row] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if columns.isEmpty {
        columns = fields
      } else {
        rows.append(Row(file: file, line: index + 1, columns: columns, fields: fields))
      }
    }
    self.rows = rows
  }

  /// One row, with the place that a message about it names.
  struct Row {
    private let file: String
    private let line: Int
    private let fields: [String: String]

    init(file: String, line: Int, columns: [String], fields: [String]) {
      self.file = file
      self.line = line
      self.fields = Dictionary(zip(columns, fields)) { first, _ in first }
      if fields.count != columns.count {
        fail("\(columns.count) fields are expected, not \(fields.count)")
      }
    }

    /// The text of a column; never empty.
    subscript(column: String) -> String {
      guard let text = fields[column], !text.isEmpty else { fail("\(column) is missing") }
      return text
    }

    /// The text of a column as what it stands for.
    func value<Value>(_ column: String, _ read: (String) -> Value?) -> Value {
      guard let value = read(self[column]) else { fail("\(column) cannot be \(self[column])") }
      return value
    }

    /// The texts of the columns that are named by a language.
    var localizedText: LocalizedText {
      let languages: [LanguageTag] = [.nb, .nn, .en]
      return LocalizedText(
        Dictionary(languages.map { ($0, self[$0.rawValue]) }) { first, _ in first })
    }

    /// Stops the program with the file and line that are wrong.
    func fail(_ message: String) -> Never {
      preconditionFailure("\(file):\(line): \(message)")
    }
  }
}
