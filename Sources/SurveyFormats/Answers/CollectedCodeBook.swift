import Languages
public import Problems

/// What the columns of collected answers hold, and what their codes mean, where the names of the columns and the
/// words of the questionnaire do not tell.
public struct CollectedCodeBook: Hashable, Sendable, Codable {
  /// What columns hold by their names, as ``AnswerColumn/name`` says it.
  public var columns: [String: String]
  /// The code of an option for what stands in a column, by the column's name and what stands there.
  public var codes: [String: [String: String]]

  /// A code book.
  ///
  /// - Parameters:
  ///   - columns: what columns hold by their names.
  ///   - codes: the code of an option for what stands in a column.
  public init(columns: [String: String] = [:], codes: [String: [String: String]] = [:]) {
    self.columns = columns
    self.codes = codes
  }

  /// Reads a table such as `samstemt export questionnaire --as codebook` writes: a row for each column and one
  /// for each code in it.
  ///
  /// `column` is the name in the file of answers, `question` and `item` what it holds; `label` is what stands
  /// in the fields, and `code` the option that it means.
  ///
  /// - Parameter table: the table.
  /// - Throws: `InputRefused` where the columns `column` and `question` are missing.
  public init(_ table: CollectedTable) throws(InputRefused) {
    func position(_ name: String) -> Int? {
      table.columns.firstIndex { AnswerMatching.key($0) == name }
    }
    guard let column = position("column"), let question = position("question") else {
      throw InputRefused([Problem("collected.bad-mapping", at: Place(table.file, line: 1))])
    }
    let positions = (item: position("item"), code: position("code"), label: position("label"))
    self.init()
    for row in table.rows {
      let name = row.fields[column]
      if name.isEmpty { continue }
      let item = positions.item.map { row.fields[$0] } ?? ""
      let code = positions.code.map { row.fields[$0] } ?? ""
      if columns[name] == nil {
        columns[name] = row.fields[question] + (item.isEmpty ? "" : ".\(item)")
      }
      guard let label = positions.label.map({ row.fields[$0] }), !code.isEmpty, !label.isEmpty
      else { continue }
      codes[AnswerMatching.key(name), default: [:]][AnswerMatching.key(label)] = code
    }
  }
}

extension CollectedTable {
  /// The table with the codes of options instead of what a code book says that stands for them.
  ///
  /// - Parameter book: the code book.
  /// - Returns: the table; fields that the code book does not know are as they were.
  public func coded(by book: CollectedCodeBook) -> CollectedTable {
    let known = columns.map { book.codes[AnswerMatching.key($0)] }
    guard known.contains(where: { $0 != nil }) else { return self }
    return CollectedTable(
      file: file, columns: columns,
      rows: rows.map { row in
        Row(
          line: row.line,
          fields: zip(row.fields, known).map { field, codes in
            codes.map { Self.coded(field, by: $0) } ?? field
          })
      })
  }

  private static func coded(_ field: String, by codes: [String: String]) -> String {
    if let code = codes[AnswerMatching.key(field)] { return code }
    // Several answers in one field.
    for mark in [";", "|", ","] as [Character] {
      let parts = field.split(separator: mark).map { codes[AnswerMatching.key(String($0))] }
      if parts.count > 1, parts.allSatisfy({ $0 != nil }) {
        return parts.compactMap { $0 }.joined(separator: String(mark))
      }
    }
    return field
  }
}
