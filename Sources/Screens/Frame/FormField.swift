import Languages
import Pages

/// A field of a form, with its words, what stands in it and what is wrong with it.
struct FormField {
  /// What the browser offers for a field.
  enum Kind: String {
    case text
    case email
    case password
    case number
    case date
    case file
    case url
    /// Several lines.
    case long
  }

  let name: String
  let label: String
  var kind = Kind.text
  var value = ""
  var help: String?
  var autocomplete: String?
  var isRequired = false
  /// The id in the page, where the name is not one.
  var id: String?

  /// The field as HTML.
  ///
  /// - Parameters:
  ///   - problems: what is wrong on the page; that of this field stands beside it.
  ///   - language: the reader's language.
  func html(_ problems: [FieldProblem], in language: Language) -> String {
    let id = id ?? name
    let notes = FieldNotes(id: id, help: help, problems)
    return templates.render(
      "frame/field",
      View(
        [
          "id": id, "name": name, "label": label, "type": kind.rawValue, "value": value,
          "is-long": kind == .long, "is-required": isRequired,
          "has-autocomplete": autocomplete != nil, "autocomplete": autocomplete ?? "",
        ].merging(notes.values) { $1 }, language: language))
  }
}

/// A question with options of which one or several can be chosen.
struct ChoiceField {
  let name: String
  let label: String
  let options: [(value: String, label: String)]
  var chosen: Set<String> = []
  var takesSeveral = false
  var help: String?
  /// The id in the page, where the name is not one.
  var id: String?

  /// The options as HTML.
  func html(_ problems: [FieldProblem], in language: Language) -> String {
    let id = id ?? name
    let notes = FieldNotes(id: id, help: help, problems)
    return templates.render(
      "frame/choice",
      View(
        [
          "id": id, "label": label,
          "options": options.enumerated().map { index, option in
            View(
              [
                "type": takesSeveral ? "checkbox" : "radio", "id": "\(id)-\(index + 1)",
                "name": name, "value": option.value, "label": option.label,
                "is-chosen": chosen.contains(option.value),
              ], language: language)
          },
        ].merging(notes.values) { $1 }, language: language))
  }
}

/// What stands beside a field: help and a problem, with their ids for those who hear the page.
private struct FieldNotes {
  let values: [String: Any]

  init(id: String, help: String?, _ problems: [FieldProblem]) {
    let problem = problems.first { $0.field == id }?.text
    let described = [help.map { _ in "\(id)-help" }, problem.map { _ in "\(id)-problem" }]
      .compactMap { $0 }.joined(separator: " ")
    values = [
      "has-help": help != nil, "help": help ?? "", "has-problem": problem != nil,
      "problem": problem ?? "", "has-description": !described.isEmpty, "description": described,
    ]
  }
}
