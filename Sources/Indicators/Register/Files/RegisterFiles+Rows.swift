import Agenda
import Languages
import Problems
import StatisticalTables

extension RegisterFiles {
  mutating func readSchemes(_ rows: RegisterRows) -> [ClassificationScheme] {
    check(
      rows, required: ["scheme", "code", "label"],
      optional: ["parent", "iri", "matches", "source"])
    let labels = LocalizedColumns("label", in: rows.file.header)
    var order: [String] = []
    var heads: [String: RegisterRows.Row] = [:]
    var concepts: [String: [ClassificationScheme.Concept]] = [:]
    var seen: [String: Place] = [:]
    for row in rows.all {
      let (id, code) = (row["scheme"], row["code"])
      guard !code.isEmpty else {
        checkID(id, at: row.place("scheme"), seen: &seen)
        order.append(id)
        heads[id] = row
        continue
      }
      guard heads[id] != nil else {
        log.error("register.concept-without-scheme", at: row.place("scheme"), ["scheme": id])
        continue
      }
      let others = concepts[id] ?? []
      if others.contains(where: { $0.code == code }) {
        log.error("register.concept-twice", at: row.place("code"), ["found": code, "scheme": id])
      }
      if let parent = row["parent"].nonEmpty, !others.contains(where: { $0.code == parent }) {
        log.error("register.unknown-parent", at: row.place("parent"), ["found": parent])
      }
      let matches = ClassificationScheme.Match.list(row["matches"])
      if matches == nil {
        log.error(
          "register.bad-match", at: row.place("matches"),
          [
            "found": row["matches"],
            "known": MatchKind.allCases.map(\.rawValue).joined(separator: ", "),
          ])
      }
      concepts[id, default: []].append(
        ClassificationScheme.Concept(
          code: code, parent: row["parent"].nonEmpty, iri: row["iri"].nonEmpty,
          label: labels.text { row[$0] }, matches: matches ?? []))
    }
    return order.compactMap { id in
      heads[id].map { row in
        ClassificationScheme(
          id: id, iri: row["iri"].nonEmpty, title: labels.text { row[$0] }, source: row["source"],
          concepts: concepts[id] ?? [])
      }
    }
  }

  mutating func readIndicators(
    _ rows: RegisterRows, set: String, seen: inout [String: Place]
  ) -> [RegisteredIndicator] {
    let named = schemes.map { "scheme.\($0.id)" }
    check(
      rows, required: ["id", "title", "goals"],
      optional: [
        "iri", "code", "targets", "periodicity", "periodicity_text", "answer", "source",
      ] + named)
    let titles = LocalizedColumns("title", in: rows.file.header)
    return rows.all.map { row in
      checkID(row["id"], at: row.place("id"), seen: &seen)
      var indicator = RegisteredIndicator(
        id: row["id"], iri: row["iri"], set: set, code: row["code"].nonEmpty,
        title: titles.text { row[$0] }, periodicityText: row["periodicity_text"].nonEmpty,
        answer: row["answer"].nonEmpty, source: row["source"].nonEmpty.map(SourceNote.init))
      if indicator.title.isEmpty { log.error("register.no-title", at: row.place("title")) }
      indicator.goals = values(of: row, "goals", GoalID.init(_:), "goal.unknown")
      indicator.targets = values(of: row, "targets", TargetID.init(_:), "register.unknown-target")
      for scheme in schemes {
        let codes = row.list("scheme.\(scheme.id)")
        for code in codes {
          checkConcept(code, in: scheme.id, at: row.place("scheme.\(scheme.id)"))
        }
        if !codes.isEmpty { indicator.concepts[scheme.id] = codes }
      }
      if let text = row["periodicity"].nonEmpty {
        indicator.periodicity = Periodicity(text)
        if indicator.periodicity == nil {
          log.error("register.periodicity", at: row.place("periodicity"), ["found": text])
        }
      }
      return indicator
    }
  }

  private mutating func values<Value: Comparable>(
    of row: RegisterRows.Row, _ column: String, _ read: (String) -> Value?, _ problem: String
  ) -> [Value] {
    row.list(column).compactMap { text in
      let value = read(text)
      if value == nil { log.add(Problem(problem, at: row.place(column), ["found": text])) }
      return value
    }.sorted()
  }

  mutating func readLinks(_ rows: RegisterRows, known: Set<String>) -> [IndicatorRegister.Link] {
    check(rows, required: ["from", "kind", "to"])
    return rows.all.compactMap { row in
      guard known.contains(row["from"]) else {
        log.error("register.unknown-indicator", at: row.place("from"), ["found": row["from"]])
        return nil
      }
      guard let kind = MatchKind(rawValue: row["kind"]) else {
        log.error(
          "register.bad-match", at: row.place("kind"),
          [
            "found": row["kind"],
            "known": MatchKind.allCases.map(\.rawValue).joined(separator: ", "),
          ])
        return nil
      }
      let other = row["to"]
      if !known.contains(other), other.firstIndex(of: ":") == nil {
        log.error("register.unknown-indicator", at: row.place("to"), ["found": other])
      }
      return IndicatorRegister.Link(from: row["from"], kind: kind, to: other)
    }
  }
}
