import Agenda
import PlanReading
import Problems
import StatisticalTables

/// Reads a reading that `samstemt read --format reading` has written.
struct ReadingFile {
  let file: DelimitedFile

  /// The reading; nil where something is wrong in it.
  ///
  /// - Parameter log: takes what does not fit.
  func read(log: inout ProblemLog) -> KeptReading? {
    let before = log.errorCount
    let known = ReadingColumn.allCases.map(\.rawValue)
    for name in known where file.column(name) == nil {
      log.error("reading.missing-column", at: Place(file.file, line: 1), ["column": name])
    }
    for name in file.header where !known.contains(name) {
      log.error(
        "plans.unknown-column", at: Place(file.file, line: 1, cell: name),
        ["column": name, "known": known.joined(separator: ", ")])
    }
    guard log.errorCount == before else { return nil }
    var passages: [KeptPassage] = []
    var places: [String: Int] = [:]
    for row in file.rows {
      guard let passage = passage(row, &log) else { continue }
      let key = passage.document + "\u{0}" + passage.id
      let index = places[key] ?? passages.count
      if index == passages.count {
        places[key] = index
        passages.append(passage)
      }
      guard !text(row, .goal).isEmpty, let finding = finding(row, &log) else { continue }
      if passages[index].findings.contains(where: {
        $0.goal == finding.goal && $0.kind == finding.kind
      }) {
        log.error(
          "reading.duplicate", at: file.place(row, "goal"),
          ["passage": passage.id, "goal": finding.goal.description])
        continue
      }
      passages[index].findings.append(finding)
    }
    return log.errorCount == before ? KeptReading(passages: passages) : nil
  }

  private func text(_ row: DelimitedFile.Row, _ column: ReadingColumn) -> String {
    file.column(column.rawValue).map { row.fields[$0] } ?? ""
  }

  private func passage(_ row: DelimitedFile.Row, _ log: inout ProblemLog) -> KeptPassage? {
    let page = text(row, .page)
    let bytes = Int(text(row, .bytes)) ?? 0
    guard !text(row, .passage).isEmpty else { return refuse(row, .passage, "–", &log) }
    guard bytes > 0 else { return refuse(row, .bytes, "1, 2, 3 …", &log) }
    guard page.isEmpty || (Int(page) ?? 0) > 0 else {
      return refuse(row, .page, "1, 2, 3 …", &log)
    }
    guard let commitment = Commitment(rawValue: text(row, .commitment)) else {
      return refuse(row, .commitment, list(Commitment.allCases), &log)
    }
    guard let language = PassageLanguage(rawValue: text(row, .language)) else {
      return refuse(row, .language, list(PassageLanguage.allCases), &log)
    }
    return KeptPassage(
      id: text(row, .passage), document: text(row, .document), page: Int(page), bytes: bytes,
      language: language,
      headings: parts(text(row, .headings), ReadingColumn.headingSeparator), commitment: commitment)
  }

  private func finding(_ row: DelimitedFile.Row, _ log: inout ProblemLog) -> KeptFinding? {
    guard let goal = GoalID(text(row, .goal)) else { return refuse(row, .goal, "1–17", &log) }
    let codes = text(row, .target).split(separator: " ").map(String.init)
    let targets = codes.compactMap { TargetID($0) }
    guard targets.count == codes.count, targets.allSatisfy({ $0.goal == goal }) else {
      return refuse(
        row, .target, TargetID.all(in: goal).map(\.rawValue).joined(separator: ", "), &log)
    }
    guard let kind = GoalFinding.Kind(rawValue: text(row, .kind)) else {
      return refuse(row, .kind, list(GoalFinding.Kind.allCases), &log)
    }
    guard let band = GoalFinding.Band(rawValue: text(row, .band)) else {
      return refuse(row, .band, list(GoalFinding.Band.allCases), &log)
    }
    guard let score = file.number(text(row, .score)), (0...1).contains(score) else {
      return refuse(row, .score, "0–1", &log)
    }
    return KeptFinding(
      goal: goal, targets: targets, kind: kind, band: band, score: score,
      evidence: parts(text(row, .evidence), ReadingColumn.evidenceSeparator),
      quotation: text(row, .quotation))
  }

  private func list<Value: RawRepresentable<String>>(_ values: [Value]) -> String {
    values.map(\.rawValue).joined(separator: ", ")
  }

  private func parts(_ text: String, _ separator: String) -> [String] {
    text.split(separator: separator).map(String.init)
  }

  private func refuse<Result>(
    _ row: DelimitedFile.Row, _ column: ReadingColumn, _ known: String, _ log: inout ProblemLog
  ) -> Result? {
    log.error(
      "plans.bad-value", at: file.place(row, column.rawValue),
      ["found": text(row, column), "known": known])
    return nil
  }
}
