import Agenda
import Indicators
import Languages
import Measures

/// Writes a file of `indicators/`: a list of definitions.
enum IndicatorFile {
  static func text(of indicators: [Indicator]) -> String {
    var yaml = YAMLWriter()
    yaml.items(indicators) { yaml, indicator in
      yaml.word("id", indicator.id)
      yaml.localized("name", indicator.name)
      if let title = indicator.title { yaml.localized("title", title) }
      yaml.localized("definition", indicator.definition)
      yaml.word("goals", "[" + indicator.goals.map(\.description).joined(separator: ", ") + "]")
      if !indicator.targets.isEmpty { yaml.list("targets", indicator.targets.map(\.description)) }
      yaml.object("unit") { yaml in
        yaml.quoted("code", indicator.unit.code)
        if !indicator.unit.isPercent, !indicator.unit.label.isEmpty {
          yaml.localized("text", indicator.unit.label)
        }
        yaml.word("decimals", String(indicator.unit.decimals))
      }
      yaml.word("direction", indicator.direction.rawValue)
      if let kind = indicator.kind { yaml.word("kind", kind.rawValue) }
      switch indicator.carrying {
      case .count: yaml.word("recode", "count")
      case .rate(let weight):
        yaml.word("recode", "rate")
        yaml.quoted("denominator", weight)
      case .none: yaml.word("recode", "none")
      }
      yaml.localized("base", indicator.base)
      yaml.word("period", indicator.periods.rawValue)
      yaml.list("levels", indicator.levels)
      yaml.objects("breakdowns", indicator.breakdowns) { yaml, breakdown in
        yaml.quoted("id", breakdown.id)
        yaml.localized("name", breakdown.name)
        if let total = breakdown.categories.first(where: { $0.role == .total }) {
          yaml.quoted("total", total.code)
        }
        yaml.objects("categories", breakdown.categories) { yaml, category in
          yaml.quoted("code", category.code)
          yaml.localized("text", category.label)
        }
      }
      yaml.object("source") { yaml in
        let source = indicator.source
        yaml.localized("name", source.name)
        if let table = source.table { yaml.quoted("table", table) }
        if let address = source.address { yaml.quoted("address", address) }
        yaml.quoted("licence", source.licence)
        if let day = source.retrieved { yaml.word("retrieved", day.description) }
      }
      yaml.localizedList("notes", indicator.notes)
      standards(indicator.standards, &yaml)
    }
    return yaml.text
  }

  /// The target to reach and the limit of what can be reached.
  private static func standards(_ standards: Indicator.Standards, _ yaml: inout YAMLWriter) {
    if let target = standards.target, case .reach(let value) = target.aim {
      yaml.object("target") { yaml in
        yaml.word("kind", target.aim.kind.rawValue)
        yaml.word("value", String(value))
        if let year = target.year { yaml.word("year", String(year)) }
        if let baseline = target.baseline {
          yaml.object("baseline") { yaml in
            yaml.word("year", String(baseline.year))
            if let value = baseline.value { yaml.word("value", String(value)) }
          }
        }
        yaml.object("set-by") { yaml in
          yaml.word("level", target.level.rawValue)
          if !target.source.isEmpty { yaml.localized("text", target.source) }
        }
      }
    }
    if let limit = standards.naturalLimit { yaml.word("natural-limit", String(limit)) }
  }
}
