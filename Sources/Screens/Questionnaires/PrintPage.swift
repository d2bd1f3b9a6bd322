public import Languages
import Measures
import Pages
public import Surveys

/// A questionnaire on paper: every question with boxes and lines, and who is asked it.
public struct PrintPage: Sendable {
  private let questionnaire: Questionnaire
  private let levels: [String]
  private let tag: LanguageTag

  /// A questionnaire on paper.
  ///
  /// - Parameters:
  ///   - questionnaire: what it asks.
  ///   - levels: the levels of the unit that it is for.
  ///   - tag: its language.
  public init(_ questionnaire: Questionnaire, levels: [String], tag: LanguageTag) {
    self.questionnaire = questionnaire
    self.levels = levels
    self.tag = tag
  }

  /// The whole page as HTML.
  public var html: String {
    let language = Language.named(tag) ?? .standard
    var section: String?
    var number = 0
    let shown = questionnaire.questions.filter {
      $0.levels.isEmpty || levels.contains(where: $0.levels.contains)
    }
    let questions = shown.map { question -> View in
      if question.kind.isAsked { number += 1 }
      let isNew = question.section != section
      section = question.section
      let heading = questionnaire.sections.first { $0.id == question.section }
      return view(
        of: question, number: question.kind.isAsked ? "\(number)." : "",
        heading: isNew ? heading : nil, language)
    }
    return templates.render(
      "questionnaires/print",
      View(
        [
          "lang": tag.rawValue, "title": questionnaire.title.text(in: tag),
          "has-origin": questionnaire.origin != nil,
          "origin": questionnaire.origin?.text(in: tag) ?? "",
          "who": language.list(levels.map { BuilderPage.name(ofLevel: $0, in: language) }),
          "questions": questions,
        ], language: language))
  }

  private func view(
    of question: Question, number: String, heading: Questionnaire.Section?, _ language: Language
  ) -> View {
    let kind = question.kind
    let help = question.help(for: levels)?.text(in: tag) ?? ""
    let condition = question.condition.map(\.typed) ?? ""
    return View(
      [
        "has-heading": heading != nil, "heading": heading?.title.text(in: tag) ?? "",
        "has-heading-condition": heading?.condition != nil,
        "heading-condition": heading?.condition?.typed ?? "", "number": number,
        "question": question.id, "text": question.text(for: levels).text(in: tag),
        "has-help": !help.isEmpty, "help": help, "has-condition": !condition.isEmpty,
        "condition": condition, "is-required": question.isRequired,
        "hint": hint(question, language), "has-hint": !hint(question, language).isEmpty,
        "is-choice": kind == .single || kind == .multiple || kind == .scale,
        "is-ranking": kind == .ranking, "is-matrix": kind == .matrix,
        "is-line": [.number, .date, .file, .place].contains(kind)
          || kind == .text && !question.isLong,
        "is-long": kind == .text && question.isLong,
        "unit": question.unit?.label.text(in: tag) ?? "",
        "options": question.options.map { option in
          View(
            ["label": option.text.text(in: tag), "takes-text": option.takesText],
            language: language)
        },
        "items": question.items.filter {
          $0.levels.isEmpty || levels.contains(where: $0.levels.contains)
        }.map { item in
          View(
            [
              "label": item.text.text(in: tag),
              "cells": question.options.map { View(["label": $0.code], language: language) },
            ], language: language)
        },
      ], language: language)
  }

  private func hint(_ question: Question, _ language: Language) -> String {
    let most = question.maximum.map { language.number($0, decimals: 0) }
    switch question.kind {
    case .single, .scale: return language.text("builder.print.one")
    case .multiple:
      return most.map { language.text("builder.print.most", ["most": $0]) }
        ?? language.text("builder.print.any")
    case .ranking: return language.text("builder.print.rank")
    case .matrix: return language.text("builder.print.each")
    default: return ""
    }
  }
}
