public import Languages
import Measures
import Pages
public import Surveys

/// A questionnaire as a unit of some levels meets it, to be tried and not stored.
public struct PreviewScreen: Sendable {
  private let page: BuilderPage
  private let questionnaire: Questionnaire
  private let chosen: [String]
  private let units: [Unit]
  private let attributes: [String: AnswerValue]
  private let tag: LanguageTag
  private let typed: FormValues

  /// A unit that the questionnaire can be read as.
  public struct Unit: Sendable {
    let code: String
    let name: String
    let isChosen: Bool

    /// A unit.
    ///
    /// - Parameters:
    ///   - code: its code.
    ///   - name: its name.
    ///   - isChosen: whether it is the one.
    public init(code: String, name: String, isChosen: Bool) {
      self.code = code
      self.name = name
      self.isChosen = isChosen
    }
  }

  /// A questionnaire as a unit meets it.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - questionnaire: what it asks.
  ///   - levels: the levels of the unit.
  ///   - units: the units to choose from.
  ///   - attributes: what is known of the chosen unit; nothing where none is chosen.
  ///   - tag: the language that is read.
  ///   - typed: the answers that are tried.
  public init(
    _ page: BuilderPage, questionnaire: Questionnaire, levels: [String], units: [Unit] = [],
    attributes: [String: AnswerValue] = [:], tag: LanguageTag, typed: FormValues = FormValues()
  ) {
    self.page = page
    self.questionnaire = questionnaire
    chosen = levels
    self.units = units
    self.attributes = attributes
    self.tag = tag
    self.typed = typed
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = Language.named(tag) ?? language
    let answers = tried()
    let state = questionnaire.state(
      respondent: Respondent(levels: chosen, attributes: attributes), answers: answers)
    let kinds = page.levels.map { [$0] } + (page.levels.count > 1 ? [page.levels] : [])
    var section: String?
    let questions = state.questions.compactMap { asked -> View? in
      guard let question = questionnaire.question(asked.question) else { return nil }
      let isNew = question.section != section
      section = question.section
      let heading = questionnaire.sections.first { $0.id == question.section }?.title
      let faults = asked.faults.map { $0.message(in: told) }
      let rendering = QuestionRendering(
        question: question, asked: asked, levels: chosen, language: told, values: typed)
      return View(
        [
          "has-heading": isNew && heading != nil, "heading": heading?.text(in: tag) ?? "",
          "content": rendering.html(faults: faults),
        ], language: told)
    }
    return Screen(
      title: language.text("builder.preview-title", ["title": page.title]),
      main: templates.render(
        "questionnaires/preview",
        page.view(
          .preview,
          [
            "lang": tag.rawValue, "levels": chosen.joined(separator: ","),
            "has-units": !units.isEmpty, "unit": units.first(where: \.isChosen)?.code ?? "",
            "one-units": units.map { unit in
              View(
                ["value": unit.code, "label": unit.name, "is-chosen": unit.isChosen],
                language: language)
            },
            "units": kinds.map { levels in
              View(
                [
                  "value": levels.joined(separator: ","),
                  "label": language.list(
                    levels.map { BuilderPage.name(ofLevel: $0, in: language) }),
                  "is-chosen": levels == chosen,
                ], language: language)
            },
            "tongues": questionnaire.languages.compactMap(Language.named).map { other in
              View(
                [
                  "value": other.tag.rawValue, "label": other.name,
                  "is-chosen": other.tag == tag,
                ], language: language)
            },
            "told": language.text(
              "builder.preview.state",
              [
                "asked": language.number(Double(state.asked), decimals: 0),
                "given": language.number(Double(state.given), decimals: 0),
              ]),
            "questions": questions,
          ], in: language)))
  }

