import Languages
import Measures
public import Problems
import Surveys

/// Reads a questionnaire from an XLSForm: `.xlsx`, `.xls`, `.csv` or `.md`.
///
/// What the form says and the questionnaire cannot is named with its place, never dropped in silence.
/// `docs/questionnaire-formats.md` tells what becomes of what.
public enum XLSFormImport {
  /// The questionnaire that a form describes.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - choices: what cannot be told from the file.
  /// - Returns: the questionnaire, with what was passed over.
  /// - Throws: ``InputRefused`` for what is no form, with everything that is wrong in it.
  public static func read(
    _ bytes: [UInt8], file: String, choices: ImportChoices = ImportChoices()
  ) throws(InputRefused) -> ImportedQuestionnaire {
    var log = ProblemLog()
    let form = try XLSForm(bytes, file: file, as: try writing(of: bytes, file: file), log: &log)
    var making = XLSFormMaking(form, choices: choices, log: log)
    return try making.questionnaire()
  }

  private static func writing(
    of bytes: [UInt8], file: String
  ) throws(InputRefused) -> FormWorkbook.Writing {
    guard case .xlsForm(let writing) = try QuestionnaireFile.kind(of: bytes, file: file) else {
      throw InputRefused([Problem("form.unknown-format", at: Place(file))])
    }
    return writing
  }
}

/// Makes a questionnaire of a form.
struct XLSFormMaking {
  let form: XLSForm
  let choices: ImportChoices
  var plan: XLSFormPlan
  var log: ProblemLog
  private var targets: [String: FormTarget] = [:]

  init(_ form: XLSForm, choices: ImportChoices, log: ProblemLog) {
    self.form = form
    self.choices = choices
    self.log = log
    plan = XLSFormPlan(form)
  }

  mutating func questionnaire() throws(InputRefused) -> ImportedQuestionnaire {
    plan.run()
    log.add(contentsOf: plan.log.problems)
    guard !plan.drafts.isEmpty else {
      throw InputRefused(
        log.problems + [Problem("form.no-questions", at: Place(form.file))])
    }
    targets = formTargets()
    checkReferences()
    try log.throwErrors()
    var questions: [Question] = []
    for (index, draft) in plan.drafts.enumerated() {
      questions.append(question(draft, at: index))
    }
    let sections = plan.sections.map { section in
      let first = plan.drafts.firstIndex { $0.section == section.id } ?? 0
      let title = LocalizedText(form: section.title)
      return Questionnaire.Section(
        id: section.id, title: title.isEmpty ? LocalizedText(same: section.name) : title,
        condition: condition(of: section.group, at: first))
    }.filter { section in plan.drafts.contains { $0.section == section.id } }
    let own = OwnSheet(form)
    var ids = CodeNames()
    let name = choices.id ?? own["id"] ?? form.settings.id ?? CodeNames.stem(of: form.file)
    let id = ids.code(for: name, else: "questionnaire")
    let title = own.text("title") ?? LocalizedText(same: form.settings.title ?? name)
    let made = Questionnaire(
      id: id, title: title, origin: own.text("origin"),
      wave: Questionnaire.Wave(
        id: own["wave"] ?? choices.wave, opens: own["opens"].flatMap { Day($0) },
        closes: own["closes"].flatMap { Day($0) }),
      sections: sections, questions: questions, languages: languages(own))
    return try QuestionnaireMending.mended(
      made, places: plan.drafts.map(\.element.place), levels: choices.levels, log: log,
      renamed: plan.renamed)
  }

  private func languages(_ own: OwnSheet) -> [LanguageTag] {
    if let said = own["languages"] {
      return said.split(separator: " ").map { LanguageTag(rawValue: String($0)) }
    }
    let tags = form.languages.map(LanguageNames.tag).filter { $0 != LanguageNames.any }
    let first = form.settings.defaultLanguage.map(LanguageNames.tag)
    var found: [LanguageTag] = []
    for tag in (first.map { [$0] } ?? []) + tags
    where tags.contains(tag) && !found.contains(tag) {
      found.append(tag)
    }
    return found
  }

  private func formTargets() -> [String: FormTarget] {
    var targets: [String: FormTarget] = [:]
    for (index, draft) in plan.drafts.enumerated() {
      let codes = Dictionary(
        zip(draft.names, draft.options.map(\.code)), uniquingKeysWith: { first, _ in first })
      let valuesAreNames = zip(draft.names, draft.options).allSatisfy {
        $1.isDontKnow || Double($0) == $1.value
      }
      func target(_ item: String?, _ kind: Question.Kind) -> FormTarget {
        FormTarget(
          kind: kind, question: draft.id, item: item, codes: codes,
          dontKnow: draft.options.first(where: \.isDontKnow)?.code,
          valuesAreNames: valuesAreNames, index: index)
      }
      func add(_ name: String, _ target: FormTarget) {
        if targets[name] == nil { targets[name] = target }
      }
      if draft.kind == .matrix {
        for item in draft.items { add(item.element.name, target(item.code, .matrix)) }
      } else {
        add(draft.element.name, target(nil, draft.kind))
        if draft.options.contains(where: \.takesText) {
          add(draft.element.name + "_other", target("other", .text))
        }
      }
    }
    return targets
  }

