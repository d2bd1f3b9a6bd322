import Agenda
import CaseStudies
import FollowUp
import Indicators
import Languages
import Measures
import Pages
import Problems
import Store
import Surveys
import VoluntaryReview

extension ReferenceResolver {
  /// A cell in a sentence.
  func cellWords(_ reference: LiveReference) throws(InputRefused) -> InlineText {
    try allow(["decimals", "sign"], reference)
    let subject = try subject(reference)
    let (measure, cell, table) = try measure(
      reference.verb == "mean" ? meanSubject(subject) : subject, reference)
    let decimals = try wholeNumber("decimals", 0...6, reference)
    let isSigned = try choice("sign", ["true", "false"], reference) == "true"
    let unit =
      decimals.map {
        UnitOfMeasure(code: table.unit.code, label: table.unit.label, decimals: $0)
      } ?? table.unit
    let text: String
    switch reference.verb {
    case "count":
      guard cell.count != nil || cell.value.absence != nil || table.quantity == .count else {
        throw refusal("reference.no-count", reference, ["address": measure.address.description])
      }
      text =
        cell.count.map { language.number(Double($0), decimals: 0) }
        ?? words(measure.value, unit: unit, isSigned: isSigned, withLabel: false)
    case "base":
      text =
        cell.answered.map { language.number(Double($0), decimals: 0) }
        ?? language.baseText(cell.base)
    case "interval": text = language.uncertaintyText(cell.uncertainty, unit: unit)
    case "period": text = measure.period.text(in: language)
    case "mean":
      guard table.quantity == .mean else {
        throw refusal("reference.not-a-mean", reference, ["address": measure.address.description])
      }
      text = words(measure.value, unit: unit, isSigned: isSigned, withLabel: false)
    case "share":
      guard table.quantity == .share else {
        throw refusal("reference.not-a-share", reference, ["address": measure.address.description])
      }
      text = words(measure.value, unit: unit, isSigned: isSigned, withLabel: false)
    default:
      text = words(
        measure.value, unit: unit, isSigned: isSigned, withLabel: reference.verb == "number")
    }
    return InlineText(
      text: text, measure: reference.verb == "period" ? nil : measure,
      meaning: meaning(measure, in: table), verb: reference.verb)
  }

  /// The table of means that belongs to a question: `survey.q.by.size` has `survey.q.mean.by.size`.
  private func meanSubject(_ subject: LiveReference.Subject) -> LiveReference.Subject {
    var parts = subject.word.split(separator: ".").map(String.init)
    let isMean = parts.contains("mean") || parts.contains("borda")
    guard parts.first == "survey", parts.count >= 2, !isMean else { return subject }
    parts.insert("mean", at: 2)
    return LiveReference.Subject(
      word: parts.joined(separator: "."), coordinates: subject.coordinates)
  }

  func words(_ value: Value, unit: UnitOfMeasure, isSigned: Bool, withLabel: Bool) -> String {
    switch value {
    case .known(let number, _):
      let text = unit.text(number, in: language, withLabel: withLabel)
      return isSigned && number > 0 ? "+" + text : text
    case .unknown(let absence): return language.absenceText(absence)
    }
  }

  /// The label of the row with the highest or lowest value; all of them where several share it.
  func extreme(_ reference: LiveReference) throws(InputRefused) -> InlineText {
    let subject = try subject(reference)
    let table = try table(subject, reference).table
    let extra = reference.options
      .filter { option in table.dimensions.contains { $0.id == option.key } }
      .map { CellAddress.Coordinate(dimension: $0.key, category: $0.value) }
    try allow(table.dimensions.map(\.id) + ["level"], reference)
    let coordinates = subject.coordinates + extra
    let named = Set(coordinates.map(\.dimension))
    guard
      let ranked = table.dimensions.first(where: { !named.contains($0.id) && $0.role != .period })
    else { throw refusal("reference.bad-layout", reference, ["known": "–"]) }
    let level = reference.options["level"]
    var found: [(category: Category, value: Double)] = []
    for category in ranked.categories
    where category.role == .part && category.code != "top" && category.code != "bottom" {
      if ranked.role == .unit, !isRanked(category.code, level: level) { continue }
      let place =
        coordinates + [CellAddress.Coordinate(dimension: ranked.id, category: category.code)]
      do {
        if let number = try table.measure(place).value.number { found.append((category, number)) }
      } catch {
        throw lookupRefusal(error, table: table, reference)
      }
    }
    let end = reference.verb == "highest" ? found.map(\.value).max() : found.map(\.value).min()
    guard let end else { return InlineText(text: language.text("figure.empty")) }
    let labels = found.filter { $0.value == end }.map { $0.category.label.text(in: language.tag) }
    return InlineText(text: language.list(labels), verb: reference.verb)
  }

  /// Only units of the review are compared, and of one level: the county is not a large municipality.
  private func isRanked(_ code: String, level: String?) -> Bool {
    guard let unit = stored.units.units.first(where: { $0.code == code }) else { return false }
    return unit.levels.contains(level ?? "municipality")
      || !stored.units.levels.contains { $0.code == "municipality" }
  }

