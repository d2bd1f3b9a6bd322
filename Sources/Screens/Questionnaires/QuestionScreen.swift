public import Languages
import Pages
public import Problems
import Surveys

/// The editor of one question.
public struct QuestionScreen: Sendable {
  let page: BuilderPage
  let form: QuestionForm
  let problems: [Problem]

  /// The editor of one question.
  ///
  /// - Parameters:
  ///   - page: the questionnaire.
  ///   - form: what stands in the fields.
  ///   - problems: why it could not be stored; places name fields, or key paths of the questionnaire.
  public init(_ page: BuilderPage, form: QuestionForm, problems: [Problem] = []) {
    self.page = page
    self.form = form
    self.problems = problems
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let told = fieldProblems(in: language)
    let fields = BuilderFields(values: form.values, problems: told, language: language)
    let old = form.old
    let before = form.questionnaire.questions.prefix { $0.id != old?.id }
    let title =
      old.map { language.text("builder.question.title", ["question": $0.id]) }
      ?? language.text("builder.question.new")
    let action =
      old.map { "\(page.base)/questions/\($0.id)" } ?? "\(page.base)/new-question"
    var values: [String: Any] = [
      "action": action, "is-old": old != nil, "question": old?.id ?? "", "head": head(fields),
      "kind-fields": kindFields(fields), "words": words(fields), "rules": rules(fields),
    ]
    let hasPrevious = form.questionnaire.previous != nil && form.kind.isAsked
    let lists: [(String, Bool, (BuilderFields) -> String)] = [
      ("options", form.kind.hasOptions, options), ("items", form.kind == .matrix, items),
      ("variants", page.levels.count > 1, variants), ("checks", form.kind.isAsked, checks),
      ("previous", hasPrevious, previous),
    ]
    for (name, isShown, content) in lists {
      values["has-\(name)"] = isShown
      values[name] = isShown ? content(fields) : ""
    }
    for rows in QuestionForm.Rows.allCases {
      values["\(rows.rawValue)-rows"] = String(shown(rows))
    }
    let asked = before.filter(\.kind.isAsked)
    values["has-known"] = !asked.isEmpty
    values["known"] = asked.map { known(of: $0, in: language) }
    let view = page.view(nil, values, in: language)
    return Screen(
      title: title, main: templates.render("questionnaires/question", view), problems: told,
      scripts: ["builder.js"])
  }

  private func text(_ key: String, _ fields: BuilderFields) -> String {
    fields.language.text(key)
  }

  /// How many rows of a list are shown: two empty ones at the end where a new list begins.
  private func shown(_ rows: QuestionForm.Rows) -> Int {
    let count = form.count(rows)
    if count == 0, rows == .options || rows == .items { return 3 }
    return count
  }

  private func head(_ fields: BuilderFields) -> String {
    let language = fields.language
    let kinds = Question.Kind.allCases.map {
      (value: $0.rawValue, label: language.text("builder.kind.\($0.rawValue)"))
    }
    let sections =
      [(value: "", label: text("builder.section.none", fields))]
      + form.questionnaire.sections.map {
        (value: $0.id, label: $0.title.text(in: language.tag))
      }
    return fields.select("kind", label: text("builder.kind", fields), options: kinds)
      + fields.select("section", label: text("builder.section", fields), options: sections)
      + fields.field(
        "id", label: text("builder.id", fields), help: text("builder.id.help", fields))
  }

  private func words(_ fields: BuilderFields) -> String {
    let language = fields.language
    func texts(_ name: String, _ label: String, help: String? = nil, isLong: Bool) -> String {
      fields.texts(
        name, label: language.text(label), languages: form.languages, isLong: isLong,
        help: help.map { language.text($0) }, marks: marks(name, in: language))
    }
    return texts("text", "builder.text", isLong: true)
      + texts("help", "builder.help", help: "builder.help.help", isLong: true)
      + (form.kind.isAsked
        ? texts("title", "builder.short", help: "builder.short.help", isLong: false) : "")
  }

  /// Marks of translations that are missing or out of date, for the texts of the question as it is stored.
  private func marks(_ name: String, in language: Language) -> [LanguageTag: String] {
    guard let old = form.old,
      let text = form.questionnaire.texts.first(where: { $0.key == "\(old.id).\(name)" })
    else { return [:] }
    var marks: [LanguageTag: String] = [:]
    for tag in form.languages {
      switch form.questionnaire.status(of: text, in: tag) {
      case .current: break
      case .missing: marks[tag] = language.text("builder.mark.missing")
      case .outOfDate: marks[tag] = language.text("builder.mark.out-of-date")
      }
    }
    return marks
  }

  private func rules(_ fields: BuilderFields) -> String {
    let levels =
      page.levels.count > 1
      ? fields.levels(
        "levels", label: text("builder.levels", fields), levels: page.levels,
        help: text("builder.levels.help", fields)) : ""
    return levels
      + fields.field(
        "ask-if", label: text("builder.ask-if", fields),
        help: text("builder.ask-if.help", fields))
      + (form.kind.isAsked
        ? fields.tick("required", label: text("builder.required", fields)) : "")
  }

