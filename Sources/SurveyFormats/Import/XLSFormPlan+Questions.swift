import Languages
import Problems
import Surveys

extension XLSFormPlan {
  /// Columns that questions take over.
  private static let known: Set<String> = [
    "type", "name", "bind::relevant", "bind::required", "bind::constraint", "control::appearance",
    "disabled",
  ]

  /// Looks that change nothing in what is asked.
  private static let harmless: Set<String> = [
    "minimal", "quick", "quickcompact", "compact", "horizontal", "horizontal-compact", "likert",
    "columns", "columns-pack", "columns-flex", "no-buttons", "autocomplete", "search", "numbers",
    "thousands-sep", "multiline", "label", "list-nolabel", "list", "no-calendar", "month-year",
    "year", "vertical", "no-ticks", "picker", "maps", "placement-map",
  ]

  /// Decides what a row that asks or tells something becomes.
  mutating func question(_ element: XLSForm.Element, _ around: Around) {
    switch element.kind {
    case .select(let selection, let list, let orOther):
      select(element, selection, list, orOther: orOther, around)
    case .plain(let type): plain(element, type, around)
    case .group, .repetition, .loop: break
    }
  }

  private mutating func plain(_ element: XLSForm.Element, _ type: String, _ around: Around) {
    var known = XLSFormPlan.known
    var kind: Question.Kind = .text
    switch type {
    case "calculate", "hidden", "start", "end", "today", "deviceid", "subscriberid", "simserial",
      "phonenumber", "username", "email", "audit", "xml-external", "csv-external",
      "start-geopoint", "background-audio", "background-geopoint":
      hidden(element, type)
      return
    case "geotrace", "geoshape", "osm":
      log.warning(
        "xlsform.type-dropped", at: element.place(of: "type"),
        ["found": type, "name": element.name])
      return
    case "integer", "decimal", "range", "percentage": kind = .number
    case _ where type.hasPrefix("number of days"): kind = .number
    case "note": kind = .note
    case "date": kind = .date
    case "geopoint": kind = .place
    case "image", "audio", "video", "file": kind = .file
    case "acknowledge": kind = .multiple
    case "time", "dateTime", "barcode", "phone number":
      log.warning(
        "xlsform.type-as-text", at: element.place(of: "type"),
        ["found": type, "name": element.name])
    default: break
    }
    if element["bind::calculate"] != nil, kind != .note { known.remove("bind::calculate") }
    if type == "range" { known.insert("parameters") }
    if ["image", "audio", "text"].contains(type) { known.insert("parameters") }
    noteColumns(of: element, known: known, harmless: XLSFormPlan.harmless)
    noteReferences(element)
    let own = element.own("type").flatMap(Question.Kind.init(rawValue:))
    if let own, !own.hasOptions, own != kind { kind = own }
    var draft = XLSFormDraft(
      element: element, id: id(element, around), section: around.section, kind: kind,
      label: label(element, around))
    draft.groups = around.groups
    draft.isLong = kind != .text || element.appearance.contains("multiline")
    switch type {
    case "integer": draft.isWhole = kind == .number
    case "percentage": (draft.isWhole, draft.minimum, draft.maximum) = (true, 0, 100)
    case "range":
      let parameters = element.parameters
      let ends = [parameters["start"] ?? "1", parameters["end"] ?? "10"].compactMap { Double($0) }
      (draft.minimum, draft.maximum) = (ends.min(), ends.max())
      draft.isWhole =
        ([Double(parameters["step"] ?? "1") ?? 1] + ends).allSatisfy { $0 == $0.rounded() }
    case "image", "audio", "video": draft.files = Question.FileRule(mediaTypes: ["\(type)/*"])
    case "acknowledge":
      draft.options = [Question.Option(code: "ok", text: FormWords.ok)]
      draft.names = ["OK"]
      draft.maximum = 1
    default: draft.isWhole = type.hasPrefix("number of days")
    }
    drafts.append(draft)
  }

