public import Languages
import Pages

/// The contacts of a campaign: a list to take in, and the table of them.
public struct ContactListScreen: Sendable {
  private let base: String
  private let lead: String
  private let mayEdit: Bool
  private let typed: String
  private let faults: [String]
  private let without: [String]
  private let table: WorkTable?
  private let token: String

  /// A page.
  ///
  /// - Parameters:
  ///   - base: its address.
  ///   - lead: how many units can be reached, in words.
  ///   - mayEdit: whether the reader may change contacts.
  ///   - typed: the list as it was pasted.
  ///   - faults: what is wrong in it, by line, and what is worth a look.
  ///   - without: the names of units that have no contact after it.
  ///   - table: the contacts.
  ///   - token: what its forms send along.
  public init(
    base: String, lead: String, mayEdit: Bool, typed: String = "", faults: [String] = [],
    without: [String] = [], table: WorkTable?, token: String
  ) {
    self.base = base
    self.lead = lead
    self.mayEdit = mayEdit
    self.typed = typed
    self.faults = faults
    self.without = without
    self.table = table
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let file = FormField(name: "file", label: language.text("contacts.file"), kind: .file)
    let text = FormField(
      name: "list", label: language.text("contacts.paste"), kind: .long, value: typed)
    return Screen(
      title: language.text("contacts.title"),
      main: templates.render(
        "campaigns/contacts",
        View(
          [
            "lead": lead, "has-faults": !faults.isEmpty, "faults": faults,
            "has-without": !without.isEmpty, "without": without,
            "without-count": language.text("contacts.without", count: without.count),
            "may-edit": mayEdit,
            "is-open": table == nil || !typed.isEmpty, "action": base, "token": token,
            "file": file.html([], in: language), "text": text.html([], in: language),
            "has-contacts": table != nil, "table": table?.html(in: language) ?? "",
          ], language: language)))
  }
}

/// The contacts of one unit as a form.
public struct ContactScreen: Sendable {
  /// One line of the form.
  public struct Line: Sendable {
    let address: String
    let name: String
    let language: String

    /// One line of the form.
    ///
    /// - Parameters:
    ///   - address: the address.
    ///   - name: the role or person.
    ///   - language: the language it is written to in; empty for that of the campaign.
    public init(address: String, name: String, language: String) {
      self.address = address
      self.name = name
      self.language = language
    }
  }

  private let unit: String
  private let base: String
  private let back: String
  private let lines: [Line]
  private let marks: [(text: String, contact: String)]
  private let problems: [FieldProblem]
  private let token: String

  /// A form.
  ///
  /// - Parameters:
  ///   - unit: the unit's name.
  ///   - base: its address.
  ///   - back: the page before.
  ///   - lines: what stands in it.
  ///   - marks: addresses that no mail goes to, in words, with the contact's id.
  ///   - problems: what is wrong.
  ///   - token: what it sends along.
  public init(
    unit: String, base: String, back: String, lines: [Line],
    marks: [(text: String, contact: String)], problems: [FieldProblem], token: String
  ) {
    self.unit = unit
    self.base = base
    self.back = back
    self.lines = lines
    self.marks = marks
    self.problems = problems
    self.token = token
  }

  /// The page.
  ///
  /// - Parameter language: the reader's language.
  public func screen(in language: Language) -> Screen {
    let views = lines.enumerated().map { index, line in
      let number = String(index + 1)
      let choice = ChoiceField(
        name: "language-\(number)", label: language.text("contacts.language"),
        options: [("", language.text("contacts.language-usual"))]
          + Language.all.map { ($0.tag.rawValue, $0.name) }, chosen: [line.language])
      let fields =
        FormField(
          name: "address-\(number)", label: language.text("contacts.address"), kind: .email,
          value: line.address
        ).html(problems, in: language)
        + FormField(
          name: "name-\(number)", label: language.text("contacts.name"), value: line.name
        ).html(problems, in: language) + choice.html(problems, in: language)
      return View(
        [
          "legend": language.text("contacts.number", ["number": number]), "fields": fields,
        ], language: language)
    }
    return Screen(
      title: language.text("contacts.of-unit", ["unit": unit]),
      main: templates.render(
        "campaigns/contact",
        View(
          [
            "lead": language.text("contacts.edit-lead"), "action": base, "token": token,
            "lines": views, "back": back, "has-marks": !marks.isEmpty,
            "marks": marks.map { mark in
              View(
                [
                  "text": mark.text,
                  "button": WorkButton(
                    language.text("contacts.restore"), action: "\(base)/restore",
                    values: [("contact", mark.contact)], isSecond: true
                  ).html(token, in: language),
                ], language: language)
            },
          ], language: language)), problems: problems)
  }
}
