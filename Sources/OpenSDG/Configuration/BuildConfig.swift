import Problems
import StatisticalTables

/// The settings of a repository's build.
struct BuildConfig: Sendable {
  /// One source of data or metadata.
  struct Input: Sendable {
    /// The class of the peer that reads it, such as `InputCsvData`.
    let kind: String
    /// All its settings.
    let settings: MetadataValue
    let place: Place

    /// A setting that is a text.
    func setting(_ name: String) -> String? { settings[name]?.filled }
  }

  /// The names that the settings are found under, the usual one first.
  static let names = [
    "config_data.yml", "config_data.yaml", "open_sdg_config.yml", "open_sdg_config.yaml",
  ]

  /// The folder of the repository's own translations.
  private static let usualTranslations = "translations"

  let file: String
  let settings: MetadataValue
  let languages: [String]
  let inputs: [Input]
  let translations: [Input]
  /// The folder that patterns start from, with its `/`; empty for the repository itself.
  let sourceFolder: String
  let schemaFile: String
  let columns: SpecialColumns
  /// The metadata field that names a group of settings is not ours: those that say how the peer writes.
  static let withoutMeaning: Set<String> = [
    "languages", "inputs", "translations", "src_dir", "schema_file", "schema", "site_dir",
    "indicator_options", "data_schema", "logging", "docs_branding", "docs_intro", "docs_subfolder",
    "docs_baseurl", "docs_indicator_url", "docs_metadata_fields", "docs_translate_disaggregations",
    "docs_extra_disaggregations", "git", "git_data_dir", "datapackage", "csvw",
    "indicator_export_filename", "reporting_status_extra_fields",
    "ignore_out_of_scope_disaggregation_stats",
  ]

  /// Reads the settings; the peer's own where there are none.
  init(_ files: RepositoryFiles, log: inout ProblemLog) {
    file = Self.names.first(where: files.has) ?? ""
    var settings = MetadataValue.empty
    if file.isEmpty {
      log.warning("open-sdg.no-settings", at: Place(Self.names[0]))
    } else {
      do throws(InputRefused) {
        settings = try YAMLText.value(
          of: TextFile.decode(files.read(file), file: file), file: file, dialect: .yaml11)
      } catch {
        log.add(contentsOf: error.problems.map(\.asWarning))
      }
    }
    self.settings = settings
    languages = settings["languages"]?.items.compactMap(\.filled) ?? []
    let folder = settings["src_dir"]?.filled ?? ""
    sourceFolder =
      folder.isEmpty || folder == "." ? "" : folder + (folder.hasSuffix("/") ? "" : "/")
    schemaFile =
      settings["schema_file"]?.filled ?? settings["schema"]?["schema_file"]?.filled
      ?? "_prose.yml"
    columns = SpecialColumns(settings["indicator_options"] ?? .empty)
    let inputs = Self.inputs(settings, "inputs", file: file)
    self.inputs =
      inputs.isEmpty
      ? [
        Input(
          kind: "InputCsvData",
          settings: .map([.init(name: "path_pattern", value: .text("data/*-*.csv"), line: nil)]),
          place: Place(file)),
        Input(
          kind: "InputYamlMdMeta",
          settings: .map([.init(name: "path_pattern", value: .text("meta/*-*.md"), line: nil)]),
          place: Place(file)),
      ] : inputs
    let translations = Self.inputs(settings, "translations", file: file)
    self.translations =
      translations.isEmpty
      ? [
        Input(
          kind: "TranslationInputYaml",
          settings: .map([.init(name: "source", value: .text(Self.usualTranslations), line: nil)]),
          place: Place(file))
      ] : translations
  }

  private static func inputs(_ settings: MetadataValue, _ name: String, file: String) -> [Input] {
    let line = settings.entries.last { $0.name == name }?.line
    return (settings[name]?.items ?? []).compactMap { item in
      item["class"]?.filled.map {
        Input(
          kind: $0, settings: item,
          place: Place(
            file, line: item.entries.first?.line ?? line, cell: item["path_pattern"]?.filled ?? $0))
      }
    }
  }
}

extension Problem {
  /// The same problem as something that stops nothing: what cannot be read is left out, and said.
  var asWarning: Problem { Problem(code, .warning, at: place, values) }
}
