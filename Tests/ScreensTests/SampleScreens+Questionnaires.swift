import Languages
import Measures
import Problems
import Surveys

@testable import Screens

extension SampleScreens {
  /// A questionnaire with every kind of question and every property.
  static func questionnaire() throws -> Questionnaire {
    func words(_ text: String) -> LocalizedText { LocalizedText([.nb: text, .en: "\(text)?"]) }
    func expression(_ text: String) throws -> AnswerExpression { try AnswerExpression(text) }
    let options = [
      Question.Option(code: "yes", text: words("Ja"), value: 1),
      Question.Option(
        code: "other", text: words("Annet"), value: 2, takesText: true,
        condition: .expression(try expression("1 = 1"))),
      Question.Option(code: "no", text: words("Nei"), value: 3, isDontKnow: true),
    ]
    let kinds: [Question] = try Question.Kind.allCases.map { kind in
      Question(
        id: kind.rawValue, section: kind == .note ? nil : "a", kind: kind,
        text: words(kind.rawValue), title: kind == .text ? nil : words("Kort"),
        help: words("Hjelp"), isRequired: kind == .single, levels: kind == .date ? ["county"] : [],
        condition: kind == .number ? .expression(try expression("answered(single)")) : nil,
        options: kind.hasOptions ? options : [],
        items: kind == .matrix
          ? [.init(code: "time", text: words("Tid"), levels: ["municipality"])] : [],
        minimum: kind == .number ? 1 : nil, maximum: kind == .ranking ? 2 : nil,
        unit: kind == .number ? .init(code: "fte", label: words("årsverk"), decimals: 1) : nil,
        earliest: kind == .date ? Day("2027-01-01") : nil,
        variants: kind == .single ? [.init(levels: ["county"], text: words("Dere"))] : [],
        checks: kind == .number
          ? [.init(that: try expression(". > 0"), message: words("Mer"))] : [])
    }
    let line = Question(id: "line", section: "b", kind: .text, text: words("Linje"), isLong: false)
    return Questionnaire(
      id: "vsr", title: words("Kartlegging"), origin: words("KS"), wave: .init(id: "2027"),
      sections: [
        .init(id: "a", title: words("Del")),
        .init(
          id: "b", title: words("Del to"),
          condition: .expression(try expression("answered(single)"))),
        .init(id: "c", title: words("Tom")),
      ],
      questions: kinds + [line], languages: [.nb, .nn, .en],
      translationMarks: .init([.en: ["single.text": "00000000"]]),
      previous: .init(
        wave: "2021", questions: [.init(question: "single", from: "old", codes: ["a": "yes"])]))
  }

  static func questionnaires(in language: Language) -> [Screen] {
    guard let questionnaire = try? questionnaire() else { return [] }
    let page = BuilderPage(
      base: "/nb/o/ks/questionnaires/vsr", id: "vsr", title: "Kartlegging", token: "token",
      basis: 3, mayEdit: true, isReadable: true, levels: ["municipality", "county"])
    let faults = [
      Problem("questionnaire.bad-code", at: Place("vsr.yaml", line: 4, cell: "id"), ["found": "X"]),
      Problem("edit.conflict", .warning, at: Place("")),
    ]
    return lists(language, faults) + parts(page, questionnaire, language, faults)
      + looks(page, questionnaire, language, faults)
  }

  private static func lists(_ language: Language, _ faults: [Problem]) -> [Screen] {
    let base = "/nb/o/ks/questionnaires"
    return [
      QuestionnaireListScreen(
        base: base,
        rows: [
          .init(
            id: "vsr", title: "Kartlegging", version: 2, isChanged: true, errors: 0,
            languages: ["Bokmål"], questions: 12, campaigns: ["K27 (2)"]),
          .init(
            id: "new", title: "Ny", version: 0, isChanged: true, errors: 2, languages: [],
            questions: 0, campaigns: []),
        ], mayEdit: true
      ).screen(in: language),
      QuestionnaireListScreen(base: base, rows: [], mayEdit: true).screen(in: language),
      NewQuestionnaireScreen(
        base: base, token: "token",
        problems: [Problem("edit.id-taken", at: Place("", cell: "id"), ["found": "vsr"])]
      ).screen(in: language),
      NewQuestionnaireScreen(base: base, token: "token", problems: faults, isImport: true)
        .screen(in: language),
      ImportedScreen(href: base, problems: faults, questions: 3).screen(in: language),
    ]
  }

