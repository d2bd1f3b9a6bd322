import Problems
import Surveys

/// Takes out of an imported questionnaire what does not hang together, and names it.
enum QuestionnaireMending {
  /// The questionnaire without the conditions and checks that its own check finds wrong.
  ///
  /// - Throws: ``InputRefused`` where something else is wrong, so that nobody gets a questionnaire that
  ///   cannot be used.
  static func mended(
    _ questionnaire: Questionnaire, places: [Place], levels: Set<String>, log: ProblemLog,
    renamed: [String: String]
  ) throws(InputRefused) -> ImportedQuestionnaire {
    var log = log
    var current = questionnaire
    let known = levels.union(questionnaire.questions.flatMap(\.levels))
      .union(questionnaire.questions.flatMap { $0.variants.flatMap(\.levels) })
      .union(questionnaire.questions.flatMap { $0.items.flatMap(\.levels) })
    for _ in 0..<4 {
      let errors = current.problems(levels: known) { Place("", cell: $0) }
        .filter { problem in
          // What is known of units stands in the review, not in a form: its check tells of it there.
          problem.severity == .error && !problem.code.hasPrefix("expression.unknown-attribute")
        }
      if errors.isEmpty {
        return ImportedQuestionnaire(
          questionnaire: current, problems: log.problems, renamed: renamed)
      }
      guard let next = without(errors, current, places: places, log: &log) else {
        log.add(
          contentsOf: errors.map { error in
            Problem(
              error.code, .error, at: place(error, places), error.values)
          })
        break
      }
      current = next
    }
    throw InputRefused(log.problems)
  }

  private static func place(_ problem: Problem, _ places: [Place]) -> Place {
    let steps = (problem.place.cell ?? "").split(separator: ".")
    guard steps.first == "questions", steps.count > 1, let index = Int(steps[1]),
      places.indices.contains(index)
    else { return places.first.map { Place($0.file) } ?? problem.place }
    return places[index]
  }

  /// The questionnaire without what the errors are about; nil where one is about something else.
  private static func without(
    _ errors: [Problem], _ questionnaire: Questionnaire, places: [Place], log: inout ProblemLog
  ) -> Questionnaire? {
    var cut: [Int: Set<String>] = [:]
    var sections: Set<Int> = []
    for error in errors {
      let steps = (error.place.cell ?? "").split(separator: ".").map(String.init)
      guard steps.count > 2, let index = Int(steps[1]) else { return nil }
      switch (steps[0], steps[2]) {
      case ("sections", "ask-if"): sections.insert(index)
      case ("questions", "ask-if"): cut[index, default: []].insert("ask-if")
      case ("questions", "check"): cut[index, default: []].insert("checks")
      case ("questions", "options") where steps.contains("ask-if"):
        cut[index, default: []].insert("options")
      case ("questions", "items") where steps.contains("ask-if"):
        cut[index, default: []].insert("items")
      default: return nil
      }
    }
    var questions = questionnaire.questions
    for (index, parts) in cut.sorted(by: { $0.key < $1.key })
    where questions.indices.contains(index) {
      for part in parts.sorted() {
        log.warning(
          "form.left-out", at: places.indices.contains(index) ? places[index] : Place(""),
          ["question": questions[index].id, "part": part])
      }
      questions[index] = questions[index].without(parts)
    }
    return Questionnaire(
      id: questionnaire.id, title: questionnaire.title, origin: questionnaire.origin,
      wave: questionnaire.wave,
      sections: questionnaire.sections.enumerated().map { index, section in
        guard sections.contains(index) else { return section }
        log.warning(
          "form.left-out", at: places.first.map { Place($0.file) } ?? Place(""),
          ["question": section.id, "part": "ask-if"])
        return Questionnaire.Section(id: section.id, title: section.title)
      }, questions: questions, languages: questionnaire.languages,
      translationMarks: questionnaire.translationMarks, previous: questionnaire.previous)
  }
}

extension Question {
  fileprivate func without(_ parts: Set<String>) -> Question {
    Question(
      id: id, section: section, kind: kind, text: text, title: title, help: help,
      isRequired: isRequired, levels: levels, condition: parts.contains("ask-if") ? nil : condition,
      options: parts.contains("options")
        ? options.map {
          Option(
            code: $0.code, text: $0.text, value: $0.value, isDontKnow: $0.isDontKnow,
            isExclusive: $0.isExclusive, takesText: $0.takesText)
        } : options,
      items: parts.contains("items")
        ? items.map { Item(code: $0.code, text: $0.text, levels: $0.levels) } : items,
      minimum: minimum, maximum: maximum, unit: unit, earliest: earliest, latest: latest,
      files: files, isLong: isLong, variants: variants,
      checks: parts.contains("checks") ? [] : checks)
  }
}
