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
      namedLists("scales").map { scale in
        (scale.name, scale.objects.map { $0.option(log: &log) })
      }, uniquingKeysWith: { first, _ in first })
    var questions: [Question] = []
    for object in objects("questions") {
      questions.append(object.question(scales: scales, log: &log))
    }
    let sections = objects("sections").map { section in
      Questionnaire.Section(
        id: section.text("id"), title: section.localized("title"),
        condition: section.condition("ask-if", log: &log))
    }
    return Questionnaire(
      id: text("id"), title: localized("title"), origin: optionalLocalized("origin"),
      wave: Questionnaire.Wave(
        id: wave?.text("id") ?? "", opens: wave?.day("opens"), closes: wave?.day("closes")),
      sections: sections, questions: questions,
      languages: texts("languages").map { LanguageTag(rawValue: $0) },
      translationMarks: translationMarks(), previous: object("previous")?.previousWave())
  }

  private func translationMarks() -> TranslationMarks {
    guard let marks = object("translated") else { return TranslationMarks() }
    var digests: [LanguageTag: [String: String]] = [:]
    for key in marks.node.mapping.map({ Array($0.keys) }) ?? [] {
      let language = key.scalar?.string ?? ""
      digests[LanguageTag(rawValue: language)] = Dictionary(
        marks.namedTexts(language).map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    }
    return TranslationMarks(digests)
  }

  private func previousWave() -> PreviousWave {
    PreviousWave(
      wave: text("wave"),
      questions: objects("questions").map { carried in
        let question = carried.text("question")
        let isCarried = carried.boolean("carry") ?? true
        return PreviousWave.Carried(
          question: question,
          from: isCarried ? carried.optionalText("from") ?? question : nil,
          codes: Dictionary(
            carried.namedTexts("codes").map { ($0.name, $0.text) }, uniquingKeysWith: { $1 }))
      })
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
