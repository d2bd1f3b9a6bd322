public import Fieldwork
import Languages
import Measures
import Pages
import SurveyFormats
public import Surveys

/// What taking in a file of answers would do, and the choices that only the editor can make.
public struct IntakeScreen: Sendable {
  /// Two answers to one question.
  public struct Conflict: Sendable {
    let unit: String
    let question: Question
    let stored: AnswerVersion
    let collected: AnswerChange
    let isTaken: Bool

    /// Two answers.
    ///
    /// - Parameters:
    ///   - unit: the unit's name.
    ///   - question: the question.
    ///   - stored: what is stored.
    ///   - collected: what was collected.
    ///   - isTaken: whether what was collected is chosen.
    public init(
      unit: String, question: Question, stored: AnswerVersion, collected: AnswerChange,
      isTaken: Bool
    ) {
      self.unit = unit
      self.question = question
      self.stored = stored
      self.collected = collected
      self.isTaken = isTaken
    }
  }

  /// What stands on the page.
  public struct Content: Sendable {
    /// The address of the page.
    public var base = ""
    /// The file's name.
    public var file = ""
    /// What will be stored, in sentences.
    public var sentences: [String] = []
    /// The units, with what happens to each.
    public var units: WorkTable?
    /// What is wrong in the file, by row and column.
    public var faults: [String] = []
    /// The columns that it cannot be told of what they hold, by their places.
    public var unknown: [(index: Int, name: String)] = []
    /// What a column can hold.
    public var questionnaire: Questionnaire?
    /// The answers that differ from what is stored; none where there are too many to choose one by one.
    public var conflicts: [Conflict] = []
    /// How many answers differ from what is stored, in words; empty where none does.
    public var conflictCount = ""
    /// The choice for all of them: `each`, `keep` or `take`.
    public var decision = "each"
    /// What names the plan that the page shows.
    public var seen = ""
    /// Whether there is something to store.
    public var canStore = false

    /// Nothing.
    public init() {}
  }

  private let content: Content
  private let words: AnswerWords
  private let problems: [FieldProblem]
  private let token: String

  /// A page.
  ///
  /// - Parameters:
  ///   - content: what stands on it.
  ///   - words: answers in words.
  ///   - problems: what is wrong.
  ///   - token: what its forms send along.
  public init(
    _ content: Content, words: AnswerWords, problems: [FieldProblem] = [], token: String
  ) {
    self.content = content
    self.words = words
    self.problems = problems
    self.token = token
  }

  /// The page.
  public func screen() -> Screen {
    let language = words.language
    let isEach = !content.conflicts.isEmpty
    let decision = ChoiceField(
      name: "decision", label: language.text("intake.decision"),
      options: (isEach ? [("each", language.text("intake.decision.each"))] : [])
        + [
          ("keep", language.text("intake.decision.keep")),
          ("take", language.text("intake.decision.take")),
        ], chosen: [content.decision])
    let options = columnOptions
    return Screen(
      title: language.text("intake.look"),
      main: templates.render(
        "campaigns/intake",
        View(
          [
            "base": content.base, "file": content.file, "sentences": content.sentences,
            "token": token, "seen": content.seen, "can-store": content.canStore,
            "has-units": content.units != nil, "units": content.units?.html(in: language) ?? "",
            "has-faults": !content.faults.isEmpty, "faults": content.faults,
            "has-unknown": !content.unknown.isEmpty,
            "unknown": content.unknown.map { column in
              View(
                ["index": String(column.index), "name": column.name, "options": options],
                language: language)
            },
            "has-conflicts": !content.conflictCount.isEmpty,
            "conflict-count": content.conflictCount,
            "decision": decision.html(problems, in: language),
            "is-each": isEach,
            "conflicts": content.conflicts.enumerated().map { view($1, String($0)) },
          ], language: language)), problems: problems)
  }

  private func view(_ conflict: Conflict, _ number: String) -> View {
    func lines(_ answer: Answer) -> [String] {
      if case .text(let text) = answer { return [text] }
      return words.lines(answer, to: conflict.question)
    }
    return View(
      [
        "number": number, "unit": conflict.unit, "question": words.text(conflict.question.text),
        "stored": lines(conflict.stored.value), "who": words.given(conflict.stored),
        "collected": lines(conflict.collected.value), "is-taken": conflict.isTaken,
      ], language: words.language)
  }

  /// What a column can hold, in the order of the questions.
  private var columnOptions: [View] {
    let language = words.language
    func option(_ value: String, _ label: String) -> View {
      View(["value": value, "label": label], language: language)
    }
    let columns = content.questionnaire.map(AnswerColumn.all(of:)) ?? []
    return [option("", language.text("intake.column.nothing"))]
      + columns.map { option($0.name, label($0)) }
  }

  private func label(_ column: AnswerColumn) -> String {
    let language = words.language
    func text(_ id: String, _ part: (Question) -> LocalizedText?) -> String {
      guard let question = content.questionnaire?.question(id) else { return column.name }
      let whole = [question.text, part(question)].compactMap { $0.map(words.text) }
        .joined(separator: " – ")
      return "\(column.name): \(whole.count > 90 ? whole.prefix(89) + "…" : whole[...])"
    }
    switch column {
    case .unit: return language.text("intake.column.unit")
    case .submitted: return language.text("intake.column.submitted")
    case .nothing: return language.text("intake.column.nothing")
    case .question(let id): return text(id) { _ in nil }
    case .item(let id, let item):
      return text(id) { $0.items.first { $0.code == item }?.text }
    case .option(let id, let code):
      return text(id) { $0.options.first { $0.code == code }?.text }
    case .rank(let id, let number):
      return text(id) { _ in nil }
        + " – " + language.text("intake.column.rank", ["number": String(number)])
    case .other(let id): return text(id) { $0.other?.text }
    }
  }
}