  private static func parts(
    _ page: BuilderPage, _ questionnaire: Questionnaire, _ language: Language,
    _ faults: [Problem]
  ) -> [Screen] {
    var screens = questionnaire.questions.map {
      QuestionScreen(page, form: QuestionForm($0, in: questionnaire)).screen(in: language)
    }
    var form = QuestionForm(new: .matrix, section: "a", in: questionnaire)
    form.addRows(to: "items")
    let places = ["options.0.text", "options.1.code", "id", "kind", "text", "section", "levels"]
    screens.append(
      QuestionScreen(
        page, form: form,
        problems: places.map { Problem("edit.words-missing", at: Place($0, column: 2)) }
      ).screen(in: language))
    screens.append(
      OutlineScreen(
        page, questionnaire: questionnaire, draft: "Et utkast.", errors: 1, problems: faults
      ).screen(in: language))
    if let section = questionnaire.sections.last {
      screens.append(
        SectionEditorScreen(
          page, values: SectionEditorScreen.values(section, in: questionnaire), old: "b",
          in: questionnaire,
          problems: [Problem("edit.words-missing", at: Place("", cell: "sections.b.id"))]
        ).screen(in: language))
    }
    screens.append(
      HeadScreen(
        page, values: HeadScreen.values(questionnaire, levels: page.levels),
        questionnaire: questionnaire,
        problems: [Problem("edit.words-missing", at: Place("title"))]
      ).screen(in: language))
    return screens
  }

  private static func looks(
    _ page: BuilderPage, _ questionnaire: Questionnaire, _ language: Language,
    _ faults: [Problem]
  ) -> [Screen] {
    _ = PrintPage(questionnaire, levels: ["municipality"], tag: .nb).html
    let changes = [
      QuestionnaireChange.sample(.wordingChanged, isAllowed: false),
      QuestionnaireChange.sample(.questionAdded, isAllowed: true),
    ].compactMap { $0 }
    return [
      TextScreen(page, text: "id: vsr", problems: faults, refused: faults).screen(in: language),
      ChecksScreen(page, questionnaire: questionnaire, problems: faults).screen(in: language),
      ChecksScreen(page, questionnaire: questionnaire, problems: []).screen(in: language),
      TranslationScreen(page, questionnaire: questionnaire, shows: .open).screen(in: language),
      TranslationScreen(page, questionnaire: questionnaire, shows: .all, problems: faults)
        .screen(in: language),
      PreviewScreen(
        page, questionnaire: questionnaire, levels: ["municipality", "county"],
        units: [.init(code: "0301", name: "Oslo", isChosen: true)],
        attributes: ["size": .text("large")], tag: .nb,
        typed: FormValues([
          "a.single": ["other"], "a.single.other": ["Noe"], "a.multiple": ["yes", "no"],
          "a.number": ["0"], "a.ranking": ["yes", "yes"], "a.matrix.time": ["yes"],
        ])
      ).screen(in: language),
      ExportScreen(
        file: "vsr.xlsx", href: "/nb/o/ks/questionnaires/vsr/export/xlsform?read=yes",
        back: "/nb/o/ks/questionnaires/vsr/preview", problems: faults
      ).screen(in: language),
      VersionsScreen(
        page, versions: 2, isChanged: true, errors: 0,
        passages: [
          .init(
            campaign: "k27", name: "K27", state: "Åpen", from: 1, to: 2, answering: 4,
            changes: changes, editorial: [], mayUse: true),
          .init(
            campaign: "k28", name: "K28", state: "Åpen", from: 2, to: 2, answering: 0,
            changes: [], editorial: [], mayUse: true),
        ], problems: faults
      ).screen(in: language),
      VersionsScreen(page, versions: 0, isChanged: true, errors: 1, passages: [])
        .screen(in: language),
    ]
  }
}

extension QuestionnaireChange {
  /// A change of a small questionnaire, made by comparing two of them.
  static func sample(_ kind: Kind, isAllowed: Bool) -> QuestionnaireChange? {
    func made(_ questions: [Question]) -> Questionnaire {
      Questionnaire(
        id: "q", title: LocalizedText(same: "Q"), wave: .init(id: "1"), questions: questions)
    }
    let old = Question(id: "a", kind: .text, text: LocalizedText([.nb: "Hva?"]))
    let new = Question(id: "a", kind: .text, text: LocalizedText([.nb: "Hvem?"]))
    let added = Question(id: "b", kind: .text, text: LocalizedText([.nb: "Hvor?"]))
    let stored = StoredAnswers(
      respondent: Respondent(levels: []), answers: ["a": .text("Noe")])
    return made([old]).changes(to: made([new, added]), stored: [stored]).first {
      $0.kind == kind && $0.isAllowed == isAllowed
    }
  }
}
