public import Fieldwork
public import Languages
public import Measures
public import Surveys

/// What somebody has filled in on the page of an open call, as it was typed.
public struct CallAnswerDraft: Sendable {
  /// The id of the submission, the same when it is sent again.
  public var submission: String
  /// The values of each field.
  public var values: [String: [String]]

  /// What a form sent.
  ///
  /// - Parameters:
  ///   - submission: the id of the submission.
  ///   - fields: the fields with their values, a name as often as it was filled in.
  public init(submission: String, fields: [(name: String, value: String)] = []) {
    self.submission = submission
    values = Dictionary(grouping: fields, by: \.name).mapValues { $0.map(\.value) }
  }

  /// The first value of a field.
  func first(_ name: String) -> String { values[name]?.first ?? "" }

  /// The name of a question's field, or of one of its items.
  static func name(_ question: Question, _ item: Question.Item? = nil) -> String {
    "q.\(question.id)" + (item.map { ".\($0.code)" } ?? "")
  }

  /// The name of the field for the words to an option.
  static func words(_ question: Question) -> String { "w.\(question.id)" }

  /// What is said, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - questionnaire: the questionnaire of the call; nil for a hearing.
  ///   - day: today.
  ///   - language: the language that the page is read in.
  public func content(
    _ questionnaire: Questionnaire?, on day: Day, in language: Language
  ) -> (content: Submission.Content, problems: [FieldProblem]) {
    var problems: [FieldProblem] = []
    var answers: [String: Answer] = [:]
    if let questionnaire {
      answers = given(questionnaire, in: language, problems: &problems)
      // Everybody is asked everything: a call knows no levels.
      let levels = Set(questionnaire.questions.flatMap(\.levels)).sorted()
      let state = questionnaire.state(
        respondent: Respondent(levels: levels, attributes: [:], day: day), answers: answers)
      for asked in state.questions {
        guard let question = questionnaire.question(asked.question) else { continue }
        for fault in asked.faults {
          let item = fault.part == "other" ? nil : fault.part
          let name = fault.part == "other" ? Self.words(question) : Self.name(question)
          problems.append(
            FieldProblem(
              fault.message(in: language), field: name + (item.map { ".\($0)" } ?? "")))
        }
        let field = Self.name(question, question.items.first)
        if asked.isMissing, !problems.contains(where: { $0.field == field }) {
          problems.append(
            FieldProblem(
              language.text(
                "call.fault.required",
                ["question": question.name.text(in: language.tag)]), field: field))
        }
      }
      answers = state.answers.filter { $0.value.isGiven }
    }
    let name = first("name").trimmingBlanks
    let text = questionnaire == nil ? first("text") : ""
    if questionnaire == nil, text.allSatisfy(\.isWhitespace) {
      problems.append(FieldProblem(language.text("call.fault.text"), field: "text"))
    }
    if text.utf8.count > 50_000 {
      problems.append(FieldProblem(language.text("call.fault.text-long"), field: "text"))
    }
    if name.utf8.count > 200 {
      problems.append(FieldProblem(language.text("call.fault.name-long"), field: "name"))
    }
    if questionnaire != nil, answers.isEmpty, problems.isEmpty {
      problems.append(FieldProblem(language.text("call.fault.nothing")))
    }
    return (
      Submission.Content(
        language: language.tag, answers: answers, text: text, name: name.isEmpty ? nil : name,
        mayBeShown: first("show") == "yes"), problems
    )
  }

  private func given(
    _ questionnaire: Questionnaire, in language: Language, problems: inout [FieldProblem]
  ) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for question in questionnaire.questions where question.kind.isAsked {
      func read(_ name: String) -> Answer {
        do throws(AnswerFault) {
          return try question.answer(controls: values[name] ?? [], in: language)
        } catch {
          problems.append(FieldProblem(error.message(in: language), field: name))
          return .notAnswered
        }
      }
      if question.kind == .matrix {
        var items: [String: Answer] = [:]
        for item in question.items { items[item.code] = read(Self.name(question, item)) }
        answers[question.id] =
          items.values.contains(where: \.isGiven) ? .items(items) : .notAnswered
      } else {
        answers[question.id] = read(Self.name(question))
      }
      let words = first(Self.words(question)).trimmingBlanks
      if let column = question.otherColumn, !words.isEmpty { answers[column] = .text(words) }
    }
    return answers
  }
}
