import Agenda
import PlanReading
import StatisticalTables
import Statistics

extension LabelEvaluation {
  /// A row for each figure: of each goal, over all goals, of targets and languages.
  var csv: String {
    var writer = DelimitedWriter()
    writer.row(["file", "language", "compared", "goal", "figure", "n", "value", "lower", "upper"])
    for (name, evaluation) in parts {
      for sheet in evaluation.sheets { write(sheet, [name, ""], &writer) }
      for part in evaluation.languages {
        for sheet in part.sheets { write(sheet, [name, part.language.rawValue], &writer) }
      }
      for (figure, share) in evaluation.shares where share.whole > 0 {
        writer.row([name, "", "", "", figure] + fields(share))
      }
      for pair in evaluation.consistency {
        writer.row([
          name, pair.languages.map(\.rawValue).joined(separator: "-"), "", "", "jaccard",
          String(pair.passages), Numerals.shortest(pair.mean), "", "",
        ])
      }
    }
    return writer.text
  }

  private func write(
    _ sheet: EvaluationSheet, _ head: [String], _ writer: inout DelimitedWriter
  ) {
    let head = head + [sheet.kind.rawValue]
    for line in sheet.lines {
      let goal = String(line.goal.rawValue)
      writer.row(head + [goal, "precision"] + fields(line.precision))
      writer.row(head + [goal, "recall"] + fields(line.recall))
      writer.row(
        head + [goal, "f1", String(line.count)] + fields(line.f1, line.f1Interval))
    }
    for (name, figure) in [("macro-f1", sheet.macroF1), ("micro-f1", sheet.microF1)] {
      writer.row(
        head + ["", name, String(sheet.texts)] + fields(figure.value, figure.interval))
    }
    if let accuracy = sheet.accuracy { writer.row(head + ["", "accuracy"] + fields(accuracy)) }
    if let goals = sheet.goalsPerText {
      writer.row(
        head + ["", "goals-per-text", String(sheet.texts), Numerals.shortest(goals), "", ""])
    }
  }

  private func fields(_ share: Share) -> [String] {
    [String(share.whole)]
      + [share.value, share.interval?.lowerBound, share.interval?.upperBound].map {
        $0.map { Numerals.shortest($0) } ?? ""
      }
  }

  private func fields(_ value: Double, _ interval: ClosedRange<Double>) -> [String] {
    [value, interval.lowerBound, interval.upperBound].map { Numerals.shortest($0) }
  }

  /// Everything, with all decimals.
  var json: JSONText {
    .array(
      parts.map { name, evaluation in
        .object(
          [
            ("file", .string(name)), ("texts", .int(evaluation.texts)),
            ("sheets", .array(evaluation.sheets.map(json))),
          ] + evaluation.shares.map { ($0.name, json($0.share)) } + [
            (
              "consistency",
              .array(
                evaluation.consistency.map { pair in
                  .object([
                    ("languages", .array(pair.languages.map { .string($0.rawValue) })),
                    ("passages", .int(pair.passages)), ("jaccard", .number(pair.mean)),
                  ])
                })
            ),
            (
              "languages",
              .array(
                evaluation.languages.map { part in
                  .object([
                    ("language", .string(part.language.rawValue)), ("texts", .int(part.texts)),
                    ("sheets", .array(part.sheets.map(json))),
                  ])
                })
            ),
          ])
      })
  }

  private func json(_ sheet: EvaluationSheet) -> JSONText {
    .object([
      ("compared", .string(sheet.kind.rawValue)), ("texts", .int(sheet.texts)),
      (
        "goals",
        .array(
          sheet.lines.map { line in
            .object([
              ("goal", .int(line.goal.rawValue)), ("n", .int(line.count)),
              ("precision", json(line.precision)), ("recall", json(line.recall)),
              ("f1", json(line.f1, line.f1Interval)),
            ])
          })
      ),
      ("macro-f1", json(sheet.macroF1.value, sheet.macroF1.interval)),
      ("micro-f1", json(sheet.microF1.value, sheet.microF1.interval)),
      ("accuracy", sheet.accuracy.map(json) ?? .null),
      ("goals-per-text", sheet.goalsPerText.map { .number($0) } ?? .null),
    ])
  }

  private func json(_ share: Share) -> JSONText {
    guard let value = share.value, let interval = share.interval else { return .null }
    return .object([
      ("part", .int(share.part)), ("n", .int(share.whole)), ("value", .number(value)),
      ("lower", .number(interval.lowerBound)), ("upper", .number(interval.upperBound)),
    ])
  }

  private func json(_ value: Double, _ interval: ClosedRange<Double>) -> JSONText {
    .object([
      ("value", .number(value)), ("lower", .number(interval.lowerBound)),
      ("upper", .number(interval.upperBound)),
    ])
  }
}

extension ReadingEvaluation {
  /// The shares over all texts, by name.
  var shares: [(name: String, share: Share)] {
    [
      ("rejected-asserted", rejected), ("target-first", firstTarget),
      ("target-first-three", firstThreeTargets),
    ]
  }
}
