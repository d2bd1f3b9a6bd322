public import Languages
import Pages

/// The form by which answers that were collected elsewhere are sent in.
public struct AnswerUploadScreen: Sendable {
  private let action: String
  private let codeBook: String?
  private let isDraft: Bool
  private let needsSignOff: Bool
  private let day: String
  private let problems: [FieldProblem]
  private let token: String

  /// A form.
  ///
  /// - Parameters:
  ///   - action: where it sends.
  ///   - codeBook: the address of the questionnaire's code book, to begin from; nil for those who may not.
  ///   - isDraft: whether the campaign takes no answers yet.
  ///   - needsSignOff: whether units hand in themselves after somebody has approved.
  ///   - day: the day of responses that tell none, as it was typed.
  ///   - problems: what is wrong.
  ///   - token: what it sends along.
  public init(
    action: String, codeBook: String?, isDraft: Bool, needsSignOff: Bool, day: String = "",
    problems: [FieldProblem] = [], token: String
  ) {
    self.action = action
    self.codeBook = codeBook
    self.isDraft = isDraft
    self.needsSignOff = needsSignOff
    self.day = day
    self.problems = problems
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let file = FormField(
      name: "file", label: language.text("intake.file"), kind: .file,
      help: language.text("intake.file-help"))
    let book = FormField(
      name: "book", label: language.text("intake.book"), kind: .file,
      help: language.text("intake.book-help"))
    let submitted = FormField(
      name: "submitted", label: language.text("intake.submitted"), kind: .date, value: day,
      help: language.text("intake.submitted-help"))
    let fields = [file, book] + (needsSignOff ? [] : [submitted])
    return Screen(
      title: language.text("intake.title"),
      main: templates.render(
        "campaigns/import",
        View(
          [
            "is-draft": isDraft, "action": action, "token": token, "needs-sign-off": needsSignOff,
            "fields": fields.map { $0.html(problems, in: language) }.joined(),
            "has-code-book": codeBook != nil, "code-book": codeBook ?? "",
          ], language: language)), problems: problems)
  }
}
