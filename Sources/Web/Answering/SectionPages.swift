import Fieldwork
import Foundation
import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Surveys

/// A section of the questionnaire: shown, stored, and chosen between two answers.
enum SectionPages {
  static func show(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    let part = try part(call["section"], respondent)
    let entries = Dictionary(
      uniqueKeysWithValues: questions(part, respondent).map { question in
        (
          question.id,
          QuestionEntry(
            respondent.response.records[question.id],
            other: question.otherColumn.flatMap { respondent.response.records[$0] },
            faults: respondent.form[question.id]?.faults ?? [])
        )
      })
    return try await page(call, part, entries, respondent)
  }

  static func store(_ call: Call) async throws -> Reply {
    let before = try call.respondent()
    let part = try part(call["section"], before)
    let questions = questions(part, before)
    var form = SectionForm(call.form, questions: questions, response: before.response)
    let files = try takeFiles(call, questions, &form)
    try await takeButtons(call, questions, before, &form)
    var outcomes: [AnswerOutcome] = []
    if !form.changes.isEmpty {
      outcomes = try await apply(form.changes, with: files, call)
    }
    let conflicts = outcomes.compactMap { outcome -> AnswerConflict? in
      if case .conflict(let conflict) = outcome { conflict } else { nil }
    }
    let after = try call.respondent(try await call.holderNow())
    // Of two files one cannot be held back to be chosen later: whoever still wants theirs sends it again.
    if conflicts.contains(where: { $0.wanted.value.fileReference == nil }) {
      return try conflict(call, conflicts, part, after)
    }
    var entries = form.entries
    var isAskedAgain = !form.unreadable.isEmpty
    for (change, outcome) in zip(form.changes, outcomes) {
      guard let question = after.question(change.question) else { continue }
      entries[question.id]?.update(from: after.response, question)
      if case .conflict = outcome {
        let words = LocalizedText { $0.text("answering.file-meanwhile") }
        entries[question.id]?.faults = [AnswerFault(.check, message: words)]
        isAskedAgain = true
      } else if case .refused(let refusal) = outcome {
        let words = LocalizedText { refusal.problem().message(in: $0) }
        entries[question.id]?.faults = [AnswerFault(.check, message: words)]
        // What was typed stays in its field, though it is not stored; a file cannot.
        if change.question == question.id, change.value.fileReference == nil {
          entries[question.id]?.answer = change.value
        } else if case .text(let typed) = change.value {
          entries[question.id]?.other = typed
        }
        isAskedAgain = true
      } else if let faults = after.form[question.id]?.faults, !faults.isEmpty {
        entries[question.id]?.faults = faults
        isAskedAgain = true
      }
    }
    if isAskedAgain {
      return try await page(call, part, entries, after, isFaulty: true)
    }
    return .seeOther(next(call, part, before, after))
  }

  /// Stores answers; what only the same page has stored meanwhile is no conflict.
  private static func apply(
    _ changes: [AnswerChange], with files: [AnswerDesk.SentFile] = [], _ call: Call
  ) async throws -> [AnswerOutcome] {
    let holder = try call.linkHolder()
    var outcomes = try await call.office.answers.apply(
      .answer(changes), with: files, by: holder
    ).outcomes
    guard let page = call.form["page"], page.utf8.count > 10 else { return outcomes }
    var again: [(index: Int, change: AnswerChange)] = []
    for (index, outcome) in outcomes.enumerated() {
      guard case .conflict(let conflict) = outcome,
        conflict.since.allSatisfy({ $0.by.id == holder.person.id && $0.change.hasPrefix(page) })
      else { continue }
      again.append(
        (
          index,
          AnswerChange(
            question: conflict.wanted.question, value: conflict.wanted.value,
            basis: conflict.now.number, id: conflict.wanted.id)
        ))
    }
    guard !again.isEmpty else { return outcomes }
    let second = try await call.office.answers.apply(
      .answer(again.map(\.change)), with: files, by: holder)
    for (place, outcome) in zip(again, second.outcomes) { outcomes[place.index] = outcome }
    return outcomes
  }

  private static func takeFiles(
    _ call: Call, _ questions: [Question], _ form: inout SectionForm
  ) throws -> [AnswerDesk.SentFile] {
    var files: [AnswerDesk.SentFile] = []
    for file in call.form.files where !file.bytes.isEmpty {
      guard
        let question = questions.first(where: { file.field == "f.\($0.id)" && $0.kind == .file })
      else { continue }
      let controls = AnswerControls(form: call.form, question: question)
      do throws(AnswerFault) {
        let sent = try call.office.answers.file(file.bytes, name: file.name, for: question)
        form.change(question.id, to: .file(sent.reference), basis: controls.basis)
        files.append(sent)
      } catch {
        form.refuse(question.id, error)
      }
    }
    return files
  }