  private func kindFields(_ fields: BuilderFields) -> String {
    func number(_ name: String, _ label: String) -> String {
      fields.field(name, label: text(label, fields))
    }
    switch form.kind {
    case .number:
      return number("minimum", "builder.minimum") + number("maximum", "builder.maximum")
        + fields.texts(
          "unit.text", label: text("builder.unit", fields), languages: form.languages,
          help: text("builder.unit.help", fields), marks: marks("unit", in: fields.language))
        + number("unit.code", "builder.unit.code") + number("unit.decimals", "builder.decimals")
    case .multiple, .ranking:
      return number("minimum", "builder.minimum.choices")
        + number("maximum", "builder.maximum.choices")
    case .text:
      return fields.choices(
        "length", label: text("builder.length", fields),
        options: [
          ("long", text("builder.length.long", fields)),
          ("short", text("builder.length.short", fields)),
        ], takesSeveral: false)
        + number("minimum", "builder.minimum.signs") + number("maximum", "builder.maximum.signs")
    case .date:
      return fields.field("earliest", label: text("builder.earliest", fields), kind: .date)
        + fields.field("latest", label: text("builder.latest", fields), kind: .date)
    case .file:
      return fields.field(
        "files.types", label: text("builder.files.types", fields),
        help: text("builder.files.types.help", fields))
        + number("files.largest", "builder.files.largest")
    case .single, .scale, .matrix, .place, .note: return ""
    }
  }

  private func options(_ fields: BuilderFields) -> String {
    let isScale = form.kind == .scale || form.kind == .matrix
    return (0..<shown(.options)).map { row in
      let name = "options.\(row)"
      var content = [
        fields.texts(
          "\(name).text", label: text("builder.words", fields), languages: form.languages),
        fields.field("\(name).code", label: text("builder.code", fields)),
      ]
      if isScale {
        content.append(fields.field("\(name).value", label: text("builder.value", fields)))
      }
      content.append(fields.tick("\(name).dont-know", label: text("builder.dont-know", fields)))
      if form.kind == .multiple {
        content.append(fields.tick("\(name).exclusive", label: text("builder.exclusive", fields)))
      }
      if [.single, .multiple, .ranking].contains(form.kind) {
        content.append(fields.tick("\(name).other", label: text("builder.other", fields)))
      }
      content.append(fields.field("\(name).ask-if", label: text("builder.offered-if", fields)))
      return self.row("builder.option", row, name, content, fields)
    }.joined()
  }

  private func items(_ fields: BuilderFields) -> String {
    (0..<shown(.items)).map { row in
      let name = "items.\(row)"
      var content = [
        fields.texts(
          "\(name).text", label: text("builder.words", fields), languages: form.languages),
        fields.field("\(name).code", label: text("builder.code", fields)),
      ]
      if page.levels.count > 1 {
        content.append(
          fields.levels(
            "\(name).levels", label: text("builder.levels", fields), levels: page.levels))
      }
      content.append(fields.field("\(name).ask-if", label: text("builder.ask-if", fields)))
      return self.row("builder.item", row, name, content, fields)
    }.joined()
  }

  private func variants(_ fields: BuilderFields) -> String {
    (0..<shown(.variants)).map { row in
      let name = "variants.\(row)"
      return self.row(
        "builder.variant", row, name,
        [
          fields.levels(
            "\(name).levels", label: text("builder.variant.levels", fields), levels: page.levels),
          fields.texts(
            "\(name).text", label: text("builder.text", fields), languages: form.languages,
            isLong: true),
          fields.texts(
            "\(name).help", label: text("builder.help", fields), languages: form.languages),
        ], fields)
    }.joined()
  }

  private func checks(_ fields: BuilderFields) -> String {
    (0..<shown(.check)).map { row in
      let name = "check.\(row)"
      return self.row(
        "builder.check", row, name,
        [
          fields.field(
            "\(name).that", label: text("builder.check.that", fields),
            help: text("builder.check.that.help", fields)),
          fields.texts(
            "\(name).message", label: text("builder.check.message", fields),
            languages: form.languages),
        ], fields)
    }.joined()
  }

  private func row(
    _ key: String, _ row: Int, _ name: String, _ content: [String], _ fields: BuilderFields
  ) -> String {
    var values = fields.values
    if values["\(name).order"].isEmpty { values["\(name).order"] = String(row + 1) }
    let own = BuilderFields(
      values: values, problems: fields.problems, language: fields.language)
    let order = own.field("\(name).order", label: text("builder.order", fields))
    let was = templates.render(
      "questionnaires/was",
      View(
        ["name": "\(name).was", "value": values["\(name).was"]], language: fields.language))
    return fields.row(
      fields.language.text(key, ["number": String(row + 1)]), name: name,
      content + [order, fields.tick("\(name).remove", label: text("builder.remove", fields)), was])
  }

  private func previous(_ fields: BuilderFields) -> String {
    guard form.questionnaire.previous != nil else { return "" }
    return fields.choices(
      "previous.carry", label: text("builder.carry", fields),
      options: [
        ("yes", text("builder.carry.yes", fields)), ("none", text("builder.carry.none", fields)),
      ], takesSeveral: false)
      + fields.field("previous.from", label: text("builder.carry.from", fields))
      + fields.field(
        "previous.codes", label: text("builder.carry.codes", fields), kind: .long,
        help: text("builder.carry.codes.help", fields))
  }

  private func known(of question: Question, in language: Language) -> View {
    let parts = question.kind == .matrix ? question.items.map { "\(question.id).\($0.code)" } : []
    return View(
      [
        "id": ([question.id] + parts).joined(separator: ", "),
        "kind": language.text("builder.kind.\(question.kind.rawValue)"),
        "codes": question.options.map { "'\($0.code)'" }.joined(separator: ", "),
        "text": question.name.text(in: language.tag),
      ], language: language)
  }
}
