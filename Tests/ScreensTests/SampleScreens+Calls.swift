import Fieldwork
import Languages
import Measures
import Surveys

@testable import Screens

extension SampleScreens {
  private static let at = Moment(milliseconds: 1_800_000_000_000)

  /// A questionnaire with a question of each kind that a call can put.
  static let callQuestionnaire: Questionnaire = {
    let words = LocalizedText(same: "Words")
    let options = [
      Question.Option(code: "a", text: words, value: 1),
      Question.Option(code: "b", text: words, value: 2, takesText: true),
    ]
    let kinds: [Question.Kind] = [.single, .multiple, .scale, .number, .text, .date, .note]
    return Questionnaire(
      id: "q", title: words, wave: .init(id: "1"), sections: [.init(id: "s", title: words)],
      questions: kinds.map {
        Question(
          id: $0.rawValue, section: "s", kind: $0, text: words, help: words,
          options: $0.hasOptions ? options : [])
      } + [
        Question(
          id: "matrix", section: "s", kind: .matrix, text: words, options: options,
          items: [.init(code: "i", text: words)])
      ])
  }()

  static func call(_ kind: OpenCall.Kind) -> OpenCall {
    let same = LocalizedText(same: "Words")
    let plan = OpenCall.Plan(
      kind: kind, title: LocalizedText([.nb: "Ord", .en: "Words"]), introduction: same,
      notice: .init(asker: same, purpose: same, use: same, questions: same), opens: at,
      closes: at.adding(seconds: 86_400))
    return OpenCall(id: "call", owner: "ks", review: "vsr", plan: plan)
  }

  static func calls(in language: Language) -> [Screen] {
    let editor = Person(id: "editor", name: "Kari")
    let outcome = OpenCall.Outcome(
      heard: LocalizedText(same: "Buses"), result: .partly, answer: LocalizedText(same: "Yes"))
    func after(_ commands: [OpenCall.Command]) -> OpenCall {
      var call = call(.hearing(document: "https://ks.example/draft"))
      for command in commands {
        call = (try? call.applying(command, by: editor, at: at).state) ?? call
      }
      return call
    }
    let open = after([.open(languages: [.nb])])
    let told = after([.open(languages: [.nb]), .close, .conclude([outcome, outcome])])
    let survey = call(.questionnaire(.init(id: "q", number: 1)))
    func sent(_ content: Submission.Content) -> Submission? {
      try? Submission.taking(
        "id", content, to: open, questionnaire: callQuestionnaire, known: nil, earlier: [], at: at)
    }
    let submissions = [
      sent(.init(language: .nb, text: "More buses.", name: "Bus league", mayBeShown: true)),
      sent(
        .init(
          language: .nb, answers: ["single": .choices(["b"]), "single.other": .text("Own")],
          mayBeShown: false)),
    ].compactMap { $0 }
    let hidden =
      submissions.compactMap {
        try? $0.deciding(.hidden(reason: "Names a neighbour."), by: editor, at: at).state
      }
    var list = CallListScreen([(open, 3), (told, 0)], path: "/o/ks/calls")
    list.canAdd = true
    var screens = [
      list.screen(in: language),
      CallListScreen([], path: "/o/ks/calls").screen(in: language),
    ]
    for call in [survey, open, told] {
      var screen = CallScreen(
        call, questionnaire: callQuestionnaire, path: "/o/ks/calls/call", formToken: "token")
      screen.submissions = submissions + hidden
      screen.events = [Logged(.opened, by: editor, at: at)]
      screen.canEdit = true
      screen.submissionCount = 150
      screen.pages = PageLinks(2, of: 150, by: 50)
      screen.publicAddress = "https://survey.example/nb/calls/ks/call"
      screens.append(screen.screen(in: language))
    }
    var edit = CallEditScreen(CallDraft(survey), action: "/o/ks/calls/new", formToken: "token")
    edit.questionnaires = [("q/1", "Words")]
    edit.problems = [FieldProblem("Write it.", field: "opens")]
    screens.append(edit.screen(in: language))
    var change = CallEditScreen(
      CallDraft(open), action: "/o/ks/calls/call/edit", formToken: "token")
    change.isNew = false
    change.isOpen = true
    screens.append(change.screen(in: language))
    for (call, questionnaire) in [(open, nil), (survey, callQuestionnaire), (told, nil)] {
      var page = PublicCallScreen(call, questionnaire: questionnaire, path: "/calls/ks/call")
      page.pages = PageLinks(1, of: 51, by: 50)
      if call.state != .concluded {
        page.draft = CallAnswerDraft(submission: "id", fields: [("q.single", "b")])
      }
      page.shown = submissions
      screens.append(page.screen(in: language))
    }
    screens += submissions.map {
      CallReceiptScreen(
        $0, to: open, questionnaire: callQuestionnaire, path: "/calls/ks/call"
      ).screen(in: language)
    }
    return screens
  }
}