  /// A name in braces that no row has is a mistake in the form.
  private mutating func checkReferences() {
    var names: Set<String> = ["instanceID", "instanceName", "today", "start", "end"]
    func collect(_ elements: [XLSForm.Element]) {
      for element in elements {
        names.formUnion([element.name, element.name + "_other", element.name + "_count"])
        collect(element.children)
      }
    }
    collect(form.elements)
    let known = names.sorted()
    var found: [(String, Place)] = []
    func look(_ elements: [XLSForm.Element]) {
      for element in elements {
        for (column, cell) in element.cells.sorted(by: { $0.key < $1.key })
        where column.hasPrefix("bind::")
          || FormColumns.texts.contains(where: { column.hasPrefix($0 + "::") })
        {
          for name in cell.text.references where !names.contains(name) {
            found.append((name, cell.place))
          }
        }
        look(element.children)
      }
    }
    look(form.elements)
    for (name, place) in found {
      let nearest = Nearest.word(to: name, among: known)
      log.error(
        nearest == nil ? "xlsform.unknown-reference" : "xlsform.unknown-reference-near", at: place,
        ["found": name, "nearest": nearest ?? ""].filter { !$0.value.isEmpty })
    }
  }

  /// What the expressions of a row are read by.
  private func maker(at index: Int, own: FormTarget? = nil) -> ConditionMaker {
    ConditionMaker(targets: targets, formulas: plan.formulas, index: index, own: own)
  }

  private mutating func question(_ draft: XLSFormDraft, at index: Int) -> Question {
    let element = draft.element
    var help = LocalizedText(form: element.hint)
    let guidance = element.wordings("guidance_hint")
    if !guidance.isEmpty {
      let more = LocalizedText(form: guidance)
      help = LocalizedText(help.texts.merging(more.texts) { $0 + "\n\n" + $1 })
    }
    var text = LocalizedText(form: draft.label)
    if text.isEmpty {
      if !help.isEmpty {
        (text, help) = (help, LocalizedText([:]))
      } else {
        text = LocalizedText(same: element.name)
        log.warning("xlsform.no-words", at: element.place, ["name": element.name])
      }
    }
    var parts: [Condition] = []
    for group in draft.groups { parts += condition(of: group, at: index).map { [$0] } ?? [] }
    parts += condition(of: element, at: index).map { [$0] } ?? []
    let limits = limits(of: draft, at: index)
    return Question(
      id: draft.id, section: draft.section, kind: draft.kind, text: text,
      title: element.ownText("title"), help: help.isEmpty ? nil : help,
      isRequired: isRequired(draft), levels: levels(element),
      condition: parts.isEmpty ? nil : parts.count == 1 ? parts[0] : .all(parts),
      options: options(of: draft, at: index), items: items(of: draft, at: index),
      minimum: limits.minimum ?? draft.minimum, maximum: limits.maximum ?? draft.maximum,
      unit: unit(element), earliest: limits.earliest, latest: limits.latest,
      files: files(draft), isLong: draft.isLong, variants: variants(element),
      checks: (draft.isWhole ? [FormLimits.whole] : []) + limits.checks)
  }

  private func levels(_ element: XLSForm.Element) -> [String] {
    (element.own("levels") ?? "").split(separator: " ").map(String.init)
  }

  private mutating func options(of draft: XLSFormDraft, at index: Int) -> [Question.Option] {
    guard !draft.filters.isEmpty else { return draft.options }
    var isNamed = false
    return draft.options.map { option in
      guard let filter = draft.filters[option.code] else { return option }
      var made: Condition?
      do throws(Untranslatable) {
        let condition = try maker(at: index).condition(filter)
        if condition != .expression(FormLimits.yes) { made = condition }
      } catch {
        if !isNamed {
          log.warning(
            "xlsform.filter", at: draft.element.place(of: "choice_filter"),
            ["found": draft.element["choice_filter"] ?? error.part])
        }
        isNamed = true
      }
      return Question.Option(
        code: option.code, text: option.text, value: option.value, isDontKnow: option.isDontKnow,
        isExclusive: option.isExclusive, takesText: option.takesText, condition: made)
    }
  }

  private mutating func items(of draft: XLSFormDraft, at index: Int) -> [Question.Item] {
    draft.items.map { code, row in
      let text = LocalizedText(form: row.label)
      return Question.Item(
        code: code, text: text.isEmpty ? LocalizedText(same: row.name) : text,
        levels: levels(row), condition: condition(of: row, at: index))
    }
  }

