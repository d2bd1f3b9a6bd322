import Languages
import Measures
import Statistics
import Surveys

extension Tabulation {
  /// How well the criteria of maturity make a ladder, and how many of them hold when checked.
  func maturityTables() -> [Table] {
    guard let scale = plan.maturity else { return [] }
    return [order(scale)]
      + (evidence.isEmpty ? [] : [checks(scale), errors(scale)].compactMap { $0 })
  }

  /// Guttman's reproducibility: how many answers follow from the stages alone.
  private func order(_ scale: MaturityScale) -> Table {
    let criteria = responses.map { scale.met($0, in: questionnaire) }
    var first = 0
    let ranges = scale.stages.map { stage in
      first += stage.criteria.count
      return (first - stage.criteria.count)..<first
    }
    let levels = ranges.map { range in
      Scalogram.allMet(range.map { criterion in criteria.map { $0[criterion] } })
    }
    let scalogram = Scalogram(levels)
    let measures: [(String, Double?)] = [
      ("reproducibility", scalogram.reproducibility),
      ("minimal", scalogram.minimalReproducibility),
      (
        "breaking",
        scalogram.complete > 0 ? Double(scalogram.breaking) / Double(scalogram.complete) : nil
      ),
    ]
    let cells = measures.map { _, value in
      Cell(
        value: value.map { .known(100 * $0) } ?? .unknown(.noBase),
        base: .answers(answered: scalogram.complete, population: population.members.count),
        uncertainty: .notComputed)
    }
    return table(
      "order", scale,
      dimensions: [
        Dimension(
          id: "statistic", name: Words.text("survey.dimension.statistic"),
          categories: measures.map {
            Category(code: $0.0, label: Words.text("survey.maturity.\($0.0)"))
          }, role: .breakdown)
      ], cells: cells, unit: .percent(decimals: settings.shareDecimals), quantity: .value)
  }

  /// How many units say they meet each criterion, show where, were checked, and were found right.
  private func checks(_ scale: MaturityScale) -> Table {
    let cells = scale.allCriteria.indices.flatMap { index -> [Cell] in
      let found = claims(scale, index)
      return [
        found.count, found.count { $0?.link != nil }, found.count { $0?.isConfirmed != nil },
        found.count { $0?.isConfirmed == true },
      ].map {
        Cell(
          value: .known(Double($0)), base: .all(found.count), count: $0, uncertainty: .complete)
      }
    }
    let criteria = Dimension(
      id: "criterion", name: Words.text("survey.dimension.criterion"),
      categories: scale.allCriteria.map { Category(code: $0.id, label: $0.text) }, role: .item)
    let steps = Dimension(
      id: "step", name: Words.text("survey.dimension.step"),
      categories: ["met", "linked", "checked", "confirmed"].map {
        Category(code: $0, label: Words.text("survey.evidence.\($0)"))
      }, role: .breakdown)
    return table(
      "evidence", scale, dimensions: [criteria, steps], cells: cells,
      unit: UnitOfMeasure(
        code: "responses", label: Words.text("survey.unit.responses"), decimals: 0),
      quantity: .count)
  }

  /// How many of the criteria that were checked did not hold, with what that says of all.
  private func errors(_ scale: MaturityScale) -> Table? {
    let all = scale.allCriteria.indices.flatMap { claims(scale, $0) }
    let checked = all.compactMap { $0?.isConfirmed }
    guard !checked.isEmpty else { return nil }
    let wrong = SampleShare(
      yes: checked.count { !$0 }, answered: checked.count, population: all.count)
    let level = settings.level
    let interval = wrong.exactInterval(level: level).map {
      Uncertainty.interval(
        Interval(lower: 100 * $0.lower, upper: 100 * $0.upper, level: $0.level))
    }
    let group = Dimension(
      id: "group", name: Words.group,
      categories: [Category(code: AnswerCode.all, label: Words.everybody, role: .total)],
      role: .group)
    return table(
      "errors", scale, dimensions: [group],
      cells: [
        Cell(
          value: wrong.share.map { .known(100 * $0) } ?? .unknown(.noBase),
          base: .answers(answered: checked.count, population: all.count), count: wrong.yes,
          uncertainty: interval ?? .complete)
      ], unit: .percent(decimals: settings.shareDecimals), quantity: .share)
  }

  /// The evidence of each unit that says it meets a criterion; nil where it has given none.
  private func claims(_ scale: MaturityScale, _ index: Int) -> [MaturityEvidence?] {
    let criterion = scale.allCriteria[index]
    let byUnit = Dictionary(
      evidence.filter { $0.criterion == criterion.id }.map { ($0.unit, $0) },
      uniquingKeysWith: { first, _ in first })
    return responses.filter {
      questionnaire.holds(criterion.condition, answers: $0.answers)
    }.map { byUnit[$0.unit] }
  }

  private func table(
    _ name: String, _ scale: MaturityScale, dimensions: [Dimension], cells: [Cell],
    unit: UnitOfMeasure, quantity: Table.Quantity
  ) -> Table {
    Table(
      address: TableAddress([MaturityScale.id, name]),
      title: Words.text("survey.title.maturity.\(name)", ["title": scale.title]),
      dimensions: dimensions, cells: cells, unit: unit, quantity: quantity,
      period: settings.period, universe: Words.text("survey.universe.maturity.\(name)"),
      notes: [Words.text("survey.note.maturity.\(name)")] + settings.notes,
      sources: settings.sources)
  }
}
