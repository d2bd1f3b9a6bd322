import Problems

extension QuestionnaireCheck {
  mutating func check(
    _ expression: AnswerExpression, of question: Question, at index: Int, path: String
  ) {
  }
}
