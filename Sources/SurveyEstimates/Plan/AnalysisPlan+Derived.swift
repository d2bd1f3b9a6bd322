public import Surveys

extension AnalysisPlan {
  /// Whether any question is derived from others.
  var derives: Bool { !derived.isEmpty || maturity != nil }

  /// The questionnaire and the responses with the derived questions and their answers.
  ///
  /// A derived question may read one that is derived before it.
  ///
  /// - Parameters:
  ///   - questionnaire: the questions that were put.
  ///   - responses: what was answered.
  /// - Returns: both, with what is derived at the end.
  public func deriving(
    _ questionnaire: Questionnaire, _ responses: [Response]
  ) -> (questionnaire: Questionnaire, responses: [Response]) {
    guard derives else { return (questionnaire, responses) }
    var known = questionnaire
    var found = responses
    for question in derived {
      let answers = found.map { question.answer($0, in: known) }
      known = known.adding([question.question(in: known)])
      found = zip(found, answers).map { $0.adding([question.id: $1]) }
    }
    if let maturity {
      let answers = found.map { maturity.answers($0, in: known) }
      known = known.adding(maturity.questions(in: known))
      found = zip(found, answers).map { $0.adding($1) }
    }
    return (known, found)
  }
}

extension Questionnaire {
  fileprivate func adding(_ more: [Question]) -> Questionnaire {
    Questionnaire(
      id: id, title: title, origin: origin, wave: wave, sections: sections,
      questions: questions + more, languages: languages, translationMarks: translationMarks,
      previous: previous)
  }
}

extension Response {
  fileprivate func adding(_ more: [String: Answer]) -> Response {
    Response(
      unit: unit, levels: levels, submitted: submitted, status: status,
      answers: answers.merging(more) { _, new in new })
  }
}
