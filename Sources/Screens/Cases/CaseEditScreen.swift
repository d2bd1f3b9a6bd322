import Agenda
import CaseStudies
public import Fieldwork
public import Languages
import Pages

/// The form in which a case is told or edited.
public struct CaseEditScreen: Sendable {
  /// What stands in the fields.
  private let draft: CaseDraft
  /// Where the form is sent, without language.
  private let action: String
  /// What the form sends along.
  private let formToken: String
  /// The text as the contributor told it, beside each field; nil where that is what is written.
  public var told: CaseForm?
  /// Where a case comes from that staff write down; empty where the link says it.
  public var origins: [Origin] = []
  /// The campaign and the unit that are chosen.
  public var chosen = (campaign: "", unit: "")
  /// Whether consent is asked for with the text.
  public var asksConsent = false
  /// Whether other languages are offered too.
  public var translates = false
  /// Whether the case is there already.
  public var isNew = true
  /// What is wrong.
  public var problems: [FieldProblem] = []

  /// A campaign that a case can be told beside.
  public struct Origin: Sendable {
    let campaign: String
    let title: String

    /// A campaign.
    ///
    /// - Parameters:
    ///   - campaign: its id.
    ///   - title: its title.
    public init(campaign: String, title: String) {
      self.campaign = campaign
      self.title = title
    }
  }

  /// A form.
  ///
  /// - Parameters:
  ///   - draft: what stands in the fields.
  ///   - action: where it is sent, without language.
  ///   - formToken: what it sends along.
  public init(_ draft: CaseDraft, action: String, formToken: String) {
    self.draft = draft
    self.action = action
    self.formToken = formToken
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let own = Language.named(draft.language) ?? language
    var parts = [part(own, heading: language.text("case.edit.story"), in: language)]
    if translates {
      parts += Language.all.filter { $0.tag != own.tag }.map { other in
        part(
          other,
          heading: language.text("case.edit.in-language", ["language": other.name(in: language)]),
          in: language)
      }
    }
    let isEditing = told != nil
    let title =
      isNew
      ? "case.new.title" : isEditing ? "case.edit.title" : "case.correct.title"
    let lead =
      isNew
      ? (asksConsent ? "case.new.lead" : "case.new.lead-staff")
      : isEditing ? "case.edit.lead" : "case.correct.lead"
    return Screen(
      title: language.text(title),
      main: templates.render(
        "cases/edit",
        View(
          [
            "lead": language.text(lead), "action": "/\(language.tag)\(action)",
            "token": formToken, "version": String(draft.version),
            "language": draft.language.rawValue, "is-wide": isEditing || translates,
            "origin": origin(in: language), "parts": parts,
            "goals": goals(in: language), "rest": rest(in: language),
            "consent": asksConsent ? consent(in: language) : "",
            "submit": language.text(
              isNew ? "case.new.submit" : isEditing ? "case.edit.submit" : "case.correct.submit"),
          ], language: language)), problems: problems)
  }

  private func origin(in language: Language) -> String {
    guard !origins.isEmpty else { return "" }
    return ChoiceField(
      name: "campaign", label: language.text("case.field.campaign"),
      options: origins.map { ($0.campaign, $0.title) },
      chosen: [chosen.campaign.isEmpty ? origins[0].campaign : chosen.campaign]
    ).html(problems, in: language)
      + FormField(
        name: "unit", label: language.text("case.field.unit"), value: chosen.unit,
        help: language.text("case.field.unit-help"), isRequired: true
      ).html(problems, in: language)
  }

