extension PXReading {
  /// The most cells that a note with asterisks is written out for.
  private static let mostNoted = 100_000

  /// The statements of a keyword: those in the language that is read, else those of the main one.
  private func all(_ keyword: String) -> [PXStatement] {
    let found = source.statements.filter { $0.name.keyword == keyword }
    let translated = found.filter { $0.name.language != nil && $0.name.language == language }
    return translated.isEmpty ? found.filter { $0.name.language == nil } : translated
  }

  /// The variable that a statement names.
  private func variable(_ name: String) -> PXVariable? {
    variables.first { $0.name == name } ?? variables.first { $0.main == name }
  }

  /// What is said of the table, of variables and of values.
  var notes: [Cube.Note] {
    var notes: [Cube.Note] = []
    for (keyword, isMandatory) in [("NOTE", false), ("NOTEX", true)] {
      for statement in all(keyword) {
        let named = statement.name.subkeys.first.map { (name: $0, variable: variable($0)) }
        notes.append(
          Cube.Note(
            PXReading.lines(statement.text), isMandatory: isMandatory,
            dimension: named.map { $0.variable.map(id) ?? $0.name }))
      }
    }
    for (keyword, isMandatory) in [("VALUENOTE", false), ("VALUENOTEX", true)] {
      for statement in all(keyword) where statement.name.subkeys.count == 2 {
        let (name, value) = (statement.name.subkeys[0], statement.name.subkeys[1])
        let variable = variable(name)
        notes.append(
          Cube.Note(
            PXReading.lines(statement.text), isMandatory: isMandatory,
            dimension: variable.map(id) ?? name,
            category: variable.flatMap { found in found.positions[value].map { found.codes[$0] } }
              ?? value))
      }
    }
    return notes.filter { !$0.text.isEmpty }
  }

  /// What is said of single cells, by kind; what is said of very many becomes a note of the table.
  func cellTexts(_ notes: inout [Cube.Note]) -> [String: [Int: String]] {
    let keywords = [
      "CELLNOTE": "note", "CELLNOTEX": "mandatory-note", "DATANOTECELL": "datanote",
    ]
    let positions = variables.map(\.positions)
    var budget = PXReading.mostNoted
    var texts: [String: [Int: String]] = [:]
    for (keyword, name) in keywords.sorted(by: { $0.key < $1.key }) {
      for statement in all(keyword) {
        let text = PXReading.lines(statement.text)
        let cells = cells(of: statement.name.subkeys, positions, most: budget)
        if let cells {
          budget -= cells.count
          for cell in cells {
            texts[name, default: [:]][cell] = (texts[name]?[cell]).map { "\($0)\n\(text)" } ?? text
          }
        } else {
          let about = statement.name.subkeys.filter { $0 != "*" }.joined(separator: ", ")
          notes.append(
            Cube.Note(
              about.isEmpty ? text : "\(about): \(text)", isMandatory: keyword == "CELLNOTEX"))
        }
      }
    }
    return texts
  }

  /// The cells of some values, one of each variable, an asterisk standing for all.
  ///
  /// - Returns: nil where a value is not known or the cells are more than `most`.
  private func cells(of values: [String], _ positions: [[String: Int]], most: Int) -> [Int]? {
    guard values.count == variables.count else { return nil }
    var cells = [0]
    for (index, value) in values.enumerated() {
      let size = variables[index].codes.count
      if value == "*" {
        guard cells.count <= most / size else { return nil }
        cells = cells.flatMap { cell in (0..<size).map { cell * size + $0 } }
      } else if let position = positions[index][value] {
        cells = cells.map { $0 * size + position }
      } else {
        return nil
      }
    }
    return cells
  }

  /// What else the file says: of the table by keyword, of a variable by keyword and id.
  var properties: [String: String] {
    var properties: [String: String] = [:]
    for statement in source.statements where statement.name.language == nil {
      let keyword = statement.name.keyword
      if statement.name.subkeys.isEmpty, !PXReading.told.contains(keyword) {
        properties[keyword] = PXReading.lines(text(keyword) ?? "")
      }
      if ["DOMAIN", "MAP", "ELIMINATION"].contains(keyword),
        let variable = statement.name.subkeys.first.flatMap({ variable($0) })
      {
        properties["\(keyword)(\(id(variable)))"] = self.text(keyword, variable)
      }
    }
    for variable in variables {
      properties["TIMEVAL(\(id(variable)))"] = variable.timeScale
    }
    return properties.filter { !$0.value.isEmpty }
  }

  /// Keywords that have another place in the cube.
  private static let told: Set<String> = [
    "STUB", "HEADING", "TITLE", "SOURCE", "NOTE", "NOTEX", "CHARSET", "CODEPAGE", "AXIS-VERSION",
    "LANGUAGE", "LANGUAGES", "CONTVARIABLE", "DATASYMBOL1", "DATASYMBOL2", "DATASYMBOL3",
    "DATASYMBOL4", "DATASYMBOL5", "DATASYMBOL6", "DATASYMBOLSUM", "DATASYMBOLNIL",
  ]

  /// A text with line breaks where the file writes a number sign.
  static func lines(_ text: String) -> String {
    text.split(separator: "#").joined(separator: "\n")
  }
}
