import Problems

/// Reads the inputs of a repository one after the other, as its settings name them.
struct RepositorySources {
  let config: BuildConfig
  let files: RepositoryFiles
  private(set) var tables: [String: RepositoryTable] = [:]
  private(set) var metadata: [String: Metadata] = [:]
  private var used: Set<String> = []

  init(_ config: BuildConfig, files: RepositoryFiles) {
    self.config = config
    self.files = files
  }

  /// Endings of the metadata files that each class of the peer reads.
  private static let metadataKinds: [String: String] = [
    "InputYamlMeta": ".yml", "InputYamlMdMeta": ".md", "InputCsvMeta": ".csv",
    "InputExcelMeta": ".xlsx",
  ]

  mutating func read(log: inout ProblemLog) {
    for input in config.inputs {
      switch input.kind {
      case "InputCsvData": readData(input, log: &log)
      case let kind where Self.metadataKinds[kind] != nil: readMetadata(input, log: &log)
      default:
        log.warning(
          "open-sdg.input-elsewhere", at: input.place,
          [
            "kind": input.kind,
            "source": input.setting("source") ?? input.setting("path_pattern") ?? "–",
          ])
      }
    }
    tellOfUnusedFiles(log: &log)
  }

  private mutating func readData(_ input: BuildConfig.Input, log: inout ProblemLog) {
    let pattern = PathPattern(
      config.sourceFolder + (input.setting("path_pattern") ?? "data/*-*.csv"))
    let paths = files.matching(pattern)
    if paths.isEmpty {
      log.warning("open-sdg.pattern-empty", at: input.place, ["pattern": pattern.text])
    }
    let map = CodeMap(input, files: files, folder: config.sourceFolder, log: &log)
    for path in paths {
      used.insert(path)
      let reader = TableReader(path: path, columns: config.columns, map: map)
      guard let table = reader.table(files, log: &log) else { continue }
      let id = RepositoryID.of(path)
      tables[id] = tables[id].map { $0.appending(table) } ?? table
    }
  }

  private mutating func readMetadata(_ input: BuildConfig.Input, log: inout ProblemLog) {
    let pattern = PathPattern(
      config.sourceFolder
        + (input.setting("path_pattern") ?? "meta/*-*" + (Self.metadataKinds[input.kind] ?? ".md")))
    var paths = files.matching(pattern)
    if paths.isEmpty { paths = files(nearTo: pattern, of: input, log: &log) }
    used.formUnion(paths)
    let reader = MetadataReader(
      input, files: files, folder: config.sourceFolder, languages: config.languages, log: &log)
    reader.read(paths, into: &metadata, log: &log)
    if input.settings["git"]?.isTrue == true {
      log.warning("open-sdg.git-dates", at: input.place)
    }
  }

  /// Where a pattern names no file: the files of another ending that it must have meant, if there are any.
  private func files(
    nearTo pattern: PathPattern, of input: BuildConfig.Input, log: inout ProblemLog
  ) -> [String] {
    for ending in [".md", ".yml", ".yaml", ".csv", ".xlsx"] where ending != pattern.ending {
      let near = files.matching(pattern.with(ending: ending))
        .filter { path in !config.inputs.contains { isRead($0, path) } }
      guard !near.isEmpty else { continue }
      log.warning(
        "open-sdg.pattern-other-ending", at: input.place,
        ["pattern": pattern.text, "count": String(near.count), "ending": ending])
      return near
    }
    log.warning("open-sdg.pattern-empty", at: input.place, ["pattern": pattern.text])
    return []
  }

  private func isRead(_ input: BuildConfig.Input, _ path: String) -> Bool {
    input.setting("path_pattern").map { PathPattern(config.sourceFolder + $0).matches(path) }
      ?? false
  }

  /// Files beside those that were read, which nobody names.
  private func tellOfUnusedFiles(log: inout ProblemLog) {
    let folders = Set(used.map(Self.folder))
    for path in files.paths
    where !used.contains(path) && folders.contains(Self.folder(path)) {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      guard name != "README.md", !name.hasPrefix("."),
        [".csv", ".md", ".yml", ".yaml", ".xlsx"].contains(where: name.hasSuffix),
        !Self.folder(path).isEmpty
      else { continue }
      log.warning("open-sdg.file-unnamed", at: Place(path))
    }
  }

  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Settings that change what is published, and that nothing here does.
  func tellOfSettings(log: inout ProblemLog) {
    for entry in config.settings.entries
    where !BuildConfig.withoutMeaning.contains(entry.name) && entry.value != .empty {
      log.warning(
        "open-sdg.setting", at: Place(config.file, line: entry.line, cell: entry.name),
        ["setting": entry.name])
    }
    for path in files.paths where path.hasSuffix(".py") {
      guard let bytes = try? files.read(path) else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let hooks = ["alter_data", "alter_meta", "alter_indicator", "indicator_callback"]
        .filter { text.contains($0) }
      if !hooks.isEmpty {
        log.warning(
          "open-sdg.hooks", at: Place(path), ["names": hooks.joined(separator: ", ")])
      }
    }
  }
}
