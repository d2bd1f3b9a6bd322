import Languages
import Measures
import Problems
import Surveys

extension XLSFormWriting {
  /// Writes the rows of a question.
  mutating func write(_ question: Question, at index: Int) {
    let name = names.names[question.id] ?? question.id
    var cells: [(String, String)] = [("name", name)]
    cells += texts("label", question.text) + texts("hint", question.help)
    cells += conditionCells(question.condition, at: index, of: question.id)
    cells += ownCells(question, name: name)
    if question.kind == .matrix {
      matrix(question, cells: cells, at: index)
      return
    }
    if question.isRequired { cells.append(("required", "yes")) }
    cells += constraintCells(question, at: index)
    cells += typeCells(question)
    survey.add(cells)
  }

  private mutating func matrix(_ question: Question, cells: [(String, String)], at index: Int) {
    survey.add([("type", "begin_group"), ("appearance", "table-list")] + cells)
    let list = list(question).name
    for item in question.items {
      let name = names.names["\(question.id).\(item.code)"] ?? item.code
      var row: [(String, String)] = [("type", "select_one \(list)"), ("name", name)]
      row += texts("label", item.text) + [ownCell("id", item.code)]
      if question.isRequired { row.append(("required", "yes")) }
      if !item.levels.isEmpty { row.append(ownCell("levels", item.levels.joined(separator: " "))) }
      row += conditionCells(item.condition, at: index, of: "\(question.id).\(item.code)")
      survey.add(row)
    }
    survey.add([("type", "end_group")])
  }

  private mutating func typeCells(_ question: Question) -> [(String, String)] {
    switch question.kind {
    case .single, .scale, .multiple, .ranking:
      if question.isAcknowledgement { return [("type", "acknowledge")] }
      let word =
        question.kind == .ranking
        ? "rank" : question.kind == .multiple ? "select_multiple" : "select_one"
      let (list, isOpen, filter) = list(question)
      var cells = [("type", "\(word) \(list)" + (isOpen ? " or_other" : ""))]
      if let filter { cells.append(("choice_filter", filter)) }
      if question.kind == .scale { cells.append(ownCell("type", "scale")) }
      return cells
    case .number:
      return [("type", question.checks.contains(FormLimits.whole) ? "integer" : "decimal")]
    case .text:
      return [("type", "text")] + (question.isLong ? [("appearance", "multiline")] : [])
    case .date: return [("type", "date")]
    case .place: return [("type", "geopoint")]
    case .note: return [("type", "note")]
    case .file:
      for type in ["image", "audio", "video"] where question.files.mediaTypes == ["\(type)/*"] {
        return [("type", type)]
      }
      return [("type", "file")]
        + (question.files.mediaTypes.isEmpty
          ? [] : [ownCell("files", question.files.mediaTypes.joined(separator: " "))])
    case .matrix: return []
    }
  }

  /// What a form has no column for.
  private func ownCells(_ question: Question, name: String) -> [(String, String)] {
    var cells: [(String, String)] = []
    if name != question.id { cells.append(ownCell("id", question.id)) }
    cells += ownTexts("title", question.title)
    if !question.levels.isEmpty {
      cells.append(ownCell("levels", question.levels.joined(separator: " ")))
    }
    if let unit = question.unit {
      cells.append(ownCell("unit", unit.code))
      cells += ownTexts("unit-text", unit.label)
      cells.append(ownCell("unit-decimals", String(unit.decimals)))
    }
    if let largest = question.files.largest {
      cells.append(ownCell("largest-file", String(largest)))
    }
    for (number, variant) in question.variants.enumerated() {
      let key = "variant-\(number + 1)"
      cells.append(ownCell(key, variant.levels.joined(separator: " ")))
      cells += ownTexts(key + "-text", variant.text) + ownTexts(key + "-help", variant.help)
    }
    return cells
  }

