import Languages
import Measures
import Problems
import Surveys

extension YAMLObject {
  /// One question of a questionnaire.
  ///
  /// - Parameters:
  ///   - scales: the lists of options that questions can name.
  ///   - log: takes a scale that is not there, and expressions that cannot be read.
  /// - Returns: the question.
  func question(
    scales: [String: [Question.Option]], log: inout ProblemLog
  ) -> Question {
    var options = objects("options").map { $0.option(log: &log) }
    if let name = optionalText("scale") {
      if let scale = scales[name] {
        options = scale
      } else {
        log.error(
          "questionnaire.unknown-scale", at: place("scale"),
          ["found": name, "known": scales.keys.sorted().joined(separator: ", ")])
      }
      if has("options") { log.error("questionnaire.scale-and-options", at: place("scale")) }
    }
    let files = object("files")
    return Question(
      id: text("id"), section: optionalText("section"),
      kind: Question.Kind(rawValue: text("type")) ?? .text, text: localized("text"),
      title: optionalLocalized("title"), help: optionalLocalized("help"),
      isRequired: boolean("required") ?? false, levels: texts("levels"),
      condition: condition("ask-if", log: &log), options: options,
      items: objects("items").map { $0.item(log: &log) },
      minimum: number("minimum"), maximum: number("maximum"),
      unit: object("unit").map {
        UnitOfMeasure(
          code: $0.text("code"), label: $0.localized("text"), decimals: $0.integer("decimals") ?? 0)
      },
      earliest: day("earliest"), latest: day("latest"),
      files: Question.FileRule(
        mediaTypes: files?.texts("types") ?? [], largest: files?.integer("largest")),
      isLong: optionalText("length") != "short",
      variants: objects("variants").map {
        Question.Variant(
          levels: $0.texts("levels"), text: $0.localized("text"),
          help: $0.optionalLocalized("help"))
      },
      checks: objects("check").compactMap { check in
        check.expression("that", log: &log).map {
          Question.Check(that: $0, message: check.localized("message"))
        }
      })
  }

  /// Something that can be chosen.
  ///
  /// - Parameter log: takes expressions that cannot be read.
  /// - Returns: the option.
  func option(log: inout ProblemLog) -> Question.Option {
    Question.Option(
      code: text("code"), text: localized("text"), value: number("value"),
      isDontKnow: boolean("dont-know") ?? false, isExclusive: boolean("exclusive") ?? false,
      takesText: boolean("other") ?? false, condition: condition("ask-if", log: &log))
  }

  private func item(log: inout ProblemLog) -> Question.Item {
    Question.Item(
      code: text("code"), text: localized("text"), levels: texts("levels"),
      condition: condition("ask-if", log: &log))
  }

  /// The condition under a key, be it an expression or an object.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - log: takes what cannot be read.
  /// - Returns: the condition; nil where there is none.
  func condition(_ key: String, log: inout ProblemLog) -> Condition? {
    if optionalText(key) != nil { return expression(key, log: &log).map { .expression($0) } }
    return object(key).flatMap { $0.condition(log: &log) }
  }

  private func expression(_ key: String, log: inout ProblemLog) -> AnswerExpression? {
    do throws(InputRefused) {
      return try AnswerExpression(text(key), at: textPlace(key))
    } catch {
      log.add(contentsOf: error.problems)
      return nil
    }
  }

  /// The condition that an object says.
  ///
  /// - Parameter log: takes an object that says none.
  /// - Returns: the condition; nil where it says none.
  func condition(log: inout ProblemLog) -> Condition? {
    if has("all") { return .all(objects("all").compactMap { $0.condition(log: &log) }) }
    if has("any") { return .any(objects("any").compactMap { $0.condition(log: &log) }) }
    if has("not") { return object("not").flatMap { $0.condition(log: &log) }.map { .not($0) } }
    if has("expression") { return expression("expression", log: &log).map { .expression($0) } }
    guard let question = optionalText("question") else {
      log.error("questionnaire.empty-condition", at: place)
      return nil
    }
    let item = optionalText("item")
    if has("is") { return .isAny(question: question, item: item, options: texts("is")) }
    if let least = number("at-least") { return .atLeast(question: question, item: item, least) }
    if let most = number("at-most") { return .atMost(question: question, item: item, most) }
    if let answered = boolean("answered") {
      let condition = Condition.answered(question: question, item: item)
      return answered ? condition : .not(condition)
    }
    log.error("questionnaire.empty-condition", at: place)
    return nil
  }
}