  private mutating func isRequired(_ draft: XLSFormDraft) -> Bool {
    let rows = draft.kind == .matrix ? draft.items.map(\.element) : [draft.element]
    var said: [Bool] = []
    for row in rows {
      guard let text = row.required else {
        said.append(false)
        continue
      }
      let yes = XLSForm.isYes(text)
      if yes == nil {
        log.warning("xlsform.required", at: row.place(of: "bind::required"), ["found": text])
      }
      said.append(yes ?? false)
      if yes == true, !row.wordings("bind::jr:requiredMsg").isEmpty {
        log.warning("xlsform.required-message", at: row.place, ["name": row.name])
      }
    }
    let all = said.allSatisfy { $0 }
    if !all, said.contains(true) {
      log.warning("xlsform.required-rows", at: draft.element.place, ["name": draft.element.name])
    }
    return all && !said.isEmpty && draft.kind != .note
  }

  /// The condition that a row's `relevant` says.
  private mutating func condition(of element: XLSForm.Element, at index: Int) -> Condition? {
    if let own = ownCondition(element, key: "ask-if", relevant: element.relevant, at: index) {
      return own
    }
    guard let text = element.relevant else { return nil }
    let place = element.place(of: "bind::relevant")
    do throws(XPath.Malformed) {
      let expression = try XPath(text)
      do throws(Untranslatable) {
        return try maker(at: index).condition(expression)
      } catch {
        log.warning("xlsform.relevant", at: place, ["found": text, "part": error.part])
      }
    } catch {
      log.warning(
        "xlsform.relevant-malformed", at: place,
        ["found": text, "column": String(error.column), "part": error.found])
    }
    return nil
  }

  /// The condition that our own column says, as long as the cell that it explains is unchanged.
  private func ownCondition(
    _ element: XLSForm.Element, key: String, relevant: String?, at index: Int
  ) -> Condition? {
    guard let text = element.own(key), let condition = ConditionText.condition(text) else {
      return nil
    }
    let names = FormNames(targets)
    let written = (try? XPathMaker(names: names).expression(condition))?.description
    return (written ?? "") == (relevant ?? "") ? condition : nil
  }

  private mutating func limits(of draft: XLSFormDraft, at index: Int) -> FormLimits {
    let element = draft.element
    guard draft.kind != .matrix else { return FormLimits() }
    let own = targets[element.name]
    var found = FormLimits(own: element, names: FormNames(targets), kind: draft.kind, self: own)
    if found.isOwn { return found }
    guard let text = element.constraint else { return found }
    let place = element.place(of: "bind::constraint")
    let message = LocalizedText(form: element.wordings("bind::jr:constraintMsg"))
    do throws(XPath.Malformed) {
      let expression = try XPath(text)
      do throws(Untranslatable) {
        try found.read(
          expression, kind: draft.kind, message: message, maker: maker(at: index, own: own))
      } catch {
        log.warning("xlsform.constraint", at: place, ["found": text, "part": error.part])
      }
    } catch {
      log.warning(
        "xlsform.constraint-malformed", at: place,
        ["found": text, "column": String(error.column), "part": error.found])
    }
    return found
  }

  private func unit(_ element: XLSForm.Element) -> UnitOfMeasure? {
    guard let code = element.own("unit") else { return nil }
    return UnitOfMeasure(
      code: code, label: element.ownText("unit-text") ?? LocalizedText(same: code),
      decimals: element.own("unit-decimals").flatMap { Int($0) } ?? 0)
  }

  private func files(_ draft: XLSFormDraft) -> Question.FileRule {
    let types = draft.element.own("files").map {
      $0.split(separator: " ").map(String.init)
    }
    return Question.FileRule(
      mediaTypes: types ?? draft.files.mediaTypes,
      largest: draft.element.own("largest-file").flatMap { Int($0) })
  }

  private func variants(_ element: XLSForm.Element) -> [Question.Variant] {
    var found: [Question.Variant] = []
    while let levels = element.own("variant-\(found.count + 1)") {
      let key = "variant-\(found.count + 1)"
      found.append(
        Question.Variant(
          levels: levels.split(separator: " ").map(String.init),
          text: element.ownText(key + "-text") ?? LocalizedText([:]),
          help: element.ownText(key + "-help")))
    }
    return found
  }
}

extension String {
  /// The names in `${…}`.
  fileprivate var references: [String] {
    var names: [String] = []
    var rest = self[...]
    while let open = rest.firstRange(of: "${") {
      rest = rest[open.upperBound...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = rest[..<close].trimmed
      names.append(name.hasPrefix("last-saved#") ? String(name.dropFirst(11)) : name)
      rest = rest[rest.index(after: close)...]
    }
    return names
  }
}
