import Agenda
import Indicators
import Languages
import Measures
import OpenSDG
import StatisticalTables

/// The files of a review made of what an import brought over.
struct ImportedFolder {
  let conversion: ReviewConversion
  let home: OpenSDGImport.Home

  init(_ conversion: ReviewConversion, home: OpenSDGImport.Home) {
    self.conversion = conversion
    self.home = home
  }

  /// The text of each file by its path.
  var files: [String: String] {
    var files = [
      "review.yaml": review, "units.csv": units, "frameworks/open-sdg.yaml": framework,
    ]
    var ids: [String] = []
    for part in conversion.parts where !ids.contains(part.id) { ids.append(part.id) }
    for id in ids {
      let parts = conversion.parts.filter { $0.id == id }
      files["indicators/\(id).yaml"] = IndicatorFile.text(of: parts.map(\.indicator))
      files["observations/\(id).csv"] = observations(parts)
    }
    for language in reportLanguages {
      for (name, text) in ImportedBlocks(conversion, home: home, language: language).files {
        files["report/\(language.tag)/\(name).md"] = text
      }
    }
    return files
  }

  private var reportLanguages: [Language] { conversion.languages.compactMap(Language.named) }

  /// The latest period of all values.
  private var latest: Period? {
    conversion.parts.flatMap { $0.observations.map(\.period) }.max()
  }

  private var review: String {
    var yaml = YAMLWriter()
    let name = home.name
    yaml.word("id", "open-sdg")
    yaml.localized(
      "title", LocalizedText { $0.text("open-sdg.review.title", ["name": name]) })
    yaml.word("kind", "local")
    yaml.object("owner") { $0.quoted("name", name) }
    yaml.word("framework", "open-sdg")
    yaml.word(
      "languages", "[" + conversion.languages.map(\.rawValue).joined(separator: ", ") + "]")
    yaml.quoted("period", String(latest?.endYear ?? 2030))
    yaml.object("units") { yaml in
      yaml.word("file", "units.csv")
      yaml.list("levels", [home.level])
    }
    yaml.object("edition") { yaml in
      yaml.word("number", "1")
      yaml.word("date", latest?.lastDay.description ?? "2030-12-31")
      yaml.word("status", "draft")
    }
    yaml.quoted("licence", home.licence)
    return yaml.text
  }

  private var units: String {
    var rows = DelimitedWriter()
    rows.row(["code", "name", "level", "parent"])
    rows.row([home.code, home.name, home.level, ""])
    for place in conversion.places {
      rows.row([place.code, place.name.text(in: .en), "area", home.code])
    }
    return rows.text
  }

  private var framework: String {
    var yaml = YAMLWriter()
    yaml.word("id", "open-sdg")
    yaml.localized("name", LocalizedText { $0.text("open-sdg.framework") })
    yaml.quoted("source", "Open SDG")
    let blocks = ImportedBlocks.blocks(of: conversion)
    yaml.objects("elements", blocks) { yaml, block in
      yaml.quoted("id", block.number)
      yaml.localized("title", block.title)
      yaml.list("blocks", [block.id])
    }
    return yaml.text
  }

  private func observations(_ parts: [ReviewConversion.Part]) -> String {
    var breakdowns: [String] = []
    for id in parts.flatMap({ $0.indicator.breakdowns.map(\.id) }) where !breakdowns.contains(id) {
      breakdowns.append(id)
    }
    var rows = DelimitedWriter()
    rows.row(["indicator", "unit", "period"] + breakdowns + ["value", "status"])
    for part in parts {
      let places = breakdowns.map { id in part.indicator.breakdowns.firstIndex { $0.id == id } }
      for observation in part.observations {
        let categories = places.map { $0.map { observation.categories[$0] } ?? "" }
        rows.row(
          [part.indicator.id, observation.unit, observation.period.description] + categories
            + ImportedFolder.value(observation.value))
      }
    }
    return rows.text
  }

  /// A value and its status, with all digits.
  private static func value(_ value: Value) -> [String] {
    switch value {
    case .known(let number, let quality):
      let isWhole = number == number.rounded() && number.magnitude < 1e15
      return [
        isWhole ? String(Int(number)) : String(number),
        quality == .final ? "" : quality.rawValue,
      ]
    case .unknown(let absence): return ["", absence.rawValue]
    }
  }
}
