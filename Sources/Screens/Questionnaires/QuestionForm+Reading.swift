import Languages
import Measures
public import Problems
public import Surveys

extension QuestionForm {
  /// The question that the form says.
  ///
  /// - Returns: the question, with what was renamed in it.
  /// - Throws: `InputRefused`; the file of each place is the id of its field.
  public func replacement() throws(InputRefused) -> QuestionnaireEdit.Replacement {
    var reading = FormReading(form: self)
    let replacement = reading.replacement()
    try reading.log.throwErrors()
    return replacement
  }
}

/// Reads a form's fields and notes what is wrong in them.
struct FormReading {
  let form: QuestionForm
  var log = ProblemLog()
  private var values: FormValues { form.values }
  private var old: Question? { form.old }

  init(form: QuestionForm) {
    self.form = form
  }

  mutating func replacement() -> QuestionnaireEdit.Replacement {
    let kind = form.kind
    let text = localized("text", was: old?.text) ?? LocalizedText([:])
    if text.isEmpty { log.error("edit.words-missing", at: field("text")) }
    var renamed: [String: [String: String]] = [:]
    let options = kind.hasOptions ? self.options(&renamed) : []
    let items = kind == .matrix ? self.items(&renamed) : []
    let isRange = [.number, .multiple, .ranking, .text].contains(kind)
    let title = localized("title", was: old?.title)
    let typed = values["id"]
    let question = Question(
      id: typed.isEmpty ? freeID(from: title ?? text) : typed,
      section: values["section"].isEmpty ? nil : values["section"], kind: kind, text: text,
      title: title, help: localized("help", was: old?.help),
      isRequired: kind.isAsked && values.isTicked("required"), levels: values.all("levels"),
      condition: condition("ask-if", was: old?.condition), options: options, items: items,
      minimum: isRange ? number("minimum") : nil, maximum: isRange ? number("maximum") : nil,
      unit: kind == .number ? unit() : nil,
      earliest: kind == .date ? day("earliest") : nil,
      latest: kind == .date ? day("latest") : nil,
      files: kind == .file ? files() : Question.FileRule(),
      isLong: kind != .text || values["length"] != "short", variants: variants(),
      checks: kind.isAsked ? checks() : [])
    return QuestionnaireEdit.Replacement(
      question, options: renamed["options"] ?? [:], items: renamed["items"] ?? [:],
      carried: carried(question.id))
  }

  private func field(_ name: String) -> Place { Place(name) }

  private func localized(_ name: String, was: LocalizedText?) -> LocalizedText? {
    values.localized(name, was: was, form.languages)
  }

  private mutating func expression(_ name: String) -> AnswerExpression? {
    do throws(InputRefused) {
      return try AnswerExpression(values[name], at: Place(name, column: 1))
    } catch {
      log.add(contentsOf: error.problems)
      return nil
    }
  }

  private mutating func condition(_ name: String, was: Condition?) -> Condition? {
    let typed = values[name]
    if typed.isEmpty { return nil }
    // A condition that was written as keys is left as it was unless its words are changed.
    if let was, was.typed == typed { return was.placed(at: name) }
    return expression(name).map { .expression($0) }
  }