  private mutating func hidden(_ element: XLSForm.Element, _ type: String) {
    if type == "calculate" || type == "hidden", let text = element["bind::calculate"] {
      if let formula = try? XPath(text) { formulas[element.name] = formula }
    }
    log.warning(
      type == "calculate" ? "xlsform.calculation" : "xlsform.type-dropped",
      at: element.place(of: "type"), ["found": type, "name": element.name])
  }

  private mutating func select(
    _ element: XLSForm.Element, _ selection: XLSForm.Selection, _ list: String, orOther: Bool,
    _ around: Around
  ) {
    noteColumns(
      of: element, known: XLSFormPlan.known.union(["choice_filter"]),
      harmless: XLSFormPlan.harmless)
    noteReferences(element)
    guard selection != .external, let choices = form.lists[list] else {
      log.warning(
        "xlsform.list-elsewhere", at: element.place(of: "type"),
        ["found": list, "name": element.name])
      var draft = XLSFormDraft(
        element: element, id: id(element, around), section: around.section, kind: .text,
        label: label(element, around))
      draft.groups = around.groups
      draft.isLong = false
      drafts.append(draft)
      return
    }
    var kind: Question.Kind =
      switch selection {
      case .rank: .ranking
      case .several: .multiple
      default: .single
      }
    if element.own("type") == "scale", kind == .single { kind = .scale }
    var draft = XLSFormDraft(
      element: element, id: id(element, around), section: around.section, kind: kind,
      label: label(element, around))
    draft.groups = around.groups
    (draft.options, draft.names) = options(choices, orOther: orOther, needsValues: kind == .scale)
    if draft.options.filter({ !$0.isDontKnow }).count < 2, kind != .multiple {
      log.warning(
        "xlsform.one-choice", at: element.place(of: "type"), ["list": list, "name": element.name])
      draft = draft.asMultiple
    }
    if let filter = element["choice_filter"] { addFilters(filter, choices, to: &draft) }
    drafts.append(draft)
  }

  private mutating func addFilters(
    _ filter: String, _ choices: [XLSForm.Choice], to draft: inout XLSFormDraft
  ) {
    guard let expression = try? XPath(filter) else {
      log.warning(
        "xlsform.filter", at: draft.element.place(of: "choice_filter"), ["found": filter])
      return
    }
    for (index, choice) in choices.enumerated() where index < draft.options.count {
      draft.filters[draft.options[index].code] = expression.filtering(choice)
    }
  }

  /// A table: the head, whose words stand above, and its rows.
  mutating func matrix(_ head: XLSForm.Element, rows: [XLSForm.Element], _ around: Around) {
    guard case .select(_, let list, _)? = rows.first?.kind, let choices = form.lists[list] else {
      return
    }
    var draft = XLSFormDraft(
      element: head, id: id(head, around), section: around.section, kind: .matrix,
      label: label(head, around))
    draft.groups = around.groups
    (draft.options, draft.names) = options(choices, orOther: false, needsValues: true)
    let hasMade = zip(choices, draft.options).contains { choice, option in
      !option.isDontKnow && choice.others["samstemt_value"] == nil && Double(choice.name) == nil
    }
    if hasMade {
      log.warning(
        "xlsform.values-made", at: head.place,
        ["list": list, "name": head.name, "count": String(choices.count)])
    }
    var codes = CodeNames()
    for row in rows {
      noteColumns(
        of: row, known: XLSFormPlan.known, harmless: XLSFormPlan.harmless)
      noteReferences(row)
      if !row.hint.isEmpty {
        log.warning("xlsform.row-hint", at: row.place, ["name": row.name])
      }
      if row.constraint != nil {
        log.warning(
          "xlsform.column-unsupported", at: row.place(of: "bind::constraint"),
          ["column": "constraint", "found": row.constraint ?? ""])
      }
      let code = codes.code(for: row.own("id") ?? row.name, else: "row")
      if code != row.name, row.own("id") == nil {
        renamed[row.name] = "\(draft.id).\(code)"
        log.warning("form.renamed", at: row.place(of: "name"), ["found": row.name, "id": code])
      }
      draft.items.append((code, row))
    }
    drafts.append(draft)
  }

