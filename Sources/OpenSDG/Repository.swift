import Languages
public import Problems

/// An Open SDG data repository, read as its own build reads it.
///
/// The same rows, fields and texts come out as from sdg-build 2.3; what that build loses in silence is told of
/// in ``problems``. Nothing is fetched: what lies elsewhere is told of too.
public struct Repository: Sendable {
  /// The languages of the settings, the first is the original.
  public let languages: [String]
  /// The columns that have a meaning of their own.
  public let columns: SpecialColumns
  /// The figures by indicator id.
  public let tables: [String: RepositoryTable]
  /// What is written about each indicator, by id.
  public let metadata: [String: Metadata]
  /// The texts behind keys.
  public let translations: Translations
  /// The metadata fields that are declared.
  public let schema: MetadataSchema
  /// Every oddity, in the order of files and lines; none of them stops anything.
  public let problems: [Problem]
  let dataSchema: DataSchema

  /// The ids of all indicators, in the order of the goals.
  public var ids: [String] {
    Set(tables.keys).union(metadata.keys).sorted(by: RepositoryID.precedes)
  }

  /// Reads a repository.
  ///
  /// - Parameter files: its files.
  /// - Returns: all that was found.
  /// - Throws: ``InputRefused`` where neither settings, data nor metadata are there.
  public static func read(_ files: RepositoryFiles) throws(InputRefused) -> Repository {
    var log = ProblemLog()
    let config = BuildConfig(files, log: &log)
    var sources = RepositorySources(config, files: files)
    sources.read(log: &log)
    guard !config.file.isEmpty || !sources.tables.isEmpty || !sources.metadata.isEmpty else {
      throw InputRefused([Problem("open-sdg.no-repository", at: Place(""))])
    }
    let translations = Translations(config, files: files, log: &log)
    let schema = MetadataSchema(config, files: files, log: &log)
    let dataSchema = DataSchema(config, files: files, log: &log)
    sources.tellOfSettings(log: &log)
    return Repository(
      languages: config.languages, columns: config.columns, tables: sources.tables,
      metadata: sources.metadata, translations: translations, schema: schema,
      problems: log.sorted, dataSchema: dataSchema)
  }
}
