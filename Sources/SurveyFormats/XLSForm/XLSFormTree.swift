import Problems

/// Nests the rows of the sheet `survey` as their groups begin and end.
struct XLSFormTree {
  let lists: [String: [XLSForm.Choice]]
  let table: FormTable
  let hasChoices: Bool
  var externalLists = false

  /// A group that has begun.
  private struct Open {
    let kind: XLSForm.Kind
    let name: String
    let cells: [String: XLSForm.Cell]
    let number: Int
    var children: [XLSForm.Element] = []
    var names: Set<String> = []
    /// The list that all rows of a table share.
    var tableList: String?
    var isTable = false
  }

  private var stack: [Open] = []
  private var names: Set<String> = []

  init(lists: [String: [XLSForm.Choice]], table: FormTable, hasChoices: Bool) {
    self.lists = lists
    self.table = table
    self.hasChoices = hasChoices
    stack = [Open(kind: .group, name: "", cells: [:], number: 0)]
  }

  mutating func add(_ cells: [String: XLSForm.Cell], number: Int, log: inout ProblemLog) {
    let place = table.place(row: number)
    if let disabled = cells["disabled"] {
      log.warning("xlsform.disabled", at: disabled.place)
      if XLSForm.isYes(disabled.text) == true { return }
    }
    guard let type = cells["type"] else {
      if cells["name"] != nil || cells.keys.contains(where: { $0.hasPrefix("label::") }) {
        log.error("xlsform.no-type", at: place, ["name": cells["name"]?.text ?? "–"])
      } else if !cells.isEmpty {
        log.warning("xlsform.comment-row", at: place)
      }
      return
    }
    if ["form_title", "set_form_title", "form_id", "set_form_id", "prefix"].contains(type.text) {
      log.warning("xlsform.setting-in-survey", at: type.place, ["found": type.text])
      return
    }
    switch XLSForm.Kind.bracket(type.text) {
    case .begins(let kind): begin(kind, cells, number: number, log: &log)
    case .ends(let kind): end(kind, type: type, log: &log)
    case nil: question(cells, type: type, number: number, log: &log)
    }
  }

  private mutating func begin(
    _ kind: XLSForm.Kind, _ cells: [String: XLSForm.Cell], number: Int, log: inout ProblemLog
  ) {
    let place = table.place(row: number)
    if stack.count > XLSFormReader.mostNested {
      log.error("xlsform.too-deep", at: place, ["limit": String(XLSFormReader.mostNested)])
    }
    let name = name(cells, type: "group", number: number, log: &log) ?? ""
    if case .loop(let list) = kind {
      if lists[list] == nil {
        log.error(
          list.isEmpty ? "xlsform.loop-without-list" : "xlsform.unknown-list", at: place,
          ["found": list, "allowed": known])
      }
    }
    var open = Open(kind: kind, name: name, cells: cells, number: number)
    open.isTable =
      cells["control::appearance"]?.text.split(separator: " ").contains("table-list") == true
    stack.append(open)
  }

  private mutating func end(
    _ kind: XLSForm.Kind, type: XLSForm.Cell, log: inout ProblemLog
  ) {
    guard stack.count > 1, let open = stack.last, open.kind.isSameBracket(as: kind) else {
      log.error("xlsform.end-without-begin", at: type.place, ["found": type.text])
      return
    }
    close(open)
  }

  private mutating func close(_ open: Open) {
    stack.removeLast()
    stack[stack.count - 1].children.append(
      XLSForm.Element(
        kind: open.kind, name: open.name, cells: open.cells, children: open.children,
        place: table.place(row: open.number)))
  }

  mutating func finish(log: inout ProblemLog) -> [XLSForm.Element] {
    while stack.count > 1, let open = stack.last {
      log.error("xlsform.begin-without-end", at: table.place(row: open.number), ["name": open.name])
      close(open)
    }
    return stack[0].children
  }

  private mutating func question(
    _ cells: [String: XLSForm.Cell], type: XLSForm.Cell, number: Int, log: inout ProblemLog
  ) {
    let text = type.text == "include" ? nil : XLSForm.Kind(type.text)
    guard let kind = text else {
      let isInclude = type.text == "include"
      log.error(
        isInclude ? "xlsform.include" : "xlsform.unknown-type", at: type.place,
        ["found": type.text])
      return
    }
    guard let name = name(cells, type: type.text, number: number, log: &log) else { return }
    let place = table.place(row: number)
    let element = XLSForm.Element(
      kind: kind, name: name, cells: cells, children: [], place: place)
    check(element, type: type, log: &log)
    stack[stack.count - 1].children.append(element)
  }

  private var known: String {
    lists.isEmpty ? "–" : lists.keys.sorted().joined(separator: ", ")
  }

