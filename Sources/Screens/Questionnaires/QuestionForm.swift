import Languages
import Measures
public import Surveys

/// The fields of one question, as they are shown and as they come back.
public struct QuestionForm: Sendable {
  /// What stands in the fields.
  public var values: FormValues
  /// The question that is changed; nil where it is a new one.
  public let old: Question?
  /// The questionnaire that it stands in.
  public let questionnaire: Questionnaire

  /// The lists of a question that have rows: their names in the form.
  enum Rows: String, CaseIterable {
    case options, items, variants, check
  }

  /// The most rows of one list that a form can have.
  static let mostRows = 300

  /// A form that came back.
  ///
  /// - Parameters:
  ///   - values: what stands in the fields.
  ///   - old: the question that is changed; nil where it is a new one.
  ///   - questionnaire: the questionnaire.
  public init(values: FormValues, old: Question?, in questionnaire: Questionnaire) {
    self.values = values
    self.old = old
    self.questionnaire = questionnaire
  }

  /// The form of a question as it is.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - questionnaire: the questionnaire.
  public init(_ question: Question, in questionnaire: Questionnaire) {
    self.init(values: FormValues(), old: question, in: questionnaire)
    fill(question)
  }

  /// The form of a new question.
  ///
  /// - Parameters:
  ///   - kind: how it is answered.
  ///   - section: the id of its section.
  ///   - questionnaire: the questionnaire.
  public init(new kind: Question.Kind, section: String?, in questionnaire: Questionnaire) {
    self.init(values: FormValues(), old: nil, in: questionnaire)
    values["kind"] = kind.rawValue
    values["section"] = section ?? ""
    values["length"] = "long"
  }

  /// How the question is answered, as the form says.
  public var kind: Question.Kind { Question.Kind(rawValue: values["kind"]) ?? .single }

  var languages: [LanguageTag] { questionnaire.languages }

  /// How many rows of a list are shown: those that are filled, and some to fill.
  func count(_ rows: Rows) -> Int {
    let asked = Int(values["\(rows.rawValue)-rows"]) ?? 0
    return min(max(asked, 0), Self.mostRows)
  }

  /// Shows more rows to fill.
  ///
  /// - Parameter list: the name of the list: `options`, `items`, `variants` or `check`.
  public mutating func addRows(to list: String) {
    guard let rows = Rows(rawValue: list) else { return }
    values["\(list)-rows"] = String(min(count(rows) + 5, Self.mostRows))
  }

  private mutating func fill(_ question: Question) {
    values["id"] = question.id
    values["section"] = question.section ?? ""
    values["kind"] = question.kind.rawValue
    fill("text", question.text)
    fill("title", question.title)
    fill("help", question.help)
    values.tick("required", question.isRequired)
    values.set("levels", question.levels)
    values["ask-if"] = question.condition?.typed ?? ""
    values["minimum"] = question.minimum.map(Self.plain) ?? ""
    values["maximum"] = question.maximum.map(Self.plain) ?? ""
    values["earliest"] = question.earliest?.description ?? ""
    values["latest"] = question.latest?.description ?? ""
    values["length"] = question.isLong ? "long" : "short"
    values["unit.code"] = question.unit?.code ?? ""
    values["unit.decimals"] = question.unit.map { String($0.decimals) } ?? ""
    fill("unit.text", question.unit?.label)
    values["files.types"] = question.files.mediaTypes.joined(separator: ", ")
    values["files.largest"] = question.files.largest.map { Self.plain(Double($0) / 1e6) } ?? ""
    fillRows(question)
    fillPrevious(question)
  }

  private mutating func fillRows(_ question: Question) {
    for (row, option) in question.options.enumerated() {
      let name = "options.\(row)"
      values["\(name).code"] = option.code
      values["\(name).was"] = option.code
      fill("\(name).text", option.text)
      values["\(name).value"] = option.value.map(Self.plain) ?? ""
      values.tick("\(name).dont-know", option.isDontKnow)
      values.tick("\(name).exclusive", option.isExclusive)
      values.tick("\(name).other", option.takesText)
      values["\(name).ask-if"] = option.condition?.typed ?? ""
    }
    for (row, item) in question.items.enumerated() {
      let name = "items.\(row)"
      values["\(name).code"] = item.code
      values["\(name).was"] = item.code
      fill("\(name).text", item.text)
      values.set("\(name).levels", item.levels)
      values["\(name).ask-if"] = item.condition?.typed ?? ""
    }
    for (row, variant) in question.variants.enumerated() {
      values.set("variants.\(row).levels", variant.levels)
      fill("variants.\(row).text", variant.text)
      fill("variants.\(row).help", variant.help)
    }
    for (row, check) in question.checks.enumerated() {
      values["check.\(row).that"] = check.that.text
      fill("check.\(row).message", check.message)
    }
    for (rows, count) in [
      (Rows.options, question.options.count), (.items, question.items.count),
      (.variants, question.variants.count), (.check, question.checks.count),
    ] { values["\(rows.rawValue)-rows"] = String(count) }
  }

  private mutating func fillPrevious(_ question: Question) {
    let carried = questionnaire.previous?.questions.first { $0.question == question.id }
    values["previous.carry"] = carried.map { $0.from == nil ? "none" : "yes" } ?? "yes"
    values["previous.from"] = carried?.from ?? ""
    values["previous.codes"] = (carried?.codes ?? [:]).sorted { $0.key < $1.key }
      .map { "\($0.key) = \($0.value)" }.joined(separator: "\n")
  }

  private mutating func fill(_ name: String, _ text: LocalizedText?) {
    for language in languages { values["\(name).\(language.rawValue)"] = text?[language] ?? "" }
  }

  static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}

extension Condition {
  /// The condition as it is shown in a field: an expression as it was written.
  var typed: String {
    if case .expression(let expression) = self { return expression.text }
    return written
  }
}
