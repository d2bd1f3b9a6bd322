import Problems
import StatisticalTables

/// The order of categories by column, for each indicator that has a table schema of its own.
struct DataSchema: Hashable, Sendable {
  private(set) var orders: [String: [String: [String]]] = [:]

  /// Reads `data-schema/<id>.yml`, or the files that the settings name.
  init(_ config: BuildConfig, files: RepositoryFiles, log: inout ProblemLog) {
    let settings = config.settings["data_schema"]
    let pattern =
      settings?["source"]?.filled ?? settings?["path_pattern"]?.filled ?? "data-schema/*-*.yml"
    for path in files.matching(PathPattern(config.sourceFolder + pattern)) {
      do throws(InputRefused) {
        let value = try YAMLText.value(
          of: TextFile.decode(files.read(path), file: path), file: path, dialect: .yaml12)
        for field in value["fields"]?.items ?? [] {
          guard let name = field["name"]?.filled else { continue }
          let words = field["constraints"]?["enum"]?.items.compactMap(\.filled) ?? []
          if !words.isEmpty { orders[RepositoryID.of(path), default: [:]][name] = words }
        }
      } catch {
        log.add(contentsOf: error.problems.map(\.asWarning))
      }
    }
  }
}
