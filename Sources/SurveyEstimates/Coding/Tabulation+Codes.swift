import Languages
import Measures
import Surveys

extension Tabulation {
  /// The tables of the codes that answers in words were given, and of how far the coders agree.
  ///
  /// The codes are presented as a question with several choices, so that the same policy keeps back
  /// the same kind of cells.
  func codedTables(
    of question: Question, coding: AnswerCoding, _ disclosure: Disclosure
  ) -> [Table] {
    let coded = Question(
      id: question.id, section: question.section, kind: .multiple, text: question.text,
      title: question.title, levels: question.levels, condition: question.condition,
      options: coding.frame.codes.map { Question.Option(code: $0.id, text: $0.name) } + [
        Question.Option(code: CodeFrame.noCode, text: Words.noCode, isExclusive: true)
      ])
    var tabulation = self
    tabulation.frame = coding.frame
    tabulation.responses = responses(codedBy: coding)
    // Who writes an answer in words is no sample of anything, so each counts as one.
    tabulation.weights = nil
    var writer = TableWriter(tabulation: tabulation, disclosure: disclosure)
    let tables = writer.tables(of: coded)
    guard let whole = tables.first else { return [] }
    let agreement = AgreementTable(
      tabulation: self, question: question, coding: coding, codes: whole, disclosure: disclosure)
    return tables + [agreement.table].compactMap { $0 }
  }

  /// The responses with the codes of an answer in the place of its words; an answer that nobody has
  /// coded stands as not answered.
  private func responses(codedBy coding: AnswerCoding) -> [Response] {
    struct Key: Hashable {
      let unit: String
      let levels: [String]
    }
    let codes = Dictionary(
      coding.answers.map { (Key(unit: $0.unit, levels: $0.levels), coding.codes(of: $0)) },
      uniquingKeysWith: { first, _ in first })
    let id = coding.frame.question
    return responses.map { response in
      guard response[id].isAnswered else { return response }
      var answers = response.answers
      let found = codes[Key(unit: response.unit, levels: response.levels)]
      answers[id] = found.map { .choices($0.isEmpty ? [CodeFrame.noCode] : $0) } ?? .notAnswered
      return Response(
        unit: response.unit, levels: response.levels, submitted: response.submitted,
        status: response.status, answers: answers)
    }
  }
}

extension CodeFrame {
  /// The title of tables of codes, which says that a machine gave them where it did.
  func title(of question: LocalizedText) -> LocalizedText {
    Words.text(
      isMachineMade ? "survey.title.codes.machine" : "survey.title.codes",
      ["question": question])
  }

  /// What a reader of the codes must know.
  var notes: [String] {
    (isMachineMade ? ["survey.note.codes.machine"] : []) + ["survey.note.codes"]
  }
}