  /// Limits and checks; in our own words too where a reader would make something else of them.
  private mutating func constraintCells(_ question: Question, at index: Int) -> [(String, String)] {
    var said = FormLimits()
    if !question.isAcknowledgement, question.kind != .file {
      (said.minimum, said.maximum) = (question.minimum, question.maximum)
    }
    (said.earliest, said.latest) = (question.earliest, question.latest)
    said.checks = question.checks
    let isWhole = question.kind == .number && said.checks.contains(FormLimits.whole)
    if isWhole { said.checks.removeAll { $0 == FormLimits.whole } }
    for check in said.checks {
      do throws(Untranslatable) {
        _ = try XPathMaker(names: names).check(check.that)
      } catch {
        log.warning(
          "export.check", at: Place(file, cell: question.id),
          ["question": question.id, "part": error.part])
      }
    }
    let text = said.constraint(kind: question.kind, maker: XPathMaker(names: names))
    var cells: [(String, String)] = text.map { [("constraint", $0)] } ?? []
    let unsaid = FormWords.notTaken
    let message = said.checks.first.map(\.message)
    if let message, message != unsaid, text != nil { cells += texts("constraint_message", message) }
    var back = FormLimits()
    if let text, let expression = try? XPath(text) {
      let own = targets[names.names[question.id] ?? ""]
      try? back.read(
        expression, kind: question.kind,
        message: message == unsaid ? LocalizedText([:]) : message ?? LocalizedText([:]),
        maker: ConditionMaker(targets: targets, formulas: [:], index: index, own: own))
    }
    let isSame =
      back.minimum == said.minimum && back.maximum == said.maximum
      && back.earliest == said.earliest && back.latest == said.latest && back.checks == said.checks
      && (!isWhole || question.checks.first == FormLimits.whole)
    guard !isSame else { return cells }
    cells.append(ownCell("limits", "yes"))
    if let least = said.minimum { cells.append(ownCell("minimum", XPath.plain(least))) }
    if let most = said.maximum { cells.append(ownCell("maximum", XPath.plain(most))) }
    if let day = said.earliest { cells.append(ownCell("earliest", day.description)) }
    if let day = said.latest { cells.append(ownCell("latest", day.description)) }
    for (number, check) in said.checks.enumerated() {
      cells.append(ownCell("check-\(number + 1)", check.that.text))
      cells += ownTexts("check-\(number + 1)-text", check.message)
    }
    if question.kind == .ranking, said.maximum != nil || said.minimum != nil {
      log.warning(
        "export.ranking", at: Place(file, cell: question.id), ["question": question.id])
    }
    return cells
  }

  /// The list of a question's options: one that is there already, or a new one.
  ///
  /// - Returns: its name, whether the form adds "other" by itself, and the filter of options that are
  ///   not always offered.
  private mutating func list(
    _ question: Question
  ) -> (name: String, isOpen: Bool, filter: String?) {
    let other = question.other
    let isOpen = other?.code == "other" && !question.options.contains { $0.condition != nil }
    let (filter, marks) = filter(question)
    if let list = lists.first(where: { $0.options == question.options && $0.isOpen == isOpen }) {
      return (list.name, isOpen, filter)
    }
    let name = "\(names.names[question.id] ?? question.id)_choices"
    lists.append((question.options, isOpen, name))
    let words = FormWords.other
    for option in question.options {
      let isLast = option == question.options.last
      if isOpen, isLast, option.takesText, option.text == words, option.value == nil { continue }
      var cells: [(String, String)] = [
        ("list_name", name), ("name", names.options[question.id]?[option.code] ?? option.code),
      ]
      cells += texts("label", option.text)
      if let value = option.value { cells.append(("samstemt_value", XPath.plain(value))) }
      if option.isDontKnow != (option.code == "dont-know") {
        cells.append(("samstemt_dont_know", option.isDontKnow ? "yes" : "no"))
      }
      if option.isExclusive { cells.append(("samstemt_exclusive", "yes")) }
      if option.takesText, !(isOpen && option.code == "other") {
        cells.append(("samstemt_takes_text", "yes"))
      }
      if let mark = marks[option.code] { cells.append(("samstemt_if", mark)) }
      choices.add(cells)
    }
    return (name, isOpen, filter)
  }

  /// The filter of options that are not always offered: each says by a mark which condition is its own.
  private mutating func filter(_ question: Question) -> (String?, [String: String]) {
    guard question.options.contains(where: { $0.condition != nil }) else { return (nil, [:]) }
    var conditions: [Condition] = []
    var marks: [String: String] = [:]
    var parts: [XPath] = [.binary(.equal, .path("samstemt_if"), .text("always"))]
    for option in question.options {
      guard let condition = option.condition else {
        marks[option.code] = "always"
        continue
      }
      if !conditions.contains(condition) {
        do throws(Untranslatable) {
          let said = try XPathMaker(names: names).expression(condition)
          conditions.append(condition)
          let mark = XPath.binary(.equal, .path("samstemt_if"), .text("c\(conditions.count)"))
          parts.append(.binary(.and, mark, said))
        } catch {
          log.warning(
            "export.condition", at: Place(file, cell: question.id),
            ["question": "\(question.id).\(option.code)", "part": error.part])
          marks[option.code] = "always"
          continue
        }
      }
      marks[option.code] = "c\((conditions.firstIndex(of: condition) ?? 0) + 1)"
    }
    return (parts.dropFirst().reduce(parts[0]) { .binary(.or, $0, $1) }.description, marks)
  }
}
