public import Languages
import Measures
import Pages

/// The form in which an open call is prepared.
public struct CallEditScreen: Sendable {
  private let draft: CallDraft
  private let action: String
  private let formToken: String
  /// The questionnaires that can be chosen: `id/number` and the title.
  public var questionnaires: [(value: String, title: String)] = []
  /// Whether the call is there already.
  public var isNew = true
  /// Whether the call is open: then what is asked and when it opened stay as they are.
  public var isOpen = false
  /// What the form is based on, as it is sent along.
  public var basis = ""
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// A form.
  ///
  /// - Parameters:
  ///   - draft: what stands in the fields.
  ///   - action: where it is sent, without language.
  ///   - formToken: what it sends along.
  public init(_ draft: CallDraft, action: String, formToken: String) {
    self.draft = draft
    self.action = action
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    // The reader's own language first; the others are folded until something is written in them.
    let order = [language] + Language.all.filter { $0.tag != language.tag }
    return Screen(
      title: language.text(isNew ? "call.new.title" : "call.edit.title"),
      main: templates.render(
        "calls/edit",
        View(
          [
            "action": "/\(language.tag)\(action)", "token": formToken,
            "basis": basis,
            "lead": language.text(isOpen ? "call.edit.lead-open" : "call.new.lead"),
            "kind": isOpen
              ? kept(["kind", "document", "questionnaire", "opens"]) : kind(in: language),
            "time": time(in: language),
            "tongues": order.enumerated().map { index, tongue in
              View(
                [
                  "heading": language.text(
                    "call.edit.in-language", ["language": tongue.name(in: language)]),
                  "is-open": index == 0
                    || CallDraft.texts.contains { draft.words["\($0).\(tongue.tag)"] != nil },
                  "fields": CallDraft.texts.map { name in
                    field(
                      "\(name).\(tongue.tag)", "call.ask.\(name)", name == "title", in: language)
                  }.joined(),
                ], language: language)
            },
          ], language: language)), problems: problems)
  }

  private func field(
    _ name: String, _ key: String, _ isShort: Bool, in language: Language
  ) -> String {
    FormField(
      name: name, label: language.text(key), kind: isShort ? .text : .long,
      value: draft.words[name] ?? "", help: language.text("\(key)-help")
    ).html(problems, in: language)
  }

  private func kind(in language: Language) -> String {
    ChoiceField(
      name: "kind", label: language.text("call.ask.kind"),
      options: [
        ("hearing", language.text("call.kind.hearing")),
        ("questionnaire", language.text("call.kind.questionnaire")),
      ], chosen: [draft.words["kind"] ?? "hearing"]
    ).html(problems, in: language)
      + FormField(
        name: "document", label: language.text("call.ask.document"), kind: .url,
        value: draft.words["document"] ?? "", help: language.text("call.ask.document-help")
      ).html(problems, in: language)
      + (questionnaires.isEmpty
        ? ""
        : ChoiceField(
          name: "questionnaire", label: language.text("call.ask.questionnaire"),
          options: questionnaires.map { ($0.value, $0.title) },
          chosen: [draft.words["questionnaire"] ?? ""],
          help: language.text("call.ask.questionnaire-help")
        ).html(problems, in: language))
  }

  private func time(in language: Language) -> String {
    var fields = [
      FormField(
        name: "closes", label: language.text("call.ask.closes"), kind: .date,
        value: draft.words["closes"] ?? "", help: language.text("call.ask.closes-help")),
      FormField(
        name: "most", label: language.text("call.ask.most"), kind: .number,
        value: draft.words["most"] ?? "", help: language.text("call.ask.most-help")),
    ]
    if !isOpen {
      fields.insert(
        FormField(
          name: "opens", label: language.text("call.ask.opens"), kind: .date,
          value: draft.words["opens"] ?? ""), at: 0)
    }
    if isNew {
      fields.append(
        FormField(
          name: "review", label: language.text("call.ask.review"),
          value: draft.words["review"] ?? "", help: language.text("call.ask.review-help")))
    }
    return fields.map { $0.html(problems, in: language) }.joined()
      + (isNew ? "" : kept(["review"]))
  }

  /// Fields that stay as they are.
  private func kept(_ names: [String]) -> String {
    names.map { name in
      templates.render(
        "calls/kept",
        View(["name": name, "value": draft.words[name] ?? ""], language: .standard))
    }.joined()
  }

  /// What a field is called where it stands by itself.
  ///
  /// - Parameters:
  ///   - name: the name of the field.
  ///   - language: the reader's language.
  public static func label(of name: String, in language: Language) -> String {
    let parts = name.split(separator: ".").map(String.init)
    let label = language.text("call.ask.\(parts[0])")
    let own = parts.count == 2 ? Language.named(LanguageTag(rawValue: parts[1])) : nil
    return own.map { "\(label) (\($0.name))" } ?? label
  }

  /// The value of a field in words.
  ///
  /// - Parameters:
  ///   - value: the value as it is sent.
  ///   - name: the name of the field.
  ///   - language: the reader's language.
  public static func words(
    of value: String, in name: String, language: Language
  ) -> String {
    switch name {
    case "opens", "closes":
      Day(value).map { language.date(year: $0.year, month: $0.month, day: $0.day) } ?? value
    case "kind":
      language.text(value == "hearing" ? "call.kind.hearing" : "call.kind.questionnaire")
    default: value
    }
  }
}
