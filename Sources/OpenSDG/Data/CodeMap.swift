import Problems

/// Other names for columns and for what stands in them, as an input's settings give them.
struct CodeMap {
  /// The new name of a column by its name.
  private(set) var columns: [String: String] = [:]
  /// The new text by column and text.
  private(set) var codes: [String: [String: String]] = [:]

  /// Reads the files that an input names: `column_map` (Text, Value) and `code_map` (Dimension, Text, Value).
  init(_ input: BuildConfig.Input, files: RepositoryFiles, folder: String, log: inout ProblemLog) {
    for row in Self.rows(input, "column_map", ["Text", "Value"], files, folder, &log) {
      columns[row[0]] = row[1]
    }
    for row in Self.rows(input, "code_map", ["Dimension", "Text", "Value"], files, folder, &log) {
      codes[row[0], default: [:]][row[1]] = row[2]
    }
  }

  /// The new text of a field, by the new name of its column.
  func text(_ text: String, in column: String) -> String { codes[column]?[text] ?? text }

  var isEmpty: Bool { columns.isEmpty && codes.isEmpty }

  private static func rows(
    _ input: BuildConfig.Input, _ setting: String, _ names: [String], _ files: RepositoryFiles,
    _ folder: String, _ log: inout ProblemLog
  ) -> [[String]] {
    guard let path = input.setting(setting) else { return [] }
    do throws(InputRefused) {
      let whole = files.has(folder + path) ? folder + path : path
      let rows = try CSVRows(files.read(whole), file: whole).rows
      guard let head = rows.first else { return [] }
      let places = names.map { head.fields.firstIndex(of: $0) }
      for (name, place) in zip(names, places) where place == nil {
        log.warning("open-sdg.column-missing", at: Place(whole, line: 1), ["column": name])
      }
      let known = places.compactMap { $0 }
      guard known.count == names.count else { return [] }
      return rows.dropFirst().map { row in
        known.map { $0 < row.fields.count ? row.fields[$0] : "" }
      }
    } catch {
      log.add(contentsOf: error.problems.map(\.asWarning))
      return []
    }
  }
}
