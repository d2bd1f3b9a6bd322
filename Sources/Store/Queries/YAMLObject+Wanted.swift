import Problems
import Yams

extension YAMLObject {
  /// What the object `estimate` asks for; nil where it is not one thing.
  func wanted(log: inout ProblemLog) -> EstimateQuery.Wanted? {
    let keys = (node.mapping.map { Array($0.keys) } ?? []).compactMap { $0.scalar?.string }
    guard keys.count == 1, let key = keys.first, let object = object(key) else {
      log.error("query.one-estimate", at: place, ["found": keys.joined(separator: ", ")])
      return nil
    }
    return object.wanted(key, log: &log)
  }

  private func wanted(_ key: String, log: inout ProblemLog) -> EstimateQuery.Wanted? {
    switch key {
    case "total": return column().map { .total($0, property) }
    case "mean": return column().map { .mean($0) }
    case "shares": return column().map { .shares($0) }
    case "share":
      guard let column = column(), let property else {
        log.error("query.property", at: place)
        return nil
      }
      return .share(column, property)
    case "ratio":
      guard let above = word("of"), let below = word("to") else { return nil }
      return .ratio(of: above, to: below)
    case "quantile": return quantile(log: &log)
    case "crosstab":
      guard let row = word("row"), let column = column() else { return nil }
      return .crosstab(row: row, column: column)
    case "difference": return difference(log: &log)
    case "ranktest":
      guard let column = column(), let between = word("between") else { return nil }
      return .rankTest(
        column, between: between, choice("score", .wilcoxon), choice("ties", .midrank))
    case "model": return model(log: &log).map { .model($0) }
    case "alpha": return .alpha(words("columns"))
    case "kappa":
      let columns = words("columns")
      guard columns.count == 2 else {
        log.error("query.two-coders", at: place("columns"))
        return nil
      }
      return .kappa(columns[0], columns[1])
    default: return .krippendorff(words("columns"), choice("difference", .nominal))
    }
  }

  private func column() -> QueryWord? { word("column") }

  private func quantile(log: inout ProblemLog) -> EstimateQuery.Wanted? {
    let shares = numbers("at")
    if let wrong = shares.first(where: { !(0 < $0 && $0 < 1) }) {
      log.error("query.share-below", at: place("at"), ["found": "\(wrong)"])
    }
    return column().map { .quantile($0, at: shares, choice("rule", .smallest)) }
  }

  private func difference(log: inout ProblemLog) -> EstimateQuery.Wanted? {
    let groups = words("groups")
    if has("groups"), groups.count != 2 || groups[0].text == groups[1].text {
      log.error("query.two-groups", at: place("groups"))
    }
    guard let column = column(), let between = word("between") else { return nil }
    return .difference(column, property, between: between, groups: groups)
  }

  private func model(log: inout ProblemLog) -> EstimateQuery.Model? {
    guard let outcome = object("outcome"), let column = outcome.column() else { return nil }
    let terms = objects("terms").compactMap { term in
      term.column().map {
        EstimateQuery.Model.Term(
          column: $0, reading: term.optionalText("as").flatMap { .init(rawValue: $0) },
          reference: term.word("reference"))
      }
    }
    for (index, term) in terms.enumerated()
    where terms[..<index].contains(where: { $0.column.text == term.column.text }) {
      log.error("query.term-twice", at: term.column.place, ["column": term.column.text])
    }
    let family: EstimateQuery.Model.Family = choice("family", .gaussian)
    if family == .logit, outcome.property == nil {
      log.error("query.property", at: outcome.place)
    }
    let margins = word("margins")
    let names = terms.map(\.column.text)
    if let margins, !names.contains(margins.text) {
      log.error(
        "query.margins", at: margins.place,
        ["column": margins.text, "known": names.joined(separator: ", ")])
    }
    return EstimateQuery.Model(
      outcome: column, property: family == .ordinal ? nil : outcome.property,
      order: outcome.words("order"), family: family, terms: terms, margins: margins)
  }
}
