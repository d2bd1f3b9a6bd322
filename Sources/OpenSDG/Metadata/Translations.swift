import Problems
import StatisticalTables

/// The texts behind keys such as `general.goal`, by language.
public struct Translations: Hashable, Sendable {
  /// The text by language and whole key.
  public private(set) var texts: [String: [String: String]] = [:]
  /// Groups of which some text is known, in any language.
  private var groups: Set<String> = []

  /// Reads what the settings name; what would have to be fetched is told of.
  init(_ config: BuildConfig, files: RepositoryFiles, log: inout ProblemLog) {
    for input in config.translations {
      let source = input.setting("source") ?? "translations"
      switch input.kind {
      case "TranslationInputYaml":
        read(config.sourceFolder + source, ending: [".yml", ".yaml"], files, &log)
      case "TranslationInputCsv":
        read(config.sourceFolder + source, ending: [".csv"], files, &log)
      default:
        log.warning(
          "open-sdg.translations-elsewhere", at: input.place,
          ["kind": input.kind, "source": input.setting("source") ?? input.kind])
      }
    }
  }

  /// The files `<folder>/<language>/<group>.yml`.
  private mutating func read(
    _ folder: String, ending: [String], _ files: RepositoryFiles, _ log: inout ProblemLog
  ) {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    for path in files.paths where path.hasPrefix(start) && ending.contains(where: path.hasSuffix) {
      let parts = path.dropFirst(start.count).split(separator: "/")
      guard parts.count == 2 else { continue }
      let (language, group) = (String(parts[0]), RepositoryID.of(path))
      do throws(InputRefused) {
        let bytes = try files.read(path)
        if path.hasSuffix(".csv") {
          for row in try CSVRows(bytes, file: path).rows where row.fields.count > 1 {
            add(.text(row.fields[1]), under: group + "." + row.fields[0], language)
          }
        } else {
          let value = try YAMLText.value(
            of: TextFile.decode(bytes, file: path), file: path, dialect: .yaml11)
          for entry in value.entries { add(entry.value, under: group + "." + entry.name, language) }
        }
        groups.insert(group)
      } catch {
        log.add(contentsOf: error.problems.map(\.asWarning))
      }
    }
  }

  /// A key of keys is named by both, joined by a dot.
  private mutating func add(_ value: MetadataValue, under key: String, _ language: String) {
    switch value {
    case .map(let entries):
      for entry in entries { add(entry.value, under: key + "." + entry.name, language) }
    case .text(let text): texts[language, default: [:]][key] = text.withoutBlanksAround
    case .flag(let flag): texts[language, default: [:]][key] = flag ? "true" : "false"
    case .list, .empty: break
    }
  }

  /// The text that Open SDG shows for another: the text itself as a key, else under the group, else under `data`.
  ///
  /// - Parameters:
  ///   - text: what is written.
  ///   - group: the column, or nil in metadata.
  ///   - language: the reader's.
  /// - Returns: nil where nothing is known of it.
  public func translation(of text: String, group: String? = nil, in language: String) -> String? {
    guard let known = texts[language] else { return nil }
    return known[text] ?? group.flatMap { known[$0 + "." + text] } ?? known["data." + text]
  }

  /// Whether a text is a key for which there should be words, `group.key`.
  ///
  /// - Parameter text: what is written.
  /// - Returns: true for keys of groups that are known, and of those that Open SDG itself brings.
  public func isKey(_ text: String) -> Bool {
    guard let dot = text.firstIndex(of: "."), dot != text.startIndex,
      text.index(after: dot) < text.endIndex,
      text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) })
    else { return false }
    let group = String(text[..<dot])
    return groups.contains(group) || Self.ownGroups.contains(group)
  }

  /// Groups of the texts that Open SDG fetches from its own collection.
  private static let ownGroups: Set<String> = [
    "general", "global_goals", "global_goals_short", "global_targets", "global_targets_short",
    "global_indicators", "indicator", "metadata_fields", "status", "header", "frontpage", "data",
    "statistics", "m49", "units", "self_reported", "custodian_agencies",
  ]
}