  /// The options of a list, and their names in the form.
  private mutating func options(
    _ choices: [XLSForm.Choice], orOther: Bool, needsValues: Bool
  ) -> ([Question.Option], [String]) {
    var codes = CodeNames()
    var reserved = CodeNames(reserved: CodeNames.reservedOptions)
    var options: [Question.Option] = []
    for (index, choice) in choices.enumerated() {
      let isDontKnow =
        choice.others["samstemt_dont_know"].flatMap(XLSForm.isYes)
        ?? (choice.name == "dont-know")
      let name = choice.others["samstemt_code"] ?? choice.name
      let code =
        isDontKnow
        ? codes.code(for: name, else: "option") : reserved.code(for: name, else: "option")
      if code != name {
        log.warning("form.option-renamed", at: choice.place, ["found": name, "code": code])
      }
      let text = LocalizedText(form: choice.label)
      let value = choice.others["samstemt_value"] ?? choice.name
      options.append(
        Question.Option(
          code: code, text: text.isEmpty ? LocalizedText(same: choice.name) : text,
          value: isDontKnow
            ? nil
            : needsValues
              ? finite(value) ?? Double(index + 1)
              : choice.others["samstemt_value"].flatMap(finite),
          isDontKnow: isDontKnow,
          isExclusive: choice.others["samstemt_exclusive"].flatMap(XLSForm.isYes) ?? false,
          takesText: choice.others["samstemt_takes_text"].flatMap(XLSForm.isYes)
            ?? (orOther && choice.name == "other")))
    }
    var names = choices.map(\.name)
    if orOther, !names.contains("other") {
      options.append(
        Question.Option(
          code: reserved.code(for: "other", else: "other"),
          text: FormWords.other, takesText: true))
      names.append("other")
    }
    return (options, names)
  }

  private func finite(_ text: String) -> Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

  /// Names texts that would put answers into words.
  private mutating func noteReferences(_ element: XLSForm.Element) {
    for (name, cell) in element.cells.sorted(by: { $0.key < $1.key })
    where cell.text.contains("${")
      && FormColumns.texts.contains(where: { name.hasPrefix($0 + "::") })
    {
      log.warning("xlsform.answer-in-text", at: cell.place, ["found": cell.text])
    }
  }
}

extension XLSFormDraft {
  /// The same as a choice of any number of which at most one is taken: where there is one option.
  fileprivate var asMultiple: XLSFormDraft {
    var draft = XLSFormDraft(
      element: element, id: id, section: section, kind: .multiple, label: label)
    (draft.options, draft.names, draft.groups, draft.maximum) = (options, names, groups, 1)
    return draft
  }
}

extension XPath {
  /// What a filter says of one choice: the choice's own columns stand in for their names.
  func filtering(_ choice: XLSForm.Choice) -> XPath {
    switch self {
    case .path(let column):
      return column == "name" ? .text(choice.name) : .text(choice.others[column] ?? "")
    case .call(let name, let parts): return .call(name, parts.map { $0.filtering(choice) })
    case .negative(let part): return .negative(part.filtering(choice))
    case .binary(let sign, let left, let right):
      let (left, right) = (left.filtering(choice), right.filtering(choice))
      if case .text(let one) = left, case .text(let other) = right {
        if sign == .equal { return .call(one == other ? "true" : "false", []) }
        if sign == .unequal { return .call(one != other ? "true" : "false", []) }
      }
      // What is settled by the choice itself needs no asking.
      let (yes, no) = (XPath.call("true", []), XPath.call("false", []))
      if sign == .or, left == yes || right == yes { return yes }
      if sign == .and, left == no || right == no { return no }
      if sign == .or { return left == no ? right : right == no ? left : .binary(.or, left, right) }
      if sign == .and {
        return left == yes ? right : right == yes ? left : .binary(.and, left, right)
      }
      return .binary(sign, left, right)
    default: return self
    }
  }
}
