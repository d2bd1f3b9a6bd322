import Problems

/// Turns the sheets of a form into its settings, lists and nested rows.
struct XLSFormReader {
  let workbook: FormWorkbook
  var log = ProblemLog()
  var settings = XLSForm.Settings()
  var others: [String: XLSForm.Cell] = [:]
  var lists: [String: [XLSForm.Choice]] = [:]
  var languages: [String] = []
  /// Whether several choices of a list may have one name.
  private var allowsDuplicates = false

  /// Nested deeper than this no form is.
  static let mostNested = 60

  /// So many empty rows end a sheet.
  static let widestGap = 61

  init(_ workbook: FormWorkbook) { self.workbook = workbook }

  mutating func form() throws(InputRefused) -> XLSForm {
    // A workbook of one sheet is taken for its questions, whatever the sheet is called.
    let only = workbook.tables.count == 1 ? workbook.tables.first : nil
    guard let survey = workbook["survey"] ?? only, survey.headers.count > 0 else {
      throw InputRefused([
        Problem(
          "xlsform.no-survey", at: Place(workbook.file),
          ["found": workbook.tables.map(\.name).joined(separator: ", ")])
      ])
    }
    readSettings()
    if let table = workbook["choices"] { readChoices(table) }
    noteOtherSheets()
    let elements = readSurvey(survey)
    try log.throwErrors()
    return XLSForm(
      file: workbook.file, settings: settings, elements: elements, lists: lists,
      languages: languages, others: others)
  }

  /// The language of texts that name none.
  private var language: String { settings.defaultLanguage ?? XLSForm.unnamed }

  private mutating func note(languages more: [String]) {
    for language in more where !languages.contains(language) { languages.append(language) }
  }

  private mutating func readSettings() {
    guard let table = workbook["settings"], let row = table.rows.first else { return }
    let columns = FormColumns(of: table, kind: .settings, language: "", log: &log)
    for field in row.fields {
      guard let name = columns.names[field.column] else { continue }
      let place = table.place(row: row.number, column: field.column)
      switch name {
      case "title": settings.title = field.text
      case "id_string": settings.id = field.text
      case "version": settings.version = field.text
      case "default_language": settings.defaultLanguage = field.text
      case "allow_choice_duplicates": allowsDuplicates = XLSForm.isYes(field.text) ?? false
      case "style", "clean_text_values", "name", "public_key", "submission_url", "namespaces": break
      default: others[name] = XLSForm.Cell(text: field.text, place: place)
      }
    }
  }

  private mutating func readChoices(_ table: FormTable) {
    let columns = FormColumns(of: table, kind: .choices, language: language, log: &log)
    guard !table.rows.isEmpty else { return }
    guard columns.has("name"), columns.has("list_name") else {
      let missing = ["list_name", "name"].filter { !columns.has($0) }
      log.error(
        "xlsform.missing-column", at: table.place(row: table.headerRow),
        ["sheet": table.name, "columns": missing.joined(separator: ", ")])
      return
    }
    note(languages: columns.languages(of: ["label"]))
    for row in table.rows {
      var cells: [String: String] = [:]
      for field in row.fields {
        if let name = columns.names[field.column] { cells[name] = field.text.plainQuotes }
      }
      guard let list = cells["list_name"] else { continue }
      let place = table.place(row: row.number)
      guard let name = cells["name"] else {
        log.error("xlsform.choice-without-name", at: place, ["list": list])
        continue
      }
      if !allowsDuplicates, lists[list]?.contains(where: { $0.name == name }) == true {
        log.error("xlsform.duplicate-choice", at: place, ["list": list, "found": name])
        continue
      }
      var label: XLSForm.Wordings = [:]
      for field in row.fields {
        guard let column = columns.names[field.column], column.hasPrefix("label::") else {
          continue
        }
        label[String(column.dropFirst(7))] = field.text
      }
      lists[list, default: []].append(
        XLSForm.Choice(
          name: name, label: label,
          others: cells.filter {
            $0.key != "list_name" && $0.key != "name" && !$0.key.hasPrefix("label::")
          }, place: place))
    }
  }

  private mutating func noteOtherSheets() {
    for table in workbook.tables {
      switch table.name.lowercased() {
      case "entities", "osm", "external_choices":
        log.warning(
          "xlsform.sheet-unsupported", at: table.place(row: table.headerRow),
          ["sheet": table.name])
      default: break
      }
    }
  }

  private mutating func readSurvey(_ table: FormTable) -> [XLSForm.Element] {
    let columns = FormColumns(of: table, kind: .survey, language: language, log: &log)
    guard columns.has("type") else {
      log.error(
        "xlsform.missing-column", at: table.place(row: table.headerRow),
        ["sheet": table.name, "columns": "type"])
      return []
    }
    note(
      languages: columns.languages(
        of: ["label", "hint", "guidance_hint", "bind::jr:constraintMsg", "bind::jr:requiredMsg"]))
    var tree = XLSFormTree(lists: lists, table: table, hasChoices: workbook["choices"] != nil)
    tree.externalLists = workbook["external_choices"] != nil
    var last = table.headerRow
    for row in table.rows {
      // What stands far below is no part of the form: a leftover that somebody no longer sees.
      guard row.number - last <= XLSFormReader.widestGap else {
        log.warning("xlsform.far-below", at: table.place(row: row.number))
        break
      }
      last = row.number
      var cells: [String: XLSForm.Cell] = [:]
      for field in row.fields {
        guard let name = columns.names[field.column] else { continue }
        let isText = FormColumns.texts.contains { name.hasPrefix($0 + "::") }
        cells[name] = XLSForm.Cell(
          text: isText ? field.text : field.text.plainQuotes,
          place: table.place(row: row.number, column: field.column))
      }
      tree.add(cells, number: row.number, log: &log)
    }
    return tree.finish(log: &log)
  }
}

extension XLSForm {
  /// What a cell says that holds yes or no; nil where it says neither.
  static func isYes(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "yes", "true", "true()": true
    case "no", "false", "false()": false
    default: nil
    }
  }

  /// Reads a form.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name, for problems.
  ///   - writing: what it is written in.
  ///   - log: takes what can be passed over.
  /// - Throws: ``InputRefused`` for what is no form, with all that is wrong in it.
  init(
    _ bytes: [UInt8], file: String, as writing: FormWorkbook.Writing, log: inout ProblemLog
  ) throws(InputRefused) {
    var reader = XLSFormReader(try FormWorkbook(bytes, file: file, as: writing))
    self = try reader.form()
    log.add(contentsOf: reader.log.problems)
  }
}

extension String {
  /// The text with straight quotes for those that word processors make of them.
  var plainQuotes: String {
    guard contains(where: { "‘’“”".contains($0) }) else { return self }
    return String(map { "‘’".contains($0) ? "'" : "“”".contains($0) ? "\"" : $0 })
  }
}
