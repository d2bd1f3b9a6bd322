import Languages
import Measures
public import Problems

extension Questionnaire {
  /// The questionnaire after an edit.
  ///
  /// Ids stay unique, and conditions and expressions follow what is renamed. What would leave an error behind
  /// that was not there before is refused: a question that others ask about is not taken away.
  /// Translations whose original has changed are marked as out of date.
  ///
  /// - Parameters:
  ///   - edit: what is wanted.
  ///   - levels: the levels of the units that can be asked.
  /// - Returns: the questionnaire afterwards.
  /// - Throws: `InputRefused` with the reasons; the place's cell is a key path that names questions and
  ///   sections by their ids, such as `questions.stage.ask-if`.
  public func applying(
    _ edit: QuestionnaireEdit, levels: Set<String>
  ) throws(InputRefused) -> Questionnaire {
    var parts = QuestionnaireParts(self)
    var editing = QuestionnaireEditing(old: self)
    try editing.carryOut(edit, on: &parts)
    parts.marks = editing.marks(of: parts.questionnaire, after: edit)
    let changed = parts.questionnaire
    let before = Set(
      problems(levels: levels) { Place("", cell: $0) }
        .map { editing.signature($0, isOld: true) })
    let new = changed.problems(levels: levels) { Place("", cell: changed.named($0)) }.filter {
      // What is known of units is told by the campaign, not by the questionnaire.
      $0.severity == .error && !$0.code.hasPrefix("expression.unknown-attribute")
        && !before.contains(editing.signature($0, isOld: false))
    }
    if !new.isEmpty { throw InputRefused(new) }
    return changed
  }
}

extension Questionnaire {
  /// A key path with the id of its question or section in the place of the number.
  fileprivate func named(_ path: String) -> String {
    var steps = path.split(separator: ".").map(String.init)
    guard steps.count > 1, let number = Int(steps[1]) else { return path }
    switch steps[0] {
    case "questions" where questions.indices.contains(number): steps[1] = questions[number].id
    case "sections" where sections.indices.contains(number): steps[1] = sections[number].id
    default: break
    }
    return steps.joined(separator: ".")
  }
}

/// One edit on its way.
struct QuestionnaireEditing {
  let old: Questionnaire
  var renaming = Renaming()

  init(old: Questionnaire) {
    self.old = old
  }

  mutating func carryOut(
    _ edit: QuestionnaireEdit, on parts: inout QuestionnaireParts
  ) throws(InputRefused) {
    switch edit {
    case .head(let head): change(head, &parts)
    case .addSection(let section): parts.sections.append(section)
    case .replaceSection(let id, let section):
      let index = try position(ofSection: id, parts)
      parts.sections[index] = section
      if section.id != id {
        parts.questions = parts.questions.map {
          $0.section == id ? $0.changing(section: .some(section.id)) : $0
        }
      }
    case .removeSection(let id):
      let index = try position(ofSection: id, parts)
      guard !parts.questions.contains(where: { $0.section == id }) else {
        throw refusal("edit.section-used", ["section": id])
      }
      parts.sections.remove(at: index)
    case .moveSection(let id, let direction): try move(section: id, direction, &parts)
    case .addQuestion(let question):
      parts.questions.insert(question, at: parts.end(of: question.section))
    case .replaceQuestion(let id, let replacement): try replace(id, replacement, &parts)
    case .duplicateQuestion(let id):
      let index = try position(of: id, parts)
      parts.questions.insert(
        parts.questions[index].changing(id: freeID(like: id)), at: index + 1)
    case .removeQuestion(let id):
      parts.questions.remove(at: try position(of: id, parts))
      if let previous = parts.previous {
        parts.previous = PreviousWave(
          wave: previous.wave, questions: previous.questions.filter { $0.question != id })
      }
    case .moveQuestion(let id, let direction): try move(question: id, direction, &parts)
    case .translate(let translations): parts.write(translations.words)
    }
  }

  private func change(_ head: QuestionnaireEdit.Head, _ parts: inout QuestionnaireParts) {
    parts.title = head.title
    parts.origin = head.origin
    parts.wave = head.wave
    parts.languages = head.languages
    parts.previous = head.previousWave.map {
      PreviousWave(wave: $0, questions: parts.previous?.questions ?? [])
    }
  }

