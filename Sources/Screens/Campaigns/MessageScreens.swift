public import Fieldwork
public import Languages
import Pages

/// The messages of a campaign: who gets one now, the words of them, and what became of those sent.
public struct MessagesScreen: Sendable {
  /// Those who get a message now.
  public struct Round: Sendable {
    let title: String
    let text: String
    let unreachable: String?
    let button: WorkButton?
    /// What leads to the button.
    let opening: String
    /// The message as the first of them gets it.
    let message: Message?

    /// Those who get a message now.
    ///
    /// - Parameters:
    ///   - title: which message.
    ///   - text: how many get it, in words.
    ///   - unreachable: who cannot be reached, in words.
    ///   - button: sends it.
    ///   - opening: what leads to the button: nothing is sent by one press.
    ///   - message: the message as the first of them gets it.
    public init(
      title: String, text: String, unreachable: String?, button: WorkButton?,
      opening: String = "", message: Message? = nil
    ) {
      self.opening = opening
      self.message = message
      self.title = title
      self.text = text
      self.unreachable = unreachable
      self.button = button
    }
  }

  private let rounds: [Round]
  private let planned: String
  private let print: [WorkButton]
  private let templateTable: WorkTable
  private let counts: WorkTable?
  private let trouble: WorkTable?
  private let token: String

  /// A page.
  ///
  /// - Parameters:
  ///   - rounds: those who get a message now.
  ///   - planned: the days of reminders, in words.
  ///   - print: buttons for lists and letters.
  ///   - templates: the words of messages.
  ///   - counts: how many messages are in each state.
  ///   - trouble: messages that could not be sent.
  ///   - token: what its forms send along.
  public init(
    rounds: [Round], planned: String, print: [WorkButton], templates: WorkTable,
    counts: WorkTable?, trouble: WorkTable?, token: String
  ) {
    self.rounds = rounds
    self.planned = planned
    self.print = print
    templateTable = templates
    self.counts = counts
    self.trouble = trouble
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("messages.title"),
      main: templates.render(
        "campaigns/messages",
        View(
          [
            "lead": language.text("messages.lead"),
            "rounds": rounds.map { round in
              View(
                [
                  "title": round.title, "text": round.text,
                  "has-unreachable": round.unreachable != nil,
                  "unreachable": round.unreachable ?? "", "has-button": round.button != nil,
                  "button": round.button?.html(token, in: language) ?? "",
                  "opening": round.opening, "has-message": round.message != nil,
                  "subject": round.message?.subject ?? "", "words": round.message?.text ?? "",
                ], language: language)
            },
            "planned": planned, "may-print": !print.isEmpty,
            "print-buttons": print.map { $0.html(token, in: language) }.joined(),
            "templates": templateTable.html(in: language), "has-outbox": counts != nil,
            "counts": counts?.html(in: language) ?? "", "has-trouble": trouble != nil,
            "trouble": trouble?.html(in: language) ?? "",
          ], language: language)))
  }
}

/// The words of one kind of message in one language.
public struct TemplateScreen: Sendable {
  private let title: String
  private let base: String
  private let back: String
  private let template: MessageTemplate
  private let isOwn: Bool
  private let basis: String
  private let preview: (unit: String, message: Message)?
  private let problems: [FieldProblem]
  private let token: String

  /// A form.
  ///
  /// - Parameters:
  ///   - title: the heading.
  ///   - base: its address.
  ///   - back: the page before.
  ///   - template: the words.
  ///   - isOwn: whether they are the campaign's own.
  ///   - basis: what they are based on, as it is sent along.
  ///   - preview: the message as a unit would get it.
  ///   - problems: what is wrong.
  ///   - token: what it sends along.
  public init(
    title: String, base: String, back: String, template: MessageTemplate, isOwn: Bool,
    basis: String, preview: (unit: String, message: Message)?, problems: [FieldProblem],
    token: String
  ) {
    self.title = title
    self.base = base
    self.back = back
    self.template = template
    self.isOwn = isOwn
    self.basis = basis
    self.preview = preview
    self.problems = problems
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let fields =
      FormField(
        name: "subject", label: language.text("template.subject"), value: template.subject
      ).html(problems, in: language)
      + FormField(
        name: "body", label: language.text("template.body"), kind: .long, value: template.body
      ).html(problems, in: language)
    let places = template.kind.places.sorted().map { "{\($0)}" }.joined(separator: ", ")
    return Screen(
      title: title,
      main: templates.render(
        "campaigns/template",
        View(
          [
            "lead": language.text("template.lead"), "action": base, "token": token,
            "basis": basis,
            "fields": fields, "back": back, "lang": language.tag.rawValue,
            "places": language.text("template.places", ["places": places]),
            "has-preview": preview != nil, "unit": preview?.unit ?? "",
            "preview-lang": template.language.rawValue,
            "subject": preview?.message.subject ?? "", "text": preview?.message.text ?? "",
            "has-restore": isOwn,
            "restore": isOwn
              ? WorkButton(
                language.text("template.restore"), action: base,
                values: [("restore", "yes"), ("basis", basis)],
                isSecond: true
              ).html(token, in: language) : "",
          ], language: language)), problems: problems)
  }
}

/// The page by which a reader of messages ends them.
public struct UnsubscribeScreen: Sendable {
  private let text: String
  private let action: String?

  /// A page.
  ///
  /// - Parameters:
  ///   - text: what it says.
  ///   - action: where the button sends; nil where nothing is left to end.
  public init(text: String, action: String?) {
    self.text = text
    self.action = action
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    Screen(
      title: language.text("unsubscribe.title"),
      main: templates.render(
        "campaigns/unsubscribe",
        View(
          ["text": text, "can-end": action != nil, "action": action ?? ""], language: language)))
  }
}

/// Letters to print, each on a sheet of its own.
public struct LettersPage: Sendable {
  private let title: String
  private let sender: String
  private let origin: String
  private let rows: [MergeList.Row]

  /// Letters.
  ///
  /// - Parameters:
  ///   - title: the title of the survey.
  ///   - sender: who sends them.
  ///   - origin: the address of the page where the code is typed.
  ///   - rows: whom they go to.
  public init(title: String, sender: String, origin: String, rows: [MergeList.Row]) {
    self.origin = origin
    self.title = title
    self.sender = sender
    self.rows = rows
  }

  /// The page as HTML.
  ///
  /// - Parameter language: the reader's language.
  public func html(in language: Language) -> String {
    templates.render(
      "campaigns/letters",
      View(
        [
          "lang": language.tag.rawValue, "title": title, "how": language.text("letters.how"),
          "letters": rows.map { row in
            let own = Language.named(row.message.language) ?? language
            return View(
              [
                "letter-lang": row.message.language.rawValue, "sender": sender,
                "unit": row.unitName, "has-name": row.contact?.name != nil,
                "name": row.contact?.name ?? "", "subject": row.message.subject,
                "paragraphs": row.message.paragraphs, "code": row.code,
                "code-words": own.text("letters.code", ["origin": origin]),
              ], language: own)
          },
        ], language: language))
  }
}
