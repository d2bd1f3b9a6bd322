import Problems
import StatisticalTables

/// Reads the metadata of one input: a file for each indicator, and files of the same name in subfolders of languages.
struct MetadataReader {
  let input: BuildConfig.Input
  let files: RepositoryFiles
  let folder: String
  let languages: [String]
  private let mapping: [String: String]

  init(
    _ input: BuildConfig.Input, files: RepositoryFiles, folder: String, languages: [String],
    log: inout ProblemLog
  ) {
    self.input = input
    self.files = files
    self.folder = folder
    self.languages = languages
    mapping = Self.mapping(input, files: files, folder: folder, log: &log)
  }

  /// Adds what the files say to what is known already; later inputs stand over earlier ones.
  func read(_ paths: [String], into known: inout [String: Metadata], log: inout ProblemLog) {
    for path in paths {
      let id = RepositoryID.of(path)
      guard let value = value(path, log: &log) else { continue }
      var metadata = known[id] ?? Metadata()
      metadata.fields = metadata.fields.overlaid(by: value)
      metadata.files.append(path)
      let slash = path.lastIndex(of: "/")
      let start = slash.map { String(path[...$0]) } ?? ""
      let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
      for other in files.paths where other.hasPrefix(start) && other.hasSuffix("/" + name) {
        let language = String(other.dropFirst(start.count).dropLast(name.count + 1))
        guard !language.isEmpty, !language.contains("/"), let value = self.value(other, log: &log)
        else { continue }
        metadata.languages[language] = (metadata.languages[language] ?? .map([]))
          .overlaid(by: value)
        metadata.files.append(other)
      }
      known[id] = metadata
    }
  }

  private func value(_ path: String, log: inout ProblemLog) -> MetadataValue? {
    do throws(InputRefused) {
      let value = try content(path)
      guard case .map(let entries) = value else {
        log.warning("open-sdg.no-metadata", at: Place(path))
        return nil
      }
      return mapping.isEmpty
        ? value
        : .map(
          entries.map {
            MetadataValue.Entry(name: mapping[$0.name] ?? $0.name, value: $0.value, line: $0.line)
          })
    } catch {
      log.add(contentsOf: error.problems.map(\.asWarning))
      return nil
    }
  }

  private func content(_ path: String) throws(InputRefused) -> MetadataValue {
    let bytes = try files.read(path)
    if path.hasSuffix(".csv") { return try .map(Self.pairs(bytes, file: path)) }
    if path.hasSuffix(".xlsx") { return try .map(Self.workbookPairs(bytes, file: path)) }
    let text = try TextFile.decode(bytes, file: path)
    guard path.hasSuffix(".md") else {
      return try YAMLText.value(of: text, file: path, dialect: .yaml11)
    }
    guard let parts = FrontMatter(text) else { return .empty }
    let head = try YAMLText.value(of: parts.head, file: path, skipped: 1, dialect: .yaml12)
    let body = parts.body.withoutBlanksAround
    guard !body.isEmpty else { return head }
    let page = MetadataValue.Entry(name: "page_content", value: .text(body), line: nil)
    return head == .empty ? .map([page]) : head.overlaid(by: .map([page]))
  }

  /// Names and values from two columns without a header; blank values are left out.
  private static func pairs(
    _ bytes: [UInt8], file: String
  ) throws(InputRefused) -> [MetadataValue.Entry] {
    try CSVRows(bytes, file: file).rows.compactMap { row in
      row.fields.count > 1 ? entry(row.fields[0], row.fields[1], line: row.line) : nil
    }
  }

  /// The same from the first two columns of a workbook's first sheet.
  private static func workbookPairs(
    _ bytes: [UInt8], file: String
  ) throws(InputRefused) -> [MetadataValue.Entry] {
    let sheet = try Workbook(bytes, file: file).sheets.first
    return (sheet?.rows ?? []).compactMap { row in
      guard let name = row[0]?.text, let value = row[1]?.text else { return nil }
      return entry(name, value, line: row.number)
    }
  }

  private static func entry(_ name: String, _ value: String, line: Int) -> MetadataValue.Entry? {
    let word = value.withoutBlanksAround.lowercased()
    let name = name.withoutBlanksAround
    guard !word.isEmpty, !name.isEmpty else { return nil }
    return MetadataValue.Entry(
      name: name, value: word == "true" || word == "false" ? .flag(word == "true") : .text(value),
      line: line)
  }

  /// The names of fields by the labels that the files use: a map in the settings, or a file with two columns.
  private static func mapping(
    _ input: BuildConfig.Input, files: RepositoryFiles, folder: String, log: inout ProblemLog
  ) -> [String: String] {
    guard let setting = input.settings["metadata_mapping"] else { return [:] }
    var entries = setting.entries
    if let path = setting.filled {
      do throws(InputRefused) {
        let whole = files.has(folder + path) ? folder + path : path
        entries = try pairs(files.read(whole), file: whole)
      } catch {
        log.add(contentsOf: error.problems.map(\.asWarning))
      }
    }
    return Dictionary(
      entries.compactMap { entry in entry.value.filled.map { (entry.name, $0) } },
      uniquingKeysWith: { $1 })
  }
}
