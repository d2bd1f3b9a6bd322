import Languages
import Measures
import Pages
import Surveys

extension QuestionField {
  /// What the question is answered with.
  func control(_ description: String) -> String {
    switch question.kind {
    case .single, .scale:
      options(name: "a.\(id)", answer: entry.answer, takesSeveral: false) + otherWords
    case .multiple:
      options(name: "a.\(id)", answer: entry.answer, takesSeveral: true) + otherWords
    case .matrix: matrix
    case .ranking: ranking + otherWords
    case .place: place
    case .number, .text, .date: entryField(description) + dontKnow
    case .file: file(description) + dontKnow
    case .note: ""
    }
  }

  private var offered: Set<String> {
    Set(asked?.options ?? question.options.map(\.code))
  }

  private func chosen(_ answer: Answer) -> [String] {
    switch answer {
    case .choices(let codes), .ranking(let codes): codes
    case .dontKnow: question.dontKnow.map { [$0.code] } ?? []
    default: []
    }
  }

  private func options(
    name: String, answer: Answer, takesSeveral: Bool
  ) -> String {
    let chosen = Set(chosen(answer))
    let offered = offered
    return templates.render(
      "answering/options",
      view([
        "options": question.options.enumerated().map { index, option in
          view([
            "id": "\(name).\(index + 1)", "name": name, "value": option.code,
            "type": takesSeveral ? "checkbox" : "radio", "label": words.text(option.text),
            "is-chosen": chosen.contains(option.code), "is-locked": isLocked,
            "is-hidden": !offered.contains(option.code) && !chosen.contains(option.code),
            "question": id, "is-alone": option.isExclusive || option.isDontKnow,
          ])
        }
      ]))
  }

  private var matrix: String {
    var given: [String: Answer] = [:]
    if case .items(let items) = entry.answer { given = items }
    let shown = Set(asked?.items ?? question.items.map(\.code))
    return templates.render(
      "answering/matrix",
      view([
        "heads": question.options.map { option in
          view(["label": words.text(option.text), "question": id, "value": option.code])
        },
        "items": question.items.map { item in
          view([
            "id": id, "code": item.code, "label": words.text(item.text),
            "is-hidden": !shown.contains(item.code),
            "options": options(
              name: "i.\(id).\(item.code)", answer: given[item.code] ?? .notAnswered,
              takesSeveral: false),
          ])
        },
      ]))
  }

  private var ranking: String {
    let chosen = chosen(entry.answer)
    let answers = question.answers
    let places = min(
      answers.count, question.maximum.map { Int(min(max($0, 1), 1000)) } ?? answers.count)
    return templates.render(
      "answering/ranking",
      view([
        "places": (0..<max(places, chosen.count)).map { place in
          view([
            "id": "a.\(id).\(place + 1)", "name": "a.\(id)", "is-locked": isLocked,
            "label": words.language.text(
              "answering.rank", ["number": "\(place + 1)"]),
            "options": (place == 0 ? question.options : answers).map { option in
              view([
                "value": option.code, "label": words.text(option.text),
                "is-chosen": chosen.indices.contains(place) && chosen[place] == option.code,
              ])
            },
          ])
        }
      ]))
  }

  private var otherWords: String {
    guard let other = question.other else { return "" }
    return templates.render(
      "answering/other",
      view([
        "id": id, "value": entry.other, "version": "\(entry.otherVersion)", "is-locked": isLocked,
        "label": words.language.text(
          "answering.other", ["option": words.text(other.text)]),
      ]))
  }

  private var dontKnow: String {
    guard let option = question.dontKnow else { return "" }
    return templates.render(
      "answering/dont-know",
      view([
        "id": id, "label": words.text(option.text), "is-chosen": entry.answer == .dontKnow,
        "is-locked": isLocked,
      ]))
  }

  private func entryField(_ description: String) -> String {
    let value = entry.typed?.first ?? words.field(of: entry.answer, to: question)
    let isWhole = question.kind == .number
    return templates.render(
      "answering/entry",
      view([
        "id": id, "value": value, "is-long": question.kind == .text && question.isLong,
        "type": question.kind == .date ? "date" : "text", "is-number": isWhole,
        "has-unit": question.kind == .number && question.unit != nil,
        "unit": question.unit.map { words.text($0.label) } ?? "", "is-locked": isLocked,
        "has-label": question.dontKnow != nil,
        "label": words.language.text("answering.your-answer"),
        "has-problem": !entry.faults.isEmpty, "has-description": !description.isEmpty,
        "description": description,
      ]))
  }

  private func file(_ description: String) -> String {
    var kept: FileReference?
    if case .file(let file) = entry.answer { kept = file }
    return templates.render(
      "answering/file",
      view([
        "id": id, "has-file": kept != nil, "base": base, "is-locked": isLocked,
        "name": kept.map { "\($0.name) (\(words.size($0.size)))" } ?? "",
        "accept": question.files.mediaTypes.joined(separator: ","),
        "has-accept": !question.files.mediaTypes.isEmpty,
        "has-label": question.dontKnow != nil,
        "label": words.language.text("answering.your-answer"),
        "has-problem": !entry.faults.isEmpty, "has-description": !description.isEmpty,
        "description": description,
      ]))
  }

  private var place: String {
    var fields = ["", "", ""]
    if case .place(let place) = entry.answer {
      fields = [
        place.point.map { plain($0.latitude) } ?? "", place.point.map { plain($0.longitude) } ?? "",
        place.text,
      ]
    }
    if let typed = entry.typed, typed.count == 3 { fields = typed }
    return templates.render(
      "answering/place",
      view([
        "id": id, "latitude": fields[0], "longitude": fields[1], "words": fields[2],
        "is-locked": isLocked,
      ])) + dontKnow
  }

  private func plain(_ degrees: Double) -> String { "\(degrees)" }
}
