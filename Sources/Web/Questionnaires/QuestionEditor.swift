import HTTPTypes
import Languages
import Office
import Problems
import Screens
import Surveys

/// The editor of one question.
enum QuestionEditor {
  static func new(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    let section = call.query("section").flatMap { id in
      questionnaire.sections.contains { $0.id == id } ? id : nil
    }
    return .page(
      QuestionScreen(
        call.page(sheet), form: QuestionForm(new: .single, section: section, in: questionnaire)
      ).screen(in: call.language))
  }

  static func show(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    guard let question = questionnaire.question(call["question"]) else {
      throw Doorkeeper.Stop.notFound
    }
    return .page(
      QuestionScreen(call.page(sheet), form: QuestionForm(question, in: questionnaire))
        .screen(in: call.language))
  }

  static func store(_ call: Call) async throws -> Reply {
    let (sheet, questionnaire) = try await call.readable()
    let id = call.parameters["question"]
    let old = id.flatMap(questionnaire.question)
    // A question that somebody has taken away meanwhile is added again: nothing typed is lost.
    var form = QuestionForm(values: call.values, old: old, in: questionnaire)
    let action = call.form["do"] ?? "save"
    guard action == "save" else {
      if action.hasPrefix("more-") { form.addRows(to: String(action.dropFirst(5))) }
      return .page(QuestionScreen(call.page(sheet), form: form).screen(in: call.language))
    }
    do {
      let replacement = try form.replacement()
      try await call.edit(
        old.map { .replaceQuestion($0.id, replacement) } ?? .addQuestion(replacement.question))
      return .seeOther(
        "\(call.questionnairePath)?done=part-stored#question-\(replacement.question.id)")
    } catch let refused as InputRefused {
      return .page(
        QuestionScreen(call.page(sheet), form: form, problems: refused.problems)
          .screen(in: call.language), .unprocessableContent)
    }
  }
}
