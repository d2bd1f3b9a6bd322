import Fieldwork
import Languages
import Pages

/// Who answers together: sections in the hands of colleagues, and who approves.
public struct ColleaguesScreen: Sendable {
  /// What was typed into one of the page's two forms.
  public struct Typed: Sendable {
    /// The name.
    public var name = ""
    /// The address.
    public var address = ""
    /// The words.
    public var words = ""
    /// The sections.
    public var parts: Set<String> = []

    /// Nothing.
    public init() {}
  }

  private let respondent: RespondentView
  private let page: String
  private let colleague: Typed
  private let approver: Typed
  private let problems: [FieldProblem]

  /// Who answers together.
  ///
  /// - Parameters:
  ///   - respondent: who coordinates.
  ///   - page: the id of this page, so that what is sent twice is done once.
  ///   - colleague: what was typed of a colleague.
  ///   - approver: what was typed of an approver.
  ///   - problems: what is wrong with it.
  public init(
    _ respondent: RespondentView, page: String, colleague: Typed = Typed(),
    approver: Typed = Typed(), problems: [FieldProblem] = []
  ) {
    self.respondent = respondent
    self.page = page
    self.colleague = colleague
    self.approver = approver
    self.problems = problems
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let isLocked = respondent.lock != nil
    let given = respondent.view.delegations
    let named = respondent.response.approver
    return Screen(
      title: language.text("answering.people"),
      main: templates.render(
        "answering/people",
        View(
          [
            "base": respondent.base, "page": page, "can-hand": !isLocked,
            "has-given": !given.isEmpty, "given": given.map(delegation),
            "fields": fields, "needs-sign-off": respondent.rules.campaign.plan.needsSignOff,
            "can-name": respondent.isOpen && canName, "has-approver": named != nil,
            "approver": named.map {
              "\(respondent.words.name($0.person)), \($0.address.description)"
            } ?? "",
            "approver-fields": approverFields,
          ], language: language)), problems: problems)
  }

  private var canName: Bool {
    switch respondent.response.state {
    case .answering, .awaitingSignOff: true
    case .approved, .submitted: false
    }
  }

  private var fields: String {
    let language = respondent.language
    return FormField(
      name: "name", label: language.text("answering.colleague-name"), value: colleague.name,
      isRequired: true
    ).html(problems, in: language)
      + ChoiceField(
        name: "part", label: language.text("answering.colleague-parts"),
        options: respondent.parts.map {
          ($0.id.isEmpty ? "-" : $0.id, respondent.title(ofPart: $0.id))
        },
        chosen: colleague.parts, takesSeveral: true
      ).html(problems, in: language)
      + FormField(
        name: "address", label: language.text("answering.colleague-address"), kind: .email,
        value: colleague.address, help: language.text("answering.colleague-address-help")
      ).html(problems, in: language)
      + FormField(
        name: "words", label: language.text("answering.colleague-words"), kind: .long,
        value: colleague.words, help: language.text("answering.colleague-words-help")
      ).html(problems, in: language)
  }

  private var approverFields: String {
    let language = respondent.language
    return FormField(
      name: "name", label: language.text("answering.approver-name"), value: approver.name,
      isRequired: true, id: "approver-name"
    ).html(problems, in: language)
      + FormField(
        name: "address", label: language.text("answering.approver-address"), kind: .email,
        value: approver.address, isRequired: true, id: "approver-address"
      ).html(problems, in: language)
  }

  private func delegation(_ delegation: SharedResponse.Delegation) -> View {
    let language = respondent.language
    let opened = respondent.response.opened[delegation.person.id]
    let state =
      switch delegation.state {
      case .finished: language.text("answering.state.finished")
      case .withdrawn: language.text("answering.state.withdrawn")
      case .given:
        opened.map {
          language.text("answering.state.opened", ["time": respondent.words.moment($0)])
        } ?? language.text("answering.state.given")
      }
    return View(
      [
        "id": delegation.id, "name": respondent.words.name(delegation.person),
        "parts": language.list(delegation.parts.map(respondent.title(ofPart:))),
        "has-address": delegation.address != nil, "address": delegation.address?.description ?? "",
        "state": state, "can-withdraw": delegation.state != .withdrawn, "base": respondent.base,
      ], language: language)
  }
}

/// A new personal link, shown this once, with a letter to send it in.
public struct NewLinkScreen: Sendable {
  private let respondent: RespondentView
  private let name: String
  private let address: String
  private let link: String
  private let isApprover: Bool

  /// A new link.
  ///
  /// - Parameters:
  ///   - link: its whole address.
  ///   - name: whose it is.
  ///   - address: where it can be sent; empty where not known.
  ///   - isApprover: whether it is to approve, not to answer.
  ///   - respondent: who handed it out.
  public init(
    _ link: String, to name: String, at address: String, isApprover: Bool,
    by respondent: RespondentView
  ) {
    self.link = link
    self.name = name
    self.address = address
    self.isApprover = isApprover
    self.respondent = respondent
  }

  /// The page.
  public func screen() -> Screen {
    let language = respondent.language
    let title = respondent.words.text(respondent.rules.campaign.plan.title)
    let values = [
      "name": name, "title": title, "link": link, "date": respondent.deadline,
    ]
    let subject = language.text(
      isApprover ? "answering.mail.approve-subject" : "answering.mail.subject", values)
    let body = language.text(
      isApprover ? "answering.mail.approve" : "answering.mail.body", values
    )
    .split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\r\n")
    return Screen(
      title: language.text("answering.new-link", ["name": name]),
      main: templates.render(
        "answering/link",
        View(
          [
            "base": respondent.base, "link": link,
            "mail":
              "mailto:\(address.inAddress)?subject=\(subject.inAddress)&body=\(body.inAddress)",
          ], language: language)), scripts: ["copy.js"])
  }
}

extension String {
  /// The text as it stands in an address.
  var inAddress: String {
    var result = ""
    for byte in utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || [0x2D, 0x2E, 0x5F, 0x7E, 0x40].contains(byte)
      if isPlain {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}