  private mutating func replace(
    _ id: String, _ replacement: QuestionnaireEdit.Replacement, _ parts: inout QuestionnaireParts
  ) throws(InputRefused) {
    let index = try position(of: id, parts)
    let question = replacement.question
    if question.id != id { renaming.questions[id] = question.id }
    if !replacement.options.isEmpty { renaming.options[id] = replacement.options }
    if !replacement.items.isEmpty { renaming.items[id] = replacement.items }
    let isMoved = parts.questions[index].section != question.section
    parts.questions.remove(at: index)
    parts.questions.insert(question, at: isMoved ? parts.end(of: question.section) : index)
    if !renaming.isEmpty {
      let renaming = renaming
      parts.questions = parts.questions.map {
        renaming.following($0, own: $0.id == question.id ? id : $0.id)
      }
      parts.sections = parts.sections.map {
        Questionnaire.Section(
          id: $0.id, title: $0.title, condition: $0.condition.map(renaming.following))
      }
    }
    guard let previous = parts.previous else { return }
    let others = previous.questions.filter { $0.question != id && $0.question != question.id }
    parts.previous = PreviousWave(
      wave: previous.wave,
      questions: others
        + (replacement.carried.map {
          [PreviousWave.Carried(question: question.id, from: $0.from, codes: $0.codes)]
        } ?? []))
  }

  private func move(
    question id: String, _ direction: QuestionnaireEdit.Direction,
    _ parts: inout QuestionnaireParts
  ) throws(InputRefused) {
    let index = try position(of: id, parts)
    let section = parts.questions[index].section
    let same = parts.questions.indices.filter { parts.questions[$0].section == section }
    guard let place = same.firstIndex(of: index) else { return }
    let other = direction == .up ? place - 1 : place + 1
    guard same.indices.contains(other) else { return }
    parts.questions.swapAt(index, same[other])
  }

  /// The questions of two sections change places as two blocks, wherever they stand.
  private func move(
    section id: String, _ direction: QuestionnaireEdit.Direction,
    _ parts: inout QuestionnaireParts
  ) throws(InputRefused) {
    let index = try position(ofSection: id, parts)
    let other = direction == .up ? index - 1 : index + 1
    guard parts.sections.indices.contains(other) else { return }
    parts.sections.swapAt(index, other)
    let (first, second) = (parts.sections[min(index, other)], parts.sections[max(index, other)])
    let places = parts.questions.indices.filter {
      [first.id, second.id].contains(parts.questions[$0].section)
    }
    let block =
      parts.questions.filter { $0.section == first.id }
      + parts.questions.filter { $0.section == second.id }
    for (place, question) in zip(places, block) { parts.questions[place] = question }
  }

  private func position(
    of id: String, _ parts: QuestionnaireParts
  ) throws(InputRefused) -> Int {
    guard let index = parts.questions.firstIndex(where: { $0.id == id }) else {
      throw refusal("edit.unknown-question", ["question": id])
    }
    return index
  }

  private func position(
    ofSection id: String, _ parts: QuestionnaireParts
  ) throws(InputRefused) -> Int {
    guard let index = parts.sections.firstIndex(where: { $0.id == id }) else {
      throw refusal("edit.unknown-section", ["section": id])
    }
    return index
  }

  private func refusal(_ code: String, _ values: [String: String]) -> InputRefused {
    InputRefused([Problem(code, at: Place(""), values)])
  }

  private func freeID(like id: String) -> String {
    var number = 2
    while old.question("\(id)-\(number)") != nil { number += 1 }
    return "\(id)-\(number)"
  }

  /// What makes two problems the same before and after, wherever they stand.
  func signature(_ problem: Problem, isOld: Bool) -> [String] {
    let names = isOld ? renaming.questions : [:]
    return [problem.code]
      + problem.values.sorted { $0.key < $1.key }
      .filter { !["allowed", "known", "nearest"].contains($0.key) }
      .map { "\($0.key)=\(names[$0.value] ?? $0.value)" }
  }
}