  /// The answers in the fields; what is no answer is left out here and told beside its field.
  private func tried() -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for question in questionnaire.questions where question.kind.isAsked {
      if question.kind == .matrix {
        var items: [String: Answer] = [:]
        for item in question.items {
          let given = typed.all("a.\(question.id).\(item.code)")
          if let answer = try? question.answer(controls: given), answer.isGiven {
            items[item.code] = answer
          }
        }
        if !items.isEmpty { answers[question.id] = .items(items) }
        continue
      }
      if let answer = try? question.answer(controls: typed.all("a.\(question.id)")),
        answer.isGiven
      {
        answers[question.id] = answer
      }
      if let column = question.otherColumn, !typed["a.\(column)"].isEmpty {
        answers[column] = .text(typed["a.\(column)"])
      }
    }
    return answers
  }
}

/// One question with the controls that it is answered by.
struct QuestionRendering {
  let question: Question
  let asked: FormState.Asked
  let levels: [String]
  let language: Language
  let values: FormValues

  func html(faults: [String]) -> String {
    let name = "a.\(question.id)"
    let options = question.options.filter { asked.options.contains($0.code) }
    let kind = question.kind
    let isChoice = [.single, .multiple, .scale].contains(kind)
    let chosen = Set(values.all(name))
    let help = question.help(for: levels)?.text(in: language.tag) ?? ""
    let control: String =
      switch kind {
      case .number: "text"
      case .date: "date"
      case .file: "file"
      default: "text"
      }
    return templates.render(
      "questionnaires/previewed",
      View(
        [
          "id": name, "text": question.text(for: levels).text(in: language.tag),
          "has-help": !help.isEmpty, "help": help, "is-required": question.isRequired,
          "has-faults": !faults.isEmpty, "faults": faults, "is-note": kind == .note,
          "is-choice": isChoice, "is-matrix": kind == .matrix, "is-ranking": kind == .ranking,
          "is-long": kind == .text && question.isLong,
          "is-line": [.number, .date, .file, .place].contains(kind)
            || kind == .text && !question.isLong,
          "control": control, "value": values[name],
          "has-unit": question.unit != nil,
          "unit": question.unit?.label.text(in: language.tag) ?? "",
          "options": options.enumerated().map { number, option in
            View(
              [
                "type": kind == .multiple ? "checkbox" : "radio", "id": "\(name)-\(number + 1)",
                "name": name, "value": option.code, "label": option.text.text(in: language.tag),
                "is-chosen": chosen.contains(option.code),
              ], language: language)
          },
          "has-other": question.other.map { asked.options.contains($0.code) } ?? false,
          "other-id": "a.\(question.otherColumn ?? "")",
          "other-value": values["a.\(question.otherColumn ?? "")"],
          "places": places(options),
          "items": question.items.filter { asked.items.contains($0.code) }.map { item in
            View(
              [
                "label": item.text.text(in: language.tag),
                "cells": options.enumerated().map { number, option in
                  View(
                    [
                      "id": "\(name).\(item.code)-\(number + 1)", "name": "\(name).\(item.code)",
                      "value": option.code, "label": option.text.text(in: language.tag),
                      "is-chosen": values["\(name).\(item.code)"] == option.code,
                    ], language: language)
                },
              ], language: language)
          },
        ], language: language))
  }

  /// The places of a ranking, each with all options to choose from.
  private func places(_ options: [Question.Option]) -> [View] {
    guard question.kind == .ranking else { return [] }
    let most = question.maximum.flatMap { Int(exactly: $0) } ?? options.count
    let given = values.all("a.\(question.id)")
    return (0..<min(most, options.count)).map { place in
      View(
        [
          "id": "a.\(question.id)-\(place + 1)", "name": "a.\(question.id)",
          "label": language.text("builder.preview.place", ["number": String(place + 1)]),
          "choices": options.map { option in
            View(
              [
                "value": option.code, "label": option.text.text(in: language.tag),
                "is-chosen": given.indices.contains(place) && given[place] == option.code,
              ], language: language)
          },
        ], language: language)
    }
  }
}
