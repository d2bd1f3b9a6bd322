import Languages
import Problems
import Surveys

extension QuestionScreen {
  /// What is wrong, each beside the field that it is about.
  func fieldProblems(in language: Language) -> [FieldProblem] {
    problems.map { problem in
      var words = "\(problem.message(in: language)) \(problem.advice(in: language))"
      if let column = problem.place.column {
        words = language.text("builder.column", ["column": String(column)]) + " " + words
      }
      return FieldProblem(words, field: field(of: problem.place))
    }
  }

  /// The id of the field that a place names; nil where it is about something outside of the form.
  private func field(of place: Place) -> String? {
    if !place.file.isEmpty { return shown(place.file) }
    guard let cell = place.cell else { return nil }
    let ids = [form.values["id"], form.old?.id ?? ""]
    guard let id = ids.first(where: { cell.hasPrefix("questions.\($0).") }) else { return nil }
    var steps = cell.dropFirst("questions.\(id).".count).split(separator: ".").map(String.init)
    if steps.first == "type" { return "kind" }
    // Positions in the question are those of the rows that are filled; the fields have those of the form.
    if steps.count > 1, let position = Int(steps[1]),
      let rows = QuestionForm.Rows(rawValue: steps[0])
    {
      let filled = (0..<form.count(rows)).filter { row in
        let name = "\(rows.rawValue).\(row)"
        return !form.values["\(name).code"].isEmpty || !form.values["\(name).that"].isEmpty
          || form.languages.contains { !form.values["\(name).text.\($0.rawValue)"].isEmpty }
      }
      if filled.indices.contains(position) { steps[1] = String(filled[position]) }
      if steps.count > 3 { steps.removeLast(steps.count - 3) }
      return shown(steps.joined(separator: "."))
    }
    return shown(steps.joined(separator: "."))
  }

  /// The field itself, or the first language of a text.
  private func shown(_ name: String) -> String? {
    switch name {
    case "options", "items": return "\(name)-list"
    case "text", "help", "title", "unit.text": break
    default:
      let last = name.split(separator: ".").last
      guard last == "text" || last == "message" || last == "help" else {
        return name.hasPrefix("ask-if") ? "ask-if" : name
      }
    }
    return form.languages.first.map { "\(name).\($0.rawValue)" }
  }
}
