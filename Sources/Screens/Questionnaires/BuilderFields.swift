import Languages
import Pages

/// Fields of the builder that are more than one: a text in several languages, a row of a list.
struct BuilderFields {
  let values: FormValues
  let problems: [FieldProblem]
  let language: Language

  /// The words of a text in each language, side by side.
  func texts(
    _ name: String, label: String, languages: [LanguageTag], isLong: Bool = false,
    help: String? = nil, marks: [LanguageTag: String] = [:]
  ) -> String {
    let ids = languages.map { "\(name).\($0.rawValue)" }
    let problem = problems.first { $0.field == name || $0.field == ids.first }?.text
    return templates.render(
      "questionnaires/texts",
      View(
        [
          "id": name, "label": label, "has-help": help != nil, "help": help ?? "",
          "has-problem": problem != nil, "problem": problem ?? "",
          "texts": zip(languages, ids).map { tag, id in
            View(
              [
                "id": id, "lang": tag.rawValue,
                "language": Language.named(tag)?.name ?? tag.rawValue, "value": values[id],
                "is-long": isLong, "has-mark": marks[tag] != nil, "mark": marks[tag] ?? "",
              ], language: language)
          },
        ], language: language))
  }

  func field(
    _ name: String, label: String, kind: FormField.Kind = .text, help: String? = nil,
    isRequired: Bool = false
  ) -> String {
    FormField(
      name: name, label: label, kind: kind, value: values[name], help: help,
      isRequired: isRequired
    ).html(problems, in: language)
  }

  /// Boxes of which any can be ticked.
  func choices(
    _ name: String, label: String, options: [(value: String, label: String)],
    takesSeveral: Bool = true, help: String? = nil
  ) -> String {
    ChoiceField(
      name: name, label: label, options: options, chosen: Set(values.all(name)),
      takesSeveral: takesSeveral, help: help
    ).html(problems, in: language)
  }

  /// One box.
  func tick(_ name: String, label: String) -> String {
    templates.render(
      "questionnaires/tick",
      View(
        ["id": name, "label": label, "is-ticked": values.isTicked(name)], language: language))
  }

  /// A list of which one is chosen.
  func select(
    _ name: String, label: String, options: [(value: String, label: String)], help: String? = nil
  ) -> String {
    let problem = problems.first { $0.field == name }?.text
    return templates.render(
      "questionnaires/select",
      View(
        [
          "id": name, "label": label, "has-problem": problem != nil, "problem": problem ?? "",
          "has-help": help != nil, "help": help ?? "",
          "options": options.map {
            View(
              [
                "value": $0.value, "label": $0.label,
                "is-chosen": $0.value == values[name],
              ], language: language)
          },
        ], language: language))
  }

  /// A row of a list, with what it is called.
  func row(_ legend: String, name: String, _ content: [String]) -> String {
    templates.render(
      "questionnaires/row",
      View(
        ["legend": legend, "name": name, "content": content.joined()], language: language))
  }

  func levels(_ name: String, label: String, levels: [String], help: String? = nil) -> String {
    choices(
      name, label: label,
      options: levels.map { ($0, BuilderPage.name(ofLevel: $0, in: language)) }, help: help)
  }
}