  private mutating func number(_ name: String) -> Double? {
    let typed = values[name].filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 }
    if typed.isEmpty { return nil }
    guard let number = Double(String(typed)), number.isFinite, abs(number) < 1e15 else {
      log.error("edit.no-number", at: field(name), ["found": values[name]])
      return nil
    }
    return number
  }

  private mutating func day(_ name: String) -> Day? {
    if values[name].isEmpty { return nil }
    guard let day = Day(values[name]) else {
      log.error("edit.no-date", at: field(name), ["found": values[name]])
      return nil
    }
    return day
  }

  private mutating func unit() -> UnitOfMeasure? {
    let label = localized("unit.text", was: old?.unit?.label)
    let code = values["unit.code"]
    if code.isEmpty && label == nil { return nil }
    let decimals = number("unit.decimals").flatMap { Int(exactly: $0) } ?? 0
    guard (0...9).contains(decimals) else {
      log.error("edit.no-number", at: field("unit.decimals"), ["found": String(decimals)])
      return nil
    }
    return UnitOfMeasure(
      code: code.isEmpty ? Slug.text(label?.text(in: form.languages.first ?? .nb) ?? "") : code,
      label: label ?? LocalizedText(same: code), decimals: decimals)
  }

  private mutating func files() -> Question.FileRule {
    let types = values["files.types"].split { $0 == "," || $0.isWhitespace }.map(String.init)
    if let wrong = types.first(where: { !$0.contains("/") }) {
      log.error("edit.no-file-type", at: field("files.types"), ["found": wrong])
    }
    let largest = number("files.largest").flatMap { Int(exactly: ($0 * 1e6).rounded()) }
    return Question.FileRule(mediaTypes: types, largest: largest)
  }

  /// The rows of a list that are filled, in the order that is wished.
  private mutating func rows(_ rows: QuestionForm.Rows, texts: [String]) -> [Int] {
    let list = rows.rawValue
    let filled = (0..<form.count(rows)).filter { row in
      guard !values.isTicked("\(list).\(row).remove") else { return false }
      return texts.contains { name in
        !values["\(list).\(row).\(name)"].isEmpty
          || form.languages.contains { !values["\(list).\(row).\(name).\($0.rawValue)"].isEmpty }
      }
    }
    let places = filled.map { row in
      (row, Double(values["\(list).\(row).order"].replacing(",", with: ".")) ?? Double(row + 1))
    }
    return places.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  private mutating func options(
    _ renamed: inout [String: [String: String]]
  ) -> [Question.Option] {
    var codes: [String] = []
    return rows(.options, texts: ["code", "text"]).map { row in
      let name = "options.\(row)"
      let was = old?.options.first { $0.code == values["\(name).was"] }
      let text = localized("\(name).text", was: was?.text) ?? LocalizedText([:])
      let code = self.code(name, text, &codes)
      if let was, was.code != code { renamed["options", default: [:]][was.code] = code }
      let isScale = form.kind == .scale || form.kind == .matrix
      return Question.Option(
        code: code, text: text, value: number("\(name).value") ?? (isScale ? nil : was?.value),
        isDontKnow: values.isTicked("\(name).dont-know"),
        isExclusive: form.kind == .multiple && values.isTicked("\(name).exclusive"),
        takesText: values.isTicked("\(name).other"),
        condition: condition("\(name).ask-if", was: was?.condition))
    }
  }

  private mutating func items(_ renamed: inout [String: [String: String]]) -> [Question.Item] {
    var codes: [String] = []
    return rows(.items, texts: ["code", "text"]).map { row in
      let name = "items.\(row)"
      let was = old?.items.first { $0.code == values["\(name).was"] }
      let text = localized("\(name).text", was: was?.text) ?? LocalizedText([:])
      let code = self.code(name, text, &codes)
      if let was, was.code != code { renamed["items", default: [:]][was.code] = code }
      return Question.Item(
        code: code, text: text, levels: values.all("\(name).levels"),
        condition: condition("\(name).ask-if", was: was?.condition))
    }
  }

  private mutating func code(_ name: String, _ text: LocalizedText, _ codes: inout [String])
    -> String
  {
    if text.isEmpty { log.error("edit.words-missing", at: field("\(name).text")) }
    var code = values["\(name).code"]
    if code.isEmpty {
      let slug = Slug.text(text.text(in: form.languages.first ?? .nb))
      code = slug
      var number = 2
      while codes.contains(code) {
        code = "\(slug)-\(number)"
        number += 1
      }
    }
    codes.append(code)
    return code
  }

  private mutating func variants() -> [Question.Variant] {
    rows(.variants, texts: ["text", "help"]).map { row in
      let name = "variants.\(row)"
      let was = old?.variants.indices.contains(row) == true ? old?.variants[row] : nil
      let text = localized("\(name).text", was: was?.text) ?? LocalizedText([:])
      if text.isEmpty { log.error("edit.words-missing", at: field("\(name).text")) }
      let levels = values.all("\(name).levels")
      if levels.isEmpty { log.error("edit.levels-missing", at: field("\(name).levels")) }
      return Question.Variant(
        levels: levels, text: text, help: localized("\(name).help", was: was?.help))
    }
  }

  private mutating func checks() -> [Question.Check] {
    rows(.check, texts: ["that", "message"]).compactMap { row in
      let name = "check.\(row)"
      let was = old?.checks.indices.contains(row) == true ? old?.checks[row].message : nil
      let message = localized("\(name).message", was: was) ?? LocalizedText([:])
      if message.isEmpty { log.error("edit.words-missing", at: field("\(name).message")) }
      return expression("\(name).that").map { Question.Check(that: $0, message: message) }
    }
  }

  private mutating func carried(_ id: String) -> PreviousWave.Carried? {
    guard form.questionnaire.previous != nil else { return nil }
    if values["previous.carry"] == "none" { return .init(question: id, from: nil) }
    var codes: [String: String] = [:]
    for line in values["previous.codes"].split(whereSeparator: \.isNewline) {
      let parts = line.split(separator: "=").map { $0.filter { !$0.isWhitespace } }
      guard parts.count == 2 else {
        log.error(
          "edit.no-code-pair", at: field("previous.codes"), ["found": String(line.prefix(80))])
        continue
      }
      codes[parts[0]] = parts[1]
    }
    let from = values["previous.from"]
    if from.isEmpty && codes.isEmpty { return nil }
    return .init(question: id, from: from.isEmpty ? id : from, codes: codes)
  }

  private func freeID(from text: LocalizedText) -> String {
    let slug = Slug.text(text.text(in: form.languages.first ?? .nb))
    let taken = form.questionnaire.questions.map(\.id).filter { $0 != old?.id }
    if !taken.contains(slug) { return slug }
    var number = 2
    while taken.contains("\(slug)-\(number)") { number += 1 }
    return "\(slug)-\(number)"
  }
}

extension Condition {
  /// The condition with its expressions at a place, so that what is wrong in them is told there.
  fileprivate func placed(at name: String) -> Condition {
    guard case .expression(let expression) = self,
      let placed = try? AnswerExpression(expression.text, at: Place(name, column: 1))
    else { return self }
    return .expression(placed)
  }
}

/// Codes made of words.
enum Slug {
  static func text(_ words: String) -> String {
    var code = ""
    for sign in words.lowercased() {
      switch sign {
      case "a"..."z", "0"..."9": code.append(sign)
      case "æ", "ä": code += "ae"
      case "ø", "ö": code += "o"
      case "å": code += "a"
      case "é", "è", "ê": code += "e"
      default: if !code.isEmpty, code.last != "-" { code.append("-") }
      }
      if code.count >= 40 { break }
    }
    while code.last == "-" { code.removeLast() }
    return code.isEmpty ? "x" : code
  }
}