  /// Buttons beside a question: to empty it, or to take over what was answered in the wave before.
  private static func takeButtons(
    _ call: Call, _ questions: [Question], _ respondent: RespondentView, _ form: inout SectionForm
  ) async throws {
    if let question = questions.first(where: { $0.id == call.form["clear"] }) {
      let controls = AnswerControls(form: call.form, question: question)
      form.change(question.id, to: .notAnswered, basis: controls.basis)
    }
    guard let question = questions.first(where: { $0.id == call.form["use"] }),
      let suggestions = try await call.office.answers.suggestions(for: call.linkHolder()),
      let answer = suggestions.answers[question.id]
    else { return }
    let controls = AnswerControls(form: call.form, question: question)
    form.change(question.id, to: answer, basis: controls.basis)
    if let column = question.otherColumn, let words = suggestions.answers[column] {
      form.change(column, to: words, basis: controls.otherBasis)
    }
  }

  /// Where to go on: to a question that has come to be asked here, else where the button says.
  private static func next(
    _ call: Call, _ part: String, _ before: RespondentView, _ after: RespondentView
  ) -> String {
    let here = "\(call.answerPath)/s/\(part.isEmpty ? "-" : part.percentEncoded)"
    for button in ["clear", "use", "stay"] {
      if let question = call.form[button] {
        return "\(here)?done=answers-stored#q.\(question.percentEncoded)"
      }
    }
    let own = Set(questions(part, after).map(\.id))
    let known = Set(before.form.questions.map(\.question))
    let new = after.form.questions.first {
      own.contains($0.question) && !known.contains($0.question) && !$0.isGiven
    }
    if let new { return "\(here)?done=answers-more#q.\(new.question.percentEncoded)" }
    let parts = after.parts.map(\.id)
    if call.form["go"] == "next" {
      if let place = parts.firstIndex(of: part), parts.indices.contains(place + 1) {
        let next = parts[place + 1]
        return "\(call.answerPath)/s/\(next.isEmpty ? "-" : next.percentEncoded)"
      }
      if after.isCoordinator { return "\(call.answerPath)/summary" }
    }
    return "\(call.answerPath)?done=answers-stored"
  }

  private static func conflict(
    _ call: Call, _ conflicts: [AnswerConflict], _ part: String, _ respondent: RespondentView
  ) throws -> Reply {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let choices = try conflicts.map {
      ConflictScreen.Choice(
        $0, mine: String(decoding: try encoder.encode($0.wanted.value), as: UTF8.self))
    }
    let screen = ConflictScreen(
      choices, part: part, of: respondent, page: call.office.ground.newID())
    return call.answerPage(screen.screen(), respondent, status: .conflict)
  }

  /// Takes the answers that were chosen where two people had answered.
  static func choose(_ call: Call) async throws -> Reply {
    let respondent = try call.respondent()
    let part = try part(call.form["part"] ?? "", respondent)
    let page = call.form["page"].map { String($0.prefix(40)) } ?? ""
    let changes = call.form.all("key").compactMap { key -> AnswerChange? in
      guard call.form["t.\(key)"] == "mine", let text = call.form["m.\(key)"],
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(text.utf8))
      else { return nil }
      return AnswerChange(
        question: key, value: answer, basis: call.form["v.\(key)"].flatMap(Int.init) ?? 0,
        id: ChangeID.text(page: page, key: key, answer: answer))
    }
    let outcomes =
      changes.isEmpty ? [] : try await apply(changes, call)
    for case .refused(let refusal) in outcomes { throw refusal }
    let conflicts = outcomes.compactMap { outcome -> AnswerConflict? in
      if case .conflict(let conflict) = outcome { conflict } else { nil }
    }
    if !conflicts.isEmpty {
      return try conflict(call, conflicts, part, call.respondent(try await call.holderNow()))
    }
    return .seeOther(
      "\(call.answerPath)/s/\(part.isEmpty ? "-" : part.percentEncoded)?done=answers-stored")
  }

  private static func page(
    _ call: Call, _ part: String, _ entries: [String: QuestionEntry],
    _ respondent: RespondentView, isFaulty: Bool = false
  ) async throws -> Reply {
    let suggestions = try await call.office.answers.suggestions(for: call.linkHolder())
    var entries = entries
    for question in questions(part, respondent) where entries[question.id] == nil {
      entries[question.id] = QuestionEntry(nil, other: nil)
    }
    let screen = SectionScreen(
      part, of: respondent, entries: entries, suggestions: suggestions,
      page: call.office.ground.newID())
    return call.answerPage(
      screen.screen(), respondent, status: isFaulty ? .unprocessableContent : .ok)
  }

  /// The part that a path names, where the holder of the link sees it.
  private static func part(_ name: String, _ respondent: RespondentView) throws -> String {
    let part = name == "-" ? ResponseRules.rest : name
    guard respondent.view.entries.contains(where: { $0.part == part }) else {
      throw Doorkeeper.Stop.notFound
    }
    return part
  }

  private static func questions(_ part: String, _ respondent: RespondentView) -> [Question] {
    respondent.view.entries.filter { $0.part == part }.compactMap {
      respondent.rules.questionnaire.question($0.question)
    }
  }
}
