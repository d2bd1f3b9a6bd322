import Agenda
import Indicators
import Languages
import Measures

/// What the metadata of an indicator say in words.
struct IndicatorWords {
  let id: String
  let metadata: Metadata
  let home: ReviewConversion.Home

  private static let definitions = [
    "national_indicator_description", "computation_definitions", "STAT_CONC_DEF",
    "indicator_definition", "SDG_INDICATOR", "SDG_INDICATOR__GLOBAL",
  ]
  private static let remarks = [
    "national_indicator_available", "page_content", "data_notice_heading", "data_notice_text",
    "data_footnote", "computation_calculations", "computation_definitions", "STAT_CONC_DEF",
    "national_indicator_description", "indicator_definition", "REC_USE_LIM", "DATA_COMP",
    "other_info",
  ]
  private static let sourceFields = [
    "source_active", "source_organisation", "source_url", "source_url_text",
  ]
  private static let others: Set<String> = [
    "indicator_name", "graph_title", "graph_titles", "computation_units", "UNIT_MEASURE",
    "precision", "national_geographical_coverage", "COVERAGE", "copyright", "sources",
    "COMPILING_ORG", "DATA_SOURCE", "standalone", "indicator_number", "indicator", "sdg_goal",
    "target_id", "goal_number", "target_number", "indicator_sort_order",
    "progress_calculation_options",
  ]

  /// Whether a field comes over into a review.
  static func carried(_ field: String) -> Bool {
    definitions.contains(field) || remarks.contains(field) || others.contains(field)
      || sourceFields.contains { field.hasPrefix($0 + "_") }
  }

  /// The name; the number where none is written.
  func name(_ texts: inout RepositoryTexts) -> LocalizedText {
    for field in ["indicator_name", "graph_title", "SDG_INDICATOR", "SDG_INDICATOR__GLOBAL"] {
      if let found = texts.field(field, of: metadata) { return found }
    }
    let number = RepositoryID.number(id)
    return LocalizedText { $0.text("open-sdg.indicator", ["number": number]) }
  }

  /// The heading of the graph for a series and a unit, else for all.
  func title(series: String, unit: String, _ texts: inout RepositoryTexts) -> LocalizedText? {
    for option in metadata.value("graph_titles")?.items ?? [] {
      let fits =
        (option["series"]?.filled ?? series) == series && (option["unit"]?.filled ?? unit) == unit
      if fits, let title = option["title"]?.filled { return texts.text(title) }
    }
    return texts.field("graph_title", of: metadata)
  }

  func definition(_ texts: inout RepositoryTexts) -> LocalizedText? {
    for field in Self.definitions {
      if let found = texts.field(field, of: metadata) { return found }
    }
    return nil
  }

  /// Everything else that a reader must know, each once.
  func notes(_ texts: inout RepositoryTexts, besides: [LocalizedText]) -> [LocalizedText] {
    var notes: [LocalizedText] = []
    for field in Self.remarks {
      if let note = texts.field(field, of: metadata), !besides.contains(note), !notes.contains(note)
      {
        notes.append(note)
      }
    }
    return notes
  }

  /// The sources, the first one first; those that Open SDG hides are left out.
  func sources(_ texts: inout RepositoryTexts) -> [Source] {
    var sources: [Source] = []
    for number in 1...20 {
      func field(_ name: String) -> String { "\(name)_\(number)" }
      if metadata.value(field("source_active")) == .flag(false) { continue }
      let organisation = texts.field(field("source_organisation"), of: metadata)
      let table = texts.field(field("source_url_text"), of: metadata)
        .flatMap { Self.isPlaceholder($0) ? nil : $0 }
      guard let name = organisation ?? table else { continue }
      sources.append(
        source(
          name, table: organisation == nil ? nil : table,
          address: metadata.filled(field("source_url"))))
    }
    for item in metadata.value("sources")?.items ?? [] {
      guard let name = (item["organisation"] ?? item["name"] ?? item["url_text"])?.filled,
        let words = texts.text(name)
      else { continue }
      sources.append(
        source(
          words, table: item["url_text"]?.filled.flatMap { texts.text($0) },
          address: item["url"]?.filled))
    }
    if sources.isEmpty,
      let name = texts.field("DATA_SOURCE", of: metadata)
        ?? texts.field("COMPILING_ORG", of: metadata)
    {
      sources.append(source(name, table: nil, address: nil))
    }
    return sources
  }

  private func source(_ name: LocalizedText, table: LocalizedText?, address: String?) -> Source {
    let link = address.flatMap { $0.hasPrefix("https://") || $0.hasPrefix("http://") ? $0 : nil }
    return Source(
      name: name, table: table?.texts.sorted { $0.key < $1.key }.first?.value, address: link,
      licence: metadata.filled("copyright") ?? home.licence)
  }

  private static func isPlaceholder(_ text: LocalizedText) -> Bool {
    text.texts.values.allSatisfy { $0.lowercased() == "link to source" }
  }

  func base(_ texts: inout RepositoryTexts) -> LocalizedText {
    texts.field("national_geographical_coverage", of: metadata)
      ?? texts.field("source_geographical_coverage_1", of: metadata)
      ?? texts.field("COVERAGE", of: metadata) ?? LocalizedText(same: home.name)
  }

  /// The goal and target that the id names, where it is one of the 2030 Agenda.
  var place: (goals: [GoalID], targets: [TargetID]) {
    if metadata.value("standalone")?.isTrue == true { return ([], []) }
    let parts = id.split(separator: "-").map(String.init)
    let goal =
      parts.first.flatMap { GoalID($0) } ?? metadata.filled("sdg_goal").flatMap { GoalID($0) }
    guard let goal else { return ([], []) }
    let target =
      parts.count > 1 ? TargetID("\(parts[0]).\(parts[1])") : nil
    return (
      [goal], [target ?? metadata.filled("target_id").flatMap { TargetID($0) }].compactMap { $0 }
    )
  }

  /// The decimals that the settings ask for.
  func decimals(series: String, unit: String) -> Int? {
    for option in metadata.value("precision")?.items ?? [] {
      if let text = option.filled { return Int(text) }
      let fits =
        (option["series"]?.filled ?? series) == series && (option["unit"]?.filled ?? unit) == unit
      if fits, let text = option["decimals"]?.filled, let number = Int(text) { return number }
    }
    return nil
  }
}
