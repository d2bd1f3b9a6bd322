import Fieldwork
import Languages
import Measures
import Pages
import Surveys

/// The questionnaire without answers, to be printed and talked about.
public struct PrintScreen: Sendable {
  private let respondent: RespondentView

  /// The questionnaire of one who holds a link: only the parts that the link reaches.
  ///
  /// - Parameter respondent: who prints it.
  public init(_ respondent: RespondentView) {
    self.respondent = respondent
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let words = respondent.words
    var seen: Set<String> = []
    let parts = respondent.view.entries.map(\.part).filter { seen.insert($0).inserted }
    return Screen(
      title: words.text(respondent.rules.campaign.plan.title),
      main: templates.render(
        "answering/print",
        View(
          [
            "lead": language.text("answering.for", ["unit": respondent.unit]),
            "deadline": language.text("answering.deadline", ["date": respondent.deadline]),
            "base": respondent.base, "parts": parts.compactMap(part),
          ], language: language)))
  }

  /// A part with its questions; nil where the unit is asked nothing of it, however it answers.
  private func part(_ id: String) -> View? {
    let section = respondent.rules.questionnaire.sections.first { $0.id == id }
    guard canHold(section?.condition) else { return nil }
    let questions = respondent.view.entries.filter { $0.part == id }.compactMap {
      respondent.rules.questionnaire.question($0.question)
    }.filter { isForUnit($0.levels) && canHold($0.condition) }
    guard !questions.isEmpty else { return nil }
    let condition = words(of: section?.condition)
    return View(
      [
        "title": respondent.title(ofPart: id), "is-conditional": condition != nil,
        "condition": condition ?? "", "questions": questions.map(question),
      ], language: respondent.language)
  }

  private func isForUnit(_ levels: [String]) -> Bool {
    levels.isEmpty || respondent.response.levels.contains(where: levels.contains)
  }

  /// Whether some answers meet a condition; one that asks about the unit alone is decided here.
  private func canHold(_ condition: Condition?) -> Bool {
    guard let condition, condition.questions.isEmpty else { return true }
    return respondent.rules.questionnaire.holds(condition, respondent: unit, answers: [:])
  }

  private var unit: Respondent {
    Respondent(
      levels: respondent.response.levels, attributes: respondent.rules.attributes,
      day: respondent.rules.day)
  }

  /// When it is asked, in words; nil where it always is.
  private func words(of condition: Condition?) -> String? {
    guard let condition, !condition.questions.isEmpty else { return nil }
    let language = respondent.language
    return ConditionWords(
      questionnaire: respondent.rules.questionnaire, levels: respondent.response.levels,
      words: respondent.words
    ).text(condition).map { language.text("answering.print-if", ["condition": $0]) }
      ?? language.text("answering.print-conditional")
  }

  private func question(_ question: Question) -> View {
    let language = respondent.language
    let words = respondent.words
    let help = question.help(for: respondent.response.levels).map(words.text)
    let condition = self.words(of: question.condition)
    let hint = QuestionField(
      question: question, entry: QuestionEntry(nil, other: nil), asked: nil,
      levels: respondent.response.levels, words: words
    ).hint
    let isRanking = question.kind == .ranking
    let isMatrix = question.kind == .matrix
    let items = question.items.filter { isForUnit($0.levels) && canHold($0.condition) }
    return View(
      [
        "text": respondent.text(of: question), "has-help": help != nil, "help": help ?? "",
        "is-required": question.isRequired, "has-hint": hint != nil, "hint": hint ?? "",
        "is-conditional": condition != nil, "condition": condition ?? "",
        "options": question.options.map { option in
          View(
            [
              "text": words.text(option.text), "takes-text": option.takesText,
              "is-rank": isRanking,
            ], language: language)
        },
        "has-options": !question.options.isEmpty && !isMatrix,
        "has-items": isMatrix,
        "items": items.map { item in
          View(
            [
              "text": words.text(item.text),
              "cells": question.options.map {
                View(["label": words.text($0.text)], language: language)
              },
            ], language: language)
        },
        "has-lines": !question.kind.hasOptions && question.kind.isAsked,
        "is-long": question.kind == .text && question.isLong,
        "has-unit": question.unit != nil,
        "unit": question.unit.map { words.text($0.label) } ?? "",
      ], language: language)
  }
}
