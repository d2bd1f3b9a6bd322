import Agenda
import Indicators
import Languages
import Measures
import Problems

extension YAMLObject {
  /// The indicator that a file of `indicators/` describes.
  ///
  /// - Parameter log: takes goals, targets and breakdowns that cannot be.
  /// - Returns: the definition.
  func indicator(log: inout ProblemLog) -> Indicator {
    let unit = object("unit")
    let code = unit?.text("code") ?? ""
    let decimals = unit?.integer("decimals") ?? 0
    if !(0...6).contains(decimals), let unit {
      log.error(
        "indicator.decimals", at: unit.place("decimals"), ["found": String(decimals)])
    }
    let formula = formula(log: &log)
    if !has("formula") {
      for key in ["recode", "source"] where !has(key) {
        log.error("yaml.missing-key", at: place, ["key": key])
      }
    }
    if text("recode") == "rate" && !has("denominator") {
      log.error("indicator.rate-without-denominator", at: place, ["indicator": text("id")])
    }
    let standards = standards(log: &log)
    let indicator = Indicator(
      id: text("id"), name: localized("name"), title: optionalLocalized("title"),
      definition: localized("definition"), goals: goals(log: &log), targets: targets(log: &log),
      unit: code == UnitOfMeasure.percentCode
        ? .percent(decimals: min(max(decimals, 0), 6))
        : UnitOfMeasure(
          code: code, label: unit?.optionalLocalized("text") ?? LocalizedText([:]),
          decimals: min(max(decimals, 0), 6)),
      direction: Indicator.Direction(rawValue: text("direction")) ?? .neutral,
      kind: optionalText("kind").flatMap(Indicator.Kind.init(rawValue:)), carrying: carrying(),
      base: localized("base"), periods: Indicator.Periods(rawValue: text("period")) ?? .year,
      levels: texts("levels"), breakdowns: objects("breakdowns").map { $0.breakdown(log: &log) },
      source: source(), notes: localizedList("notes"), formula: formula,
      standards: standards)
    for contradiction in indicator.criteria().contradictions {
      log.error(
        contradiction.rawValue, at: place(contradiction.key), ["indicator": indicator.id])
    }
    return indicator
  }

  /// How the indicator is computed from others; nil where it is not, or cannot be read.
  private func formula(log: inout ProblemLog) -> Formula? {
    guard let text = optionalText("formula") else { return nil }
    for key in ["recode", "denominator"] where has(key) {
      log.error("indicator.formula-and-recode", at: place(key), ["key": key])
    }
    do throws(InputRefused) {
      return try Formula(text, at: textPlace("formula"))
    } catch {
      log.add(contentsOf: error.problems)
      return nil
    }
  }

  private func carrying() -> Indicator.Carrying {
    switch text("recode") {
    case "count": .count
    case "rate": .rate(weight: text("denominator"))
    default: .none
    }
  }

  /// The goals of an indicator or a case.
  func goals(log: inout ProblemLog) -> [GoalID] {
    texts("goals").compactMap { text in
      if let goal = GoalID(text) { return goal }
      log.error("goal.unknown", at: place("goals"), ["found": text])
      return nil
    }
  }

  /// The targets of an indicator or a case.
  func targets(log: inout ProblemLog) -> [TargetID] {
    texts("targets").compactMap { text in
      if let target = TargetID(text) { return target }
      log.error("target.unknown", at: place("targets"), ["found": text])
      return nil
    }
  }

  private func source() -> Source {
    let source = object("source")
    return Source(
      name: source?.localized("name") ?? LocalizedText { $0.text("formula.source") },
      table: source?.optionalText("table"),
      address: source?.optionalText("address"), licence: source?.text("licence") ?? "",
      retrieved: source?.day("retrieved"))
  }

  /// The columns that observations and tables have already: a breakdown of that name would hide them.
  private static let reservedColumns: Set<String> = [
    "indicator", "unit", "period", "value", "status", "count", "answered", "population", "lower",
    "upper", "measure", "synthetic",
  ]

  private func breakdown(log: inout ProblemLog) -> Indicator.Breakdown {
    let total = optionalText("total")
    let categories = objects("categories").map { category in
      Category(
        code: category.text("code"), label: category.localized("text"),
        role: category.text("code") == total ? .total : .part)
    }
    if let total, !categories.contains(where: { $0.role == .total }) {
      log.error("indicator.unknown-total", at: place("total"), ["found": total])
    }
    if Self.reservedColumns.contains(text("id")) {
      log.error("indicator.reserved-breakdown", at: place("id"), ["found": text("id")])
    }
    for (index, category) in categories.enumerated()
    where categories[..<index].contains(where: { $0.code == category.code }) {
      log.error("indicator.duplicate-category", at: place, ["found": category.code])
    }
    return Indicator.Breakdown(id: text("id"), name: localized("name"), categories: categories)
  }
}
