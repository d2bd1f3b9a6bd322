import Languages
import Measures
import Statistics
import Surveys

extension FurthestWriter {
  /// Small units that are further along than the model expects of units like them.
  ///
  /// A single unit's answer is told only with its consent.
  var small: Table? {
    guard let small = plan.small, let consent = small.consent else { return nil }
    let attribute = tabulation.attributes.first { $0.id == small.attribute }
    let values = answers.values
    let found = zip(model.rows, model.expected).filter { row, expected in
      let response = tabulation.responses[row]
      return attribute?.values[response.unit].map(small.classes.contains) ?? false
        && values[row] > expected
        && tabulation.questionnaire.holds(consent, answers: response.answers)
    }
    .sorted {
      let (first, second) = (values[$0.0] - $0.1, values[$1.0] - $1.1)
      let names = (tabulation.responses[$0.0].unit, tabulation.responses[$1.0].unit)
      return first == second ? names.0 < names.1 : first > second
    }
    .prefix(small.most)
    guard !found.isEmpty else { return nil }
    let units = Dimension(
      id: "unit", name: Words.text("dimension.unit"),
      categories: found.map { row, _ in
        let unit = tabulation.responses[row].unit
        return Category(
          code: unit, label: tabulation.unitNames[unit] ?? LocalizedText(same: unit))
      }, role: .unit)
    let measures = Dimension(
      id: "estimate", name: Words.text("survey.dimension.estimate"),
      categories: ["answered", "expected"].map {
        Category(code: $0, label: Words.text("survey.small.\($0)"))
      }, role: .breakdown)
    let cells = found.flatMap { row, expected in
      [
        Cell(value: .known(scale * values[row]), base: .all(1), uncertainty: .complete),
        Cell(value: .known(scale * expected), base: base, uncertainty: .notComputed),
      ]
    }
    return table(
      ["small"], title: "survey.title.furthest.small", dimensions: [units, measures],
      cells: cells, isDifference: false, notes: [Words.text("survey.note.small")])
  }
}