  /// The fields of one language, each with what was told beside it.
  private func part(_ tongue: Language, heading: String, in language: Language) -> View {
    let tag = tongue.tag
    let isOwn = tag == draft.language
    var rows = CaseDraft.texts.map { name in
      let field = FormField(
        name: "\(name).\(tag)", label: language.text("case.ask.\(name)"),
        kind: name == "title" ? .text : .long, value: draft.words["\(name).\(tag)"] ?? "",
        help: isOwn ? language.text("case.ask.\(name)-help") : nil,
        isRequired: isOwn && ["title", "summary", "done"].contains(name))
      return row(field, told: isOwn ? told?.words(of: name, in: tag) : nil, in: language)
    }
    let pictures = told?.pictures ?? []
    rows += pictures.enumerated().map { index, picture in
      row(
        FormField(
          name: "picture.\(picture.file).\(tag)",
          label: language.text("case.ask.picture", ["number": String(index + 1)]), kind: .long,
          value: draft.words["picture.\(picture.file).\(tag)"] ?? "", id: "picture-\(index)-\(tag)"),
        told: nil, in: language)
    }
    return View(
      ["heading": heading, "rows": rows, "is-folded": !isOwn], language: language)
  }

  private func row(_ field: FormField, told: String?, in language: Language) -> View {
    View(
      [
        "field": field.html(problems, in: language), "has-told": told != nil, "told": told ?? "",
      ], language: language)
  }

  private func goals(in language: Language) -> String {
    let problem = problems.first { $0.field == "goals" }?.text
    let chosen = draft.ticked["goals"] ?? []
    let targets = draft.ticked["targets"] ?? []
    return templates.render(
      "cases/goals",
      View(
        [
          "has-problem": problem != nil, "problem": problem ?? "",
          "goals": Agenda2030.goals.map { goal in
            View(
              [
                "number": String(goal.number), "name": goal.name.text(in: language.tag),
                "is-chosen": chosen.contains(String(goal.number)),
                "is-open": targets.contains { $0.hasPrefix("\(goal.number).") },
                "targets-label": language.text(
                  "case.field.targets", ["goal": String(goal.number)]),
                "targets": Agenda2030.targets(of: goal.id).map { target in
                  View(
                    [
                      "code": target.id.rawValue, "title": target.title.text(in: language.tag),
                      "is-target": targets.contains(target.id.rawValue),
                    ], language: language)
                },
              ], language: language)
          },
        ], language: language))
  }

  private func rest(in language: Language) -> String {
    FormField(
      name: "year", label: language.text("case.field.year"), kind: .number,
      value: draft.words["year"] ?? "", help: language.text("case.field.year-help"),
      isRequired: true
    ).html(problems, in: language)
      + ChoiceField(
        name: "dimensions", label: language.text("case.field.dimensions"),
        options: SustainabilityDimension.allCases.map {
          ($0.rawValue, $0.name.text(in: language.tag))
        }, chosen: draft.ticked["dimensions"] ?? [], takesSeveral: true
      ).html(problems, in: language)
      + FormField(
        name: "contact", label: language.text("case.field.contact"),
        value: draft.words["contact"] ?? "", help: language.text("case.field.contact-help")
      ).html(problems, in: language)
      + FormField(
        name: "link", label: language.text("case.field.link"), kind: .url,
        value: draft.words["link"] ?? "", help: language.text("case.field.link-help")
      ).html(problems, in: language)
  }

  private func consent(in language: Language) -> String {
    ChoiceField(
      name: "consents", label: language.text("case.consent.title"),
      options: CaseStudy.Purpose.allCases.map {
        ($0.rawValue, language.text("case.consent.\($0.rawValue)"))
      }, chosen: draft.ticked["consents"] ?? [], takesSeveral: true,
      help: language.text("case.consent.help")
    ).html(problems, in: language)
  }
}

extension CaseForm {
  /// What a text says in one field and one language; nil where it says nothing.
  func words(of name: String, in tag: LanguageTag) -> String? {
    let text: String? =
      switch name {
      case "title": title[tag]
      case "summary": summary[tag]
      case "groups": groups.compactMap { $0[tag] }.joined(separator: "\n")
      default: Part(rawValue: name).flatMap { parts[$0]?[tag] }
      }
    return text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
