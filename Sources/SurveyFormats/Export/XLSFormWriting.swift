import Languages
import Measures
import Problems
import Surveys

/// Turns a questionnaire into the rows of a form's sheets.
struct XLSFormWriting {
  let questionnaire: Questionnaire
  let file: String
  var log = ProblemLog()
  var survey = FormRows(columns: ["type", "name"])
  var choices = FormRows(columns: ["list_name", "name"])
  var settings = FormRows(columns: ["form_title", "form_id"])
  /// The names that the form has for what the questionnaire names.
  var names = FormNames()
  /// What a reader of the form would make of the names.
  var targets: [String: FormTarget] = [:]
  /// The languages of the columns.
  let languages: [LanguageTag]
  private var used = CodeNames()
  private var sectionNames = CodeNames()
  var lists: [(options: [Question.Option], isOpen: Bool, name: String)] = []

  init(_ questionnaire: Questionnaire, file: String) {
    self.questionnaire = questionnaire
    self.file = file
    var found = questionnaire.languages
    for tag in questionnaire.allTexts.flatMap(\.texts.keys).sorted()
    where !found.contains(tag) && tag != LanguageNames.any {
      found.append(tag)
    }
    languages = found
  }

  /// The sheets, with their columns in the order that readers know.
  var sheets: [(name: String, rows: [[String]])] {
    let order = [
      "type", "name", "list_name", "label", "hint", "required", "relevant", "constraint",
      "constraint_message", "choice_filter", "appearance", "parameters",
    ]
    return [
      ("survey", survey.table(order)),
      ("choices", choices.table(["list_name"] + order)),
      ("settings", settings.table(["form_title", "form_id", "default_language"])),
    ]
  }

  mutating func run() {
    nameAll()
    writeSettings()
    var open: String?
    var begun: Set<String> = []
    for (index, question) in questionnaire.questions.enumerated() {
      if question.section != open {
        if open != nil { survey.add([("type", "end_group")]) }
        open = nil
        if let section = questionnaire.sections.first(where: { $0.id == question.section }) {
          begin(section, at: index, again: !begun.insert(section.id).inserted)
          open = section.id
        }
      }
      write(question, at: index)
    }
    if open != nil { survey.add([("type", "end_group")]) }
    noteLost()
  }

  // MARK: Names

