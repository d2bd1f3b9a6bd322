import Surveys

/// The names that a form has for questions, rows and options of the questionnaire.
struct FormNames {
  /// The name of a question, or of a row by `question.item`, in the form.
  var names: [String: String] = [:]
  /// What is known of a question.
  var kinds: [String: Question.Kind] = [:]
  /// The names of options by `question` and code.
  var options: [String: [String: String]] = [:]
  /// The option of a question that says "don't know".
  var dontKnow: [String: String] = [:]
  /// The values of the options of a question, by code.
  var values: [String: [String: Double]] = [:]
}

extension FormNames {
  /// The names of a form that is read.
  init(_ targets: [String: FormTarget]) {
    for (name, target) in targets {
      names[target.item.map { "\(target.question).\($0)" } ?? target.question] = name
      if target.item != "other" || target.kind == .matrix {
        kinds[target.question] = target.kind
        options[target.question] = Dictionary(
          target.codes.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        dontKnow[target.question] = target.dontKnow
        if target.isValued {
          values[target.question] = Dictionary(
            target.codes.compactMap { name, code in Double(name).map { (code, $0) } },
            uniquingKeysWith: { first, _ in first })
        }
      }
    }
  }
}