  /// Which way a change goes, after the declared rounding.
  func direction(_ reference: LiveReference) throws(InputRefused) -> InlineText {
    try allow([], reference)
    let (measure, _, table) = try measure(subject(reference), reference)
    let key =
      switch measure.value.number.map({ Rounding.round($0, decimals: table.unit.decimals) }) {
      case nil: "direction.unknown"
      case let change? where change > 0: "direction.up"
      case let change? where change < 0: "direction.down"
      default: "direction.same"
      }
    return InlineText(
      text: language.text(key), measure: measure, meaning: meaning(measure, in: table),
      verb: reference.verb)
  }

  /// The first cell less the second, in their unit of measure; shares differ in percentage points.
  func difference(_ reference: LiveReference) throws(InputRefused) -> InlineText {
    try allow(["decimals", "sign"], reference)
    let (first, _, firstTable) = try measure(subject(reference, 0), reference)
    let (second, _, secondTable) = try measure(subject(reference, 1), reference)
    guard firstTable.unit.code == secondTable.unit.code else {
      throw refusal("reference.different-units", reference)
    }
    let decimals = try wholeNumber("decimals", 0...6, reference) ?? firstTable.unit.decimals
    let unit =
      firstTable.unit.isPercent
      ? UnitOfMeasure(
        code: "percentage-points", label: LocalizedText { $0.text("unit.percentage-points") },
        decimals: decimals)
      : UnitOfMeasure(code: firstTable.unit.code, label: firstTable.unit.label, decimals: decimals)
    let value: Value =
      if let a = first.value.number, let b = second.value.number {
        .known(
          a - b,
          first.value.quality == .final && second.value.quality == .final ? .final : .estimated)
      } else {
        .unknown(first.value.absence ?? second.value.absence ?? .missing)
      }
    let isSigned = try choice("sign", ["true", "false"], reference) == "true"
    let meaning = "\(meaning(first, in: firstTable)) − \(meaning(second, in: secondTable))"
    return InlineText(
      text: words(value, unit: unit, isSigned: isSigned, withLabel: true),
      measure: Measure(
        value: value, unit: unit, base: first.base,
        uncertainty: value.number == nil ? .none : .notComputed, period: first.period,
        address: first.address,
        sources: Array(Set(first.sources + second.sources)).sorted {
          $0.name.text(in: language.tag) < $1.name.text(in: language.tag)
        }), meaning: meaning, verb: reference.verb)
  }

  /// The name of a unit, goal, target or indicator.
  func name(_ reference: LiveReference) throws(InputRefused) -> InlineText {
    try allow(["unit", "goal", "target", "indicator"], reference)
    guard let (kind, code) = reference.options.sorted(by: { $0.key < $1.key }).first else {
      throw refusal("reference.unknown-name", reference, ["found": "–"])
    }
    let text: LocalizedText? =
      switch kind {
      case "unit": stored.units.unit(code)?.name
      case "goal": GoalID(code).map { Agenda2030.goal($0).name }
      case "target": TargetID(code).map { Agenda2030.target($0).title }
      default: analysis.indicators[code]?.name
      }
    guard let text else { throw refusal("reference.unknown-name", reference, ["found": code]) }
    return InlineText(text: text.text(in: language.tag))
  }

  /// How many there are of something in the review's files.
  func total(_ reference: LiveReference) throws(InputRefused) -> InlineText {
    let options: [String: [String]] = [
      "units": ["level"], "indicators": ["goal"], "cases": ["goal"], "recommendations": ["to"],
      "findings": [], "actions": ["status"], "involvement": [], "milestones": [], "goals": [],
      "targets": [], "questions": [], "plans": ["unit"],
    ]
    let word = try subject(reference).word
    guard let allowed = options[word] else {
      throw refusal(
        "reference.bad-option", reference,
        ["option": "total", "found": word, "known": options.keys.sorted().joined(separator: ", ")])
    }
    try allow(allowed, reference)
    let given = reference.options
    let goal = given["goal"].flatMap { GoalID($0) }
    if let text = given["goal"], goal == nil {
      throw refusal("goal.unknown", reference, ["found": text])
    }
    let level = try choice("level", stored.units.levels.map(\.code), reference)
    let count: Int =
      switch word {
      case "units": stored.units.units.count { level == nil || $0.levels.contains(level ?? "") }
      case "indicators": stored.indicators.count { goal.map($0.goals.contains) ?? true }
      case "cases":
        stored.cases.count { $0.isPrintable && (goal.map($0.goals.contains) ?? true) }
      case "recommendations":
        stored.followUp.recommendations.count {
          given["to"].map($0.addressee.rawValue.elementsEqual) ?? true
        }
      case "findings": stored.findings.count
      case "actions":
        stored.followUp.actions.count {
          given["status"].map($0.status.rawValue.elementsEqual) ?? true
        }
      case "involvement": stored.review.involvement.count
      case "milestones": stored.review.milestones.count
      case "plans": try plans(reference).count
      case "goals": Agenda2030.goals.count
      case "targets": Agenda2030.targets.count
      default: stored.survey?.questionnaire.questions.count(where: \.kind.isAsked) ?? 0
      }
    return InlineText(text: language.number(Double(count), decimals: 0), verb: "total")
  }
}