  private mutating func nameAll() {
    for (index, question) in questionnaire.questions.enumerated() {
      let name = used.code(for: question.id.asFormName("q"), else: "q")
      names.names[question.id] = name
      names.kinds[question.id] = question.kind
      let choices = choiceNames(question)
      names.options[question.id] = choices
      names.dontKnow[question.id] = question.dontKnow?.code
      if question.kind == .scale || question.kind == .matrix {
        names.values[question.id] = Dictionary(
          question.options.compactMap { option in option.value.map { (option.code, $0) } },
          uniquingKeysWith: { first, _ in first })
      }
      let codes = Dictionary(
        choices.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
      func target(_ item: String?, _ kind: Question.Kind) -> FormTarget {
        FormTarget(
          kind: kind, question: question.id, item: item, codes: codes,
          dontKnow: question.dontKnow?.code,
          valuesAreNames: question.options.allSatisfy {
            $0.isDontKnow || Double(choices[$0.code] ?? "") == $0.value
          }, index: index)
      }
      if question.kind == .matrix {
        for item in question.items {
          let row = used.code(for: "\(name)_\(item.code)".asFormName("q"), else: "row")
          names.names["\(question.id).\(item.code)"] = row
          targets[row] = target(item.code, .matrix)
        }
      } else {
        targets[name] = target(nil, question.kind)
        if question.other != nil {
          names.names["\(question.id).other"] = name + "_other"
          targets[name + "_other"] = target("other", .text)
          _ = used.code(for: name + "_other", else: "other")
        }
      }
    }
  }

  /// The names of a question's options in the form, by code.
  private func choiceNames(_ question: Question) -> [String: String] {
    if question.isAcknowledgement { return ["ok": "OK"] }
    return Dictionary(
      question.options.map { ($0.code, $0.code) }, uniquingKeysWith: { first, _ in first })
  }

  // MARK: Rows

  private mutating func begin(_ section: Questionnaire.Section, at index: Int, again: Bool) {
    let name = sectionNames.code(for: section.id.asFormName("s"), else: "s")
    let isTaken = names.names.values.contains(name)
    let own = isTaken ? "section_" + name : name
    var cells: [(String, String)] = [("type", "begin_group"), ("name", own)]
    cells += texts("label", section.title)
    cells += conditionCells(section.condition, at: index, of: section.id)
    if own != section.id, !again { cells.append(ownCell("id", section.id)) }
    if again { cells.append(ownCell("section", section.id)) }
    survey.add(cells)
  }

  /// A text, a column for each language.
  func texts(_ column: String, _ text: LocalizedText?) -> [(String, String)] {
    guard let text else { return [] }
    var cells: [(String, String)] = []
    if let same = text.texts[LanguageNames.any] { cells.append((column, same)) }
    for language in languages {
      guard let words = text.texts[language] else { continue }
      cells.append(("\(column)::\(LanguageNames.name(language))", words))
    }
    return cells
  }

  func ownCell(_ key: String, _ text: String) -> (String, String) {
    ("instance::samstemt:\(key)", OwnColumns.cell(text))
  }

  /// A text in columns of ours.
  func ownTexts(_ key: String, _ text: LocalizedText?) -> [(String, String)] {
    (text?.texts ?? [:]).sorted { $0.key < $1.key }.map { tag, words in
      ownCell(tag == LanguageNames.any ? key : "\(key).\(tag.rawValue)", words)
    }
  }

  /// When a row is asked; in our own words too where a reader would make something else of it.
  mutating func conditionCells(
    _ condition: Condition?, at index: Int, of id: String
  ) -> [(String, String)] {
    guard let condition else { return [] }
    let own = ownCell("ask-if", ConditionText.text(condition))
    do throws(Untranslatable) {
      let expression = try XPathMaker(names: names).expression(condition)
      let maker = ConditionMaker(targets: targets, formulas: [:], index: index, own: nil)
      let text = expression.description
      let read = try? XPath(text)
      let back: Condition? = if let read { try? maker.condition(read) } else { nil }
      return [("relevant", text)] + (back == condition ? [] : [own])
    } catch {
      log.warning(
        "export.condition", at: Place(file, cell: id), ["question": id, "part": error.part])
      return [own]
    }
  }

  /// Settings, and what belongs to the whole questionnaire.
  private mutating func writeSettings() {
    let title =
      languages.first.flatMap { questionnaire.title[$0] }
      ?? questionnaire.title.text(in: .nb)
    var cells: [(String, String)] = [
      ("form_title", title), ("form_id", questionnaire.id),
      ("namespaces", "samstemt=\"urn:samstemt:questionnaire\""),
      ("samstemt_wave", questionnaire.wave.id),
      ("samstemt_opens", questionnaire.wave.opens?.description ?? ""),
      ("samstemt_closes", questionnaire.wave.closes?.description ?? ""),
      ("samstemt_languages", languages.map(\.rawValue).joined(separator: " ")),
    ]
    if let first = languages.first {
      let hasUnnamed = questionnaire.allTexts.contains { $0.texts[LanguageNames.any] != nil }
      if !hasUnnamed { cells.append(("default_language", LanguageNames.name(first))) }
    }
    for (key, text) in [("title", questionnaire.title), ("origin", questionnaire.origin)] {
      for (tag, words) in (text?.texts ?? [:]).sorted(by: { $0.key < $1.key }) {
        let column = tag == LanguageNames.any ? key : "\(key).\(tag.rawValue)"
        cells.append(("samstemt_" + column, OwnColumns.cell(words)))
      }
    }
    settings.add(cells)
  }

  private mutating func noteLost() {
    let place = Place(file)
    if questionnaire.questions.contains(where: { !$0.levels.isEmpty }) {
      log.warning("export.asked-levels", at: place)
    }
    if !questionnaire.translationMarks.digests.isEmpty { log.warning("export.marks", at: place) }
    if questionnaire.previous != nil { log.warning("export.previous", at: place) }
  }
}

extension String {
  /// An id as a name of XML; another letter goes before one that begins with a digit or a hyphen.
  func asFormName(_ start: String) -> String {
    first.map { $0.isLetter || $0 == "_" } == true && self != "meta" ? self : "\(start)_\(self)"
  }
}

extension Question {
  /// Whether it is one box to tick, as an import makes it of a row of the type `acknowledge`.
  var isAcknowledgement: Bool {
    kind == .multiple && maximum == 1 && options.count == 1 && options[0].code == "ok"
      && options[0].text == FormWords.ok
  }
}

extension Questionnaire {
  /// All texts that respondents see.
  var allTexts: [LocalizedText] {
    var found = [title] + sections.map(\.title)
    for question in questions {
      found.append(question.text)
      if let help = question.help { found.append(help) }
      found += question.options.map(\.text) + question.items.map(\.text)
      found += question.checks.map(\.message)
    }
    return found.filter { !FormWords.all.contains($0) }
  }
}
