import Problems
import StatisticalTables

/// The metadata fields that a repository declares.
public struct MetadataSchema: Hashable, Sendable {
  /// The fields in order; none where there is no schema.
  public let fields: [Field]

  /// One field.
  public struct Field: Hashable, Sendable {
    /// The name in files.
    public let name: String
    /// The name that readers see.
    public let label: String?
    /// Where it belongs, such as `global` or `national`.
    public let scope: String?
  }

  /// Reads the file that the settings name (the form of prose.io).
  init(_ config: BuildConfig, files: RepositoryFiles, log: inout ProblemLog) {
    let path = config.sourceFolder + config.schemaFile
    guard files.has(path) else {
      if config.settings["schema_file"] != nil {
        log.warning("file.missing", at: Place(path))
      }
      fields = []
      return
    }
    do throws(InputRefused) {
      let value = try YAMLText.value(
        of: TextFile.decode(files.read(path), file: path), file: path, dialect: .yaml11)
      let listed = value["prose"]?["metadata"]
      // The folder that prose.io edits is any one key: `meta` usually.
      let items = (listed?["meta"] ?? listed?.entries.first?.value)?.items ?? []
      fields = items.compactMap { item in
        item["name"]?.filled.map {
          Field(
            name: $0, label: item["field"]?["label"]?.filled, scope: item["field"]?["scope"]?.filled
          )
        }
      }
    } catch {
      log.add(contentsOf: error.problems.map(\.asWarning))
      fields = []
    }
  }
}
