import Languages
import Problems
import Surveys

/// Goes through a form's rows and decides what each becomes.
struct XLSFormPlan {
  let form: XLSForm
  var log = ProblemLog()
  var drafts: [XLSFormDraft] = []
  var sections: [(id: String, title: XLSForm.Wordings, name: String, group: XLSForm.Element)] = []
  /// The formulas of computed rows by name.
  var formulas: [String: XPath] = [:]
  var renamed: [String: String] = [:]
  var ids = CodeNames(reserved: CodeNames.reservedQuestions)
  private var sectionIDs = CodeNames()
  private var named: Set<String> = []

  /// What stands around a row.
  struct Around {
    var section: String?
    var sectionGroup: XLSForm.Element?
    /// Groups whose conditions fall on their questions.
    var groups: [XLSForm.Element] = []
    /// The groups that are sections, from the outermost.
    var sections: [XLSForm.Element] = []
    /// Put before names that stand twice.
    var prefix = ""
    /// The choice of a loop that the row is repeated for.
    var choice: XLSForm.Choice?
  }

  init(_ form: XLSForm) { self.form = form }

  mutating func run() { walk(form.elements, Around()) }

  private mutating func walk(_ elements: [XLSForm.Element], _ around: Around) {
    var position = 0
    // A section that was interrupted by one within it goes on under the same heading.
    var around = around
    var wasInterrupted = false
    while position < elements.count {
      let element = elements[position]
      switch element.kind {
      case .group, .repetition, .loop:
        let before = sections.count
        group(element, around)
        if sections.count > before { wasInterrupted = around.sectionGroup != nil }
        position += 1
      default:
        if wasInterrupted, let group = around.sectionGroup {
          around.section = begin(group, within: around.sections.dropLast())
          wasInterrupted = false
        }
        if let count = table(elements, at: position, around) {
          position += count
        } else {
          question(element, around)
          position += 1
        }
      }
    }
  }

  /// Notes a section; one that says nothing else than the groups around it has their conditions too.
  private mutating func begin(
    _ group: XLSForm.Element, within outer: ArraySlice<XLSForm.Element>
  ) -> String {
    if let same = group.own("section"), sections.contains(where: { $0.id == same }) { return same }
    let id = sectionIDs.code(for: group.own("id") ?? group.name, else: "section")
    sections.append((id, group.label, group.name, group))
    return id
  }

  private mutating func group(_ element: XLSForm.Element, _ around: Around) {
    var inner = around
    noteColumns(
      of: element, known: ["type", "name", "bind::relevant", "control::appearance"],
      harmless: ["field-list", "table-list", "w1", "w2", "w3", "w4", "compact"])
    inner.prefix = element.name
    switch element.kind {
    case .repetition:
      log.warning("xlsform.repeat", at: element.place, ["name": element.name])
    case .loop(let list):
      log.warning("xlsform.loop", at: element.place, ["name": element.name])
      for choice in form.lists[list] ?? [] {
        inner.choice = choice
        inner.prefix = choice.name
        walk(element.children, inner)
      }
      return
    default: break
    }
    if element.appearance.contains("table-list"),
      let count = tableRows(element.children), count == element.children.count
    {
      matrix(element, rows: element.children, around)
      return
    }
    if element.label.isEmpty, element.own("section") == nil {
      if element.relevant != nil || element.own("ask-if") != nil { inner.groups.append(element) }
    } else {
      inner.groups += inner.sectionGroup.map { [$0] } ?? []
      inner.sectionGroup = element
      inner.sections.append(element)
      inner.section = begin(element, within: [])
    }
    walk(element.children, inner)
  }

  /// How many rows from the first are choices of one of the same list.
  private func tableRows(_ rows: [XLSForm.Element]) -> Int? {
    guard case .select(.one, let list, false)? = rows.first?.kind else { return nil }
    let count =
      rows.firstIndex { $0.kind != .select(.one, list: list, orOther: false) } ?? rows.count
    return count
  }

  /// A table that is written out: a row that shows the choices, and rows that do not.
  private mutating func table(
    _ elements: [XLSForm.Element], at position: Int, _ around: Around
  ) -> Int? {
    let head = elements[position]
    guard head.appearance.contains("label"), case .select(.one, let list, false) = head.kind else {
      return nil
    }
    let rows = elements[(position + 1)...].prefix {
      $0.appearance.contains("list-nolabel")
        && $0.kind == .select(.one, list: list, orOther: false)
    }
    guard !rows.isEmpty else { return nil }
    matrix(head, rows: Array(rows), around)
    return rows.count + 1
  }

  mutating func id(_ element: XLSForm.Element, _ around: Around) -> String {
    let name = element.own("id") ?? element.name
    let plain = CodeNames.plain(name)
    let isTaken = drafts.contains { $0.id == plain }
    let wanted = isTaken && !around.prefix.isEmpty ? "\(around.prefix)-\(name)" : name
    let id = ids.code(for: wanted, else: "question")
    if id != element.name, element.own("id") == nil {
      renamed[element.name] = id
      log.warning(
        "form.renamed", at: element.place(of: "name"), ["found": element.name, "id": id])
    }
    return id
  }

  /// The label of a row, with the words of the choice that a loop repeats it for.
  func label(_ element: XLSForm.Element, _ around: Around) -> XLSForm.Wordings {
    guard let choice = around.choice else { return element.label }
    var label: XLSForm.Wordings = [:]
    for (language, text) in element.label {
      let words = choice.label[language] ?? choice.label.values.min() ?? choice.name
      label[language] =
        text.splitting("%(label)s").joined(separator: " \(words) ")
        .splitting("%(name)s").joined(separator: " \(choice.name) ").trimmed
    }
    return label
  }

  /// Names columns that are not taken over, and looks of a row that are not.
  mutating func noteColumns(
    of element: XLSForm.Element, known: Set<String>, harmless: Set<String> = []
  ) {
    for (name, cell) in element.cells.sorted(by: { $0.key < $1.key }) {
      if known.contains(name) || FormColumns.texts.contains(where: { name.hasPrefix($0 + "::") })
        || name.hasPrefix("instance::samstemt:")
      {
        continue
      }
      let first = name.splitting("::")[0]
      if [
        "bind", "control", "instance", "media", "default", "parameters", "trigger", "choice_filter",
      ]
      .contains(first) {
        log.warning(
          "xlsform.column-unsupported", at: cell.place, ["column": name, "found": cell.text])
      } else if named.insert(name).inserted {
        log.warning("xlsform.unknown-column", at: cell.place, ["column": name])
      }
    }
    for (name, cell) in element.cells.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("media::") {
      log.warning(
        "xlsform.column-unsupported", at: cell.place, ["column": name, "found": cell.text])
    }
    let odd = element.appearance.filter { !harmless.contains($0) }
    if known.contains("control::appearance"), !odd.isEmpty {
      log.warning(
        "xlsform.appearance", at: element.place(of: "control::appearance"),
        ["found": odd.joined(separator: " ")])
    }
  }
}
