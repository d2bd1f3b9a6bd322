import Languages
import Measures
import Problems
import Surveys
import Yams

extension YAMLObject {
  /// The questionnaire that `survey/questionnaire.yaml` describes.
  ///
  /// - Parameter log: takes a question that names a scale that is not there.
  /// - Returns: the questionnaire; its own check finds what does not hang together.
  func questionnaire(log: inout ProblemLog) -> Questionnaire {
    let wave = object("wave")
    let scales = Dictionary(
      namedLists("scales").map { ($0.name, $0.objects.map { $0.option() }) },
      uniquingKeysWith: { first, _ in first })
    var questions: [Question] = []
    for object in objects("questions") {
      questions.append(object.question(scales: scales, log: &log))
    }
    return Questionnaire(
      id: text("id"), title: localized("title"), origin: optionalLocalized("origin"),
      wave: Questionnaire.Wave(
        id: wave?.text("id") ?? "", opens: wave?.day("opens"), closes: wave?.day("closes")),
      sections: objects("sections").map {
        Questionnaire.Section(id: $0.text("id"), title: $0.localized("title"))
      }, questions: questions)
  }

  /// The codebook that `survey/codes/<question>.yaml` describes.
  ///
  /// - Parameter question: the id of the question.
  /// - Returns: the codebook; its own check finds what does not hang together.
  func codeFrame(of question: String) -> CodeFrame {
    CodeFrame(
      question: question,
      codes: objects("codes").map {
        CodeFrame.Code(
          id: $0.text("id"), name: $0.localized("name"), definition: $0.localized("definition"),
          example: $0.optionalLocalized("example"), isQuotable: $0.boolean("quotes") ?? true)
      }, isMachineMade: boolean("machine") ?? false)
  }

  private func question(
    scales: [String: [Question.Option]], log: inout ProblemLog
  ) -> Question {
    var options = objects("options").map { $0.option() }
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
    return Question(
      id: text("id"), section: optionalText("section"),
      kind: Question.Kind(rawValue: text("type")) ?? .text, text: localized("text"),
      title: optionalLocalized("title"), help: optionalLocalized("help"),
      isRequired: boolean("required") ?? false, levels: texts("levels"),
      condition: object("ask-if").flatMap { $0.condition(log: &log) }, options: options,
      items: objects("items").map {
        Question.Item(
          code: $0.text("code"), text: $0.localized("text"), levels: $0.texts("levels"))
      },
      minimum: number("minimum"), maximum: number("maximum"),
      unit: object("unit").map {
        UnitOfMeasure(
          code: $0.text("code"), label: $0.localized("text"), decimals: $0.integer("decimals") ?? 0)
      })
  }

  private func option() -> Question.Option {
    Question.Option(
      code: text("code"), text: localized("text"), value: number("value"),
      isDontKnow: boolean("dont-know") ?? false, isExclusive: boolean("exclusive") ?? false)
  }

  func condition(log: inout ProblemLog) -> Condition? {
    if has("all") { return .all(objects("all").compactMap { $0.condition(log: &log) }) }
    if has("any") { return .any(objects("any").compactMap { $0.condition(log: &log) }) }
    if has("not") { return object("not").flatMap { $0.condition(log: &log) }.map { .not($0) } }
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

extension YAMLFile {
  /// The place of a value by its path, such as `questions.3.ask-if`; of what is nearest to it where
  /// it is not there.
  func place(at path: String) -> Place {
    var node = root
    for step in path.split(separator: ".") {
      let next: Node? =
        switch node {
        case .mapping(let mapping): mapping[Node(String(step))]
        case .sequence(let items):
          Int(step).flatMap { items.indices.contains($0) ? items[$0] : nil }
        default: nil
        }
      guard let next else { break }
      node = next
    }
    return place(node, path)
  }
}
