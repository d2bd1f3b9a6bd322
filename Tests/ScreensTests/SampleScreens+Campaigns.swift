import Accounts
import Fieldwork
import Languages

@testable import Screens

/// The pages of campaigns with everything on them.
extension SampleScreens {
  static func campaigns(in language: Language) -> [Screen] {
    let problems = [FieldProblem("Write a day.", field: "opens")]
    let button = WorkButton("Do it", action: "/nb/do", values: [("unit", "1811")], isSecond: true)
    let table = WorkTable(
      "Units", columns: ["Name", "Number"], numbers: [1],
      rows: [[.init("Bindal", href: "/nb/1811"), .init("1")], [.init("Nes"), .init("2")]],
      id: "states")
    var values = CampaignFormScreen.Values()
    values.texts = ["title": [.nb: "Undersøkelse"]]
    values.questionnaire = "vsr 1"
    values.fields = ["opens": "soon"]
    let form = CampaignFormScreen(
      title: "Plan", base: "/nb/o/ks/campaigns", isNew: true, values: values,
      questionnaires: [("vsr 1", "vsr")], problems: problems, token: "token")
    return [
      CampaignListScreen(
        title: "KS", lead: "Under way.",
        rows: [
          .init(
            title: "VSR", href: "/nb/k27", state: "Open", answered: "1 of 2",
            next: .init(text: "Invite", href: "/nb/m"))
        ], new: "/nb/new"
      ).screen(in: language),
      CampaignListScreen(title: "KS", rows: [], new: nil).screen(in: language),
      CampaignListScreen(title: "KS", rows: [], new: "/nb/new").screen(in: language),
      home(button, isFull: true, language), home(button, isFull: false, language),
      form.screen(in: language), overview(button, problems, language),
      frame(table, problems, language),
      ContactListScreen(
        base: "/nb/contacts", lead: "1 of 2", mayEdit: true, typed: "unit", faults: ["Line 1"],
        without: ["Nes"], table: table, token: "token"
      ).screen(in: language),
      ContactScreen(
        unit: "Bindal", base: "/nb/c", back: "/nb/",
        lines: [
          .init(address: "a@b.example", name: "Kari", language: "nn")
        ], marks: [("a@b.example: came back", "1811-1")], problems: problems, token: "token"
      ).screen(in: language),
      MessagesScreen(
        rounds: [
          .init(
            title: "Invite", text: "2", unreachable: "Nes", button: button, opening: "Read it",
            message: Message(MessageTemplate(.invitation, in: language), [:]))
        ],
        planned: "none", print: [button], templates: table, counts: table, trouble: table,
        token: "token"
      ).screen(in: language),
      MessagesScreen(
        rounds: [], planned: "none", print: [], templates: table, counts: nil, trouble: nil,
        token: "token"
      ).screen(in: language), template(problems, language), responses(button, table, language),
      unit(button, table, language), UnitScreen(.init(), token: "token").screen(in: language),
      UnsubscribeScreen(text: "No more?", action: "/nb/unsubscribe").screen(in: language),
      letters(language),
    ]
  }

  private static func home(
    _ button: WorkButton, isFull: Bool, _ language: Language
  ) -> Screen {
    var screen = HomeScreen(
      title: "KS", roles: [Membership(owner: "ks", role: .unitCoordinator, unit: "1811")])
    screen.asked =
      isFull
      ? [.init(title: "VSR", state: "Open", unit: "Bindal: sent", href: "/nb/1811", button: button)]
      : []
    let cases = isFull ? [work(published: false)].compactMap { $0 } : []
    screen.cases = .init(cases, path: "/o/ks/cases", mayTell: isFull)
    if isFull {
      screen.campaigns = CampaignListScreen(title: "KS", rows: [], new: nil)
      screen.reports = "/nb/reports"
    }
    return screen.screen(in: language, token: "token")
  }

  private static func overview(
    _ button: WorkButton, _ problems: [FieldProblem], _ language: Language
  ) -> Screen {
    var content = CampaignScreen.Content()
    content.title = "VSR"
    content.state = "Open"
    content.facts = [("Sender", "KS")]
    content.steps = [.init("Plan", href: "/nb/plan", status: "done", isDone: true)]
    content.missing = ["Choose units."]
    content.buttons = [button]
    content.close = button
    content.reopen = "/nb/reopen"
    content.publicity = "/nb/publicity"
    content.chosenPublicity = "counts"
    content.publicPage = "/nb/responses/ks/k27"
    return CampaignScreen(content, problems: problems, token: "token").screen(in: language)
  }

  private static func frame(
    _ table: WorkTable, _ problems: [FieldProblem], _ language: Language
  ) -> Screen {
    var content = FrameScreen.Content()
    content.base = "/nb/frame"
    content.isDraft = true
    content.canExclude = true
    content.choice = "within"
    content.county = "18"
    content.counties = [("18", "Nordland")]
    content.count = "2"
    content.units = table
    content.excluded = [("1505", "Kristiansund", "Merges")]
    return FrameScreen(content, problems: problems, token: "token").screen(in: language)
  }

  private static func template(_ problems: [FieldProblem], _ language: Language) -> Screen {
    let template = MessageTemplate(.invitation, in: language)
    return TemplateScreen(
      title: "Invitation", base: "/nb/t", back: "/nb/", template: template, isOwn: true,
      basis: "seen",
      preview: ("Bindal", Message(template, [:])), problems: problems, token: "token"
    ).screen(in: language)
  }

  private static func responses(
    _ button: WorkButton, _ table: WorkTable, _ language: Language
  ) -> Screen {
    var content = ResponsesScreen.Content()
    content.title = "Responses"
    content.headline = "1 of 2"
    content.note = "2 are asked."
    content.ways = [.init(text: "Messages", href: "/nb/m")]
    content.remind = button
    content.states = table
    content.breakdowns = [("County", table)]
    content.mapTitle = "1 of 2"
    content.tiles = [.init(column: 0, row: 0, name: "Bindal", value: "begun", step: 1)]
    content.filters = [.init(text: "All", href: "/nb/r", isCurrent: true)]
    content.units = table
    content.counts = "/nb/counts"
    return ResponsesScreen(content, token: "token").screen(in: language)
  }

  private static func unit(
    _ button: WorkButton, _ table: WorkTable, _ language: Language
  ) -> Screen {
    var content = UnitScreen.Content()
    content.name = "Bindal"
    content.code = "1811"
    content.base = "/nb/units/1811"
    content.state = "begun"
    content.progress = "1 of 2"
    content.parts = table
    content.contacts = ["a@b.example"]
    content.contactsPage = "/nb/contacts"
    content.letters = table
    content.links = [("Coordinator", "id"), ("Reader", nil)]
    content.newLink = "https://a.example/answer"
    content.actions = [button]
    content.answers = table
    content.answersPage = "/nb/answers"
    content.exclude = "/nb/exclude"
    return UnitScreen(content, token: "token").screen(in: language)
  }

  /// Letters are a page of their own: they are only filled here.
  private static func letters(_ language: Language) -> Screen {
    let message = Message(
      MessageTemplate(.invitation, in: language), ["link": "https://a.example"])
    let contact = EmailAddress("a@b.example").map {
      Contact(id: "1811-1", unit: "1811", address: $0, name: "Kari")
    }
    let row = MergeList.Row(
      unit: "1811", unitName: "Bindal", contact: contact, link: "https://a.example",
      code: "abcde", message: message)
    return Screen(
      title: "Letters",
      main: LettersPage(
        title: "VSR", sender: "KS", origin: "https://a.example", rows: [row]
      ).html(in: language))
  }
}