  private mutating func check(
    _ element: XLSForm.Element, type: XLSForm.Cell, log: inout ProblemLog
  ) {
    switch element.kind {
    case .select(let selection, let list, let orOther):
      check(element, selection, list, orOther, type: type, log: &log)
    case .plain("calculate"):
      if element["bind::calculate"] == nil, element["default"] == nil {
        log.error("xlsform.no-calculation", at: element.place, ["name": element.name])
      }
    case .plain(let kind):
      let hasWords = [element.label, element.hint, element.wordings("guidance_hint")]
        .contains { !$0.isEmpty }
      let isShown = !XLSForm.Kind.hidden.contains(kind)
      if isShown, element["bind::calculate"] == nil, !hasWords,
        !element.cells.keys.contains(where: { $0.hasPrefix("media::") })
      {
        log.error("xlsform.no-label", at: element.place, ["name": element.name])
      }
      if kind == "range" { checkRange(element, log: &log) }
    default: break
    }
  }

  private func checkRange(_ element: XLSForm.Element, log: inout ProblemLog) {
    let parameters = element.parameters
    let place = element.place(of: "parameters")
    var numbers: [String: Double] = ["start": 1, "end": 10, "step": 1]
    for (name, text) in parameters where numbers[name] != nil {
      guard let number = Double(text), number.isFinite else {
        log.error("xlsform.bad-parameter", at: place, ["name": name, "found": text])
        continue
      }
      numbers[name] = number
    }
    let width = abs((numbers["end"] ?? 0) - (numbers["start"] ?? 0))
    if let step = numbers["step"], step == 0 || step > width {
      log.error("xlsform.bad-parameter", at: place, ["name": "step", "found": "\(step)"])
    }
  }

  private mutating func check(
    _ element: XLSForm.Element, _ selection: XLSForm.Selection, _ list: String, _ orOther: Bool,
    type: XLSForm.Cell, log: inout ProblemLog
  ) {
    let isOutside =
      [".csv", ".xml", ".geojson"].contains { list.hasSuffix($0) } || list.contains("${")
    if selection == .external, !list.contains("."), !externalLists {
      log.error("xlsform.no-external-choices", at: type.place, ["found": list])
    } else if selection != .external, !isOutside, lists[list] == nil {
      log.error(
        hasChoices ? "xlsform.unknown-list" : "xlsform.no-choices", at: type.place,
        ["found": list, "allowed": known])
    }
    if selection == .several, let choice = lists[list]?.first(where: { $0.name.contains(" ") }) {
      log.error(
        "xlsform.choice-with-blank", at: choice.place, ["found": choice.name, "list": list])
    }
    if element["choice_filter"] != nil, orOther {
      log.error("xlsform.filter-with-other", at: element.place(of: "choice_filter"))
    }
    let top = stack.count - 1
    if stack[top].isTable {
      if stack[top].tableList == nil { stack[top].tableList = list }
      if let shared = stack[top].tableList, shared != list {
        log.error("xlsform.table-lists", at: type.place, ["found": list, "expected": shared])
      }
    }
  }

  private mutating func name(
    _ cells: [String: XLSForm.Cell], type: String, number: Int, log: inout ProblemLog
  ) -> String? {
    let top = stack.count - 1
    guard let cell = cells["name"] else {
      if type == "audit" { return "audit" }
      if type == "note" { return "generated_note_name_\(number)" }
      log.error("xlsform.no-name", at: table.place(row: number), ["found": type])
      return nil
    }
    if !cell.text.isXMLName {
      log.error("xlsform.bad-name", at: cell.place, ["found": cell.text])
    }
    if !stack[top].names.insert(cell.text).inserted {
      log.error("xlsform.duplicate-name", at: cell.place, ["found": cell.text])
    }
    return cell.text
  }
}

extension XLSForm.Kind {
  /// Types that nobody sees.
  static let hidden: Set<String> = [
    "calculate", "hidden", "start", "end", "today", "deviceid", "subscriberid", "simserial",
    "phonenumber", "username", "email", "audit", "xml-external", "csv-external", "start-geopoint",
    "background-audio", "background-geopoint",
  ]

  fileprivate func isSameBracket(as other: XLSForm.Kind) -> Bool {
    switch (self, other) {
    case (.group, .group), (.repetition, .repetition), (.loop, .loop): true
    default: false
    }
  }
}

extension XLSForm.Element {
  /// A row with the texts that its columns hold.
  init(
    kind: XLSForm.Kind, name: String, cells: [String: XLSForm.Cell],
    children: [XLSForm.Element], place: Place
  ) {
    func texts(_ column: String) -> XLSForm.Wordings {
      var found: XLSForm.Wordings = [:]
      for (name, cell) in cells where name.hasPrefix(column + "::") {
        found[String(name.dropFirst(column.count + 2))] = cell.text
      }
      return found
    }
    self.kind = kind
    self.name = name
    self.cells = cells
    self.children = children
    self.place = place
    label = texts("label")
    hint = texts("hint")
  }
}

extension String {
  /// Whether it is a name of XML, as the rows of a form need one.
  var isXMLName: Bool {
    guard let first = unicodeScalars.first else { return false }
    func isStart(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar == "_"
    }
    return isStart(first)
      && unicodeScalars.allSatisfy {
        isStart($0) || $0.properties.numericType != nil || $0 == "-" || $0 == "." || $0 == ":"
          || $0.properties.generalCategory == .nonspacingMark
      }
  }
}
