import Agenda
import Languages
import PlanReading

/// An evaluation as tables in the reader's language.
struct EvaluationText {
  let name: String
  let evaluation: ReadingEvaluation
  let language: Language

  var lines: [String] {
    var lines = [
      language.text("evaluation.head", count: evaluation.texts, ["file": name])
    ]
    for sheet in evaluation.sheets { lines += [""] + text(of: sheet) }
    let others = others
    if !others.isEmpty { lines += [""] + others }
    for part in evaluation.languages {
      lines += [
        "",
        language.text(
          "evaluation.language", count: part.texts,
          ["language": language.text("passage.language.\(part.language.rawValue)")]),
      ]
      lines += part.sheets.flatMap { summary(of: $0) }
    }
    return lines
  }

  private func text(of sheet: EvaluationSheet) -> [String] {
    var table = PlainTable(
      headings: ["goal", "count", "precision", "recall", "f1"].map {
        language.text("evaluation.column.\($0)")
      })
    for line in sheet.lines {
      table.rows.append([
        String(line.goal.rawValue), String(line.count), text(of: line.precision),
        text(of: line.recall), text(of: line.f1, line.f1Interval),
      ])
    }
    return [language.text("evaluation.compared.\(sheet.kind.rawValue)")] + table.lines
      + summary(of: sheet)
  }

  private func summary(of sheet: EvaluationSheet) -> [String] {
    var lines = [
      language.text(
        "evaluation.macro", ["value": text(of: sheet.macroF1.value, sheet.macroF1.interval)]),
      language.text(
        "evaluation.micro", ["value": text(of: sheet.microF1.value, sheet.microF1.interval)]),
    ]
    if let accuracy = sheet.accuracy {
      lines.append(language.text("evaluation.accuracy", ["value": text(of: accuracy)]))
    }
    if let goals = sheet.goalsPerText {
      lines.append(
        language.text(
          "evaluation.goals-per-text", ["value": language.number(goals, decimals: 2)]))
    }
    return lines
  }

  private var others: [String] {
    var lines: [String] = []
    for (key, share) in evaluation.shares where share.whole > 0 {
      lines.append(
        language.text(
          "evaluation.share.\(key)",
          ["value": text(of: share), "part": String(share.part), "whole": String(share.whole)]))
    }
    for pair in evaluation.consistency {
      lines.append(
        language.text(
          "evaluation.consistency", count: pair.passages,
          [
            "languages": pair.languages.map(\.rawValue).joined(separator: ", "),
            "value": language.number(pair.mean, decimals: 2),
          ]))
    }
    return lines
  }

  private func text(of share: Share) -> String {
    guard let value = share.value, let interval = share.interval else { return "–" }
    return text(of: value, interval)
  }

  private func text(of value: Double, _ interval: ClosedRange<Double>) -> String {
    let bounds = [interval.lowerBound, interval.upperBound].map {
      language.number($0, decimals: 2)
    }
    return "\(language.number(value, decimals: 3)) [\(bounds.joined(separator: "–"))]"
  }
}
