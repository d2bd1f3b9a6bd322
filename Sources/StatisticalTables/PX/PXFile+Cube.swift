public import Problems

extension PXFile {
  /// The table as a cube.
  ///
  /// The dimensions are those of the stub and then those of the heading. A table without a variable for
  /// its contents gets one of a single category, so that its unit has a place. A dash is the number 0
  /// (nothing of the kind) with the dash as its status; dots are no number, and the status is how the
  /// file wants them shown (`DATASYMBOL1`…`6`). In a file with keys a row that is left out is zeros.
  ///
  /// - Parameter language: one of ``languages``; nil for the main one.
  /// - Returns: the cube.
  /// - Throws: ``InputRefused`` for a language that the file does not have, a variable without values,
  ///   codes that are met twice, and cells that are no numbers or not as many as the variables say.
  public func cube(in language: String? = nil) throws(InputRefused) -> Cube {
    let reading = try PXReading(self, language: language)
    let cells = try reading.cells()
    return try reading.cube(cells)
  }
}

/// A PX file read in one language.
struct PXReading {
  let source: PXFile
  /// The language that is read, where it is not the main one.
  let language: String?
  let variables: [PXVariable]
  /// How many of the variables stand in the stub.
  let stub: Int
  /// How many cells the table has.
  let count: Int
  /// The position of the variable for the contents.
  let contents: Int?

  init(_ source: PXFile, language wanted: String?) throws(InputRefused) {
    self.source = source
    if let wanted, wanted != source.languages.first {
      guard source.languages.contains(wanted) else {
        throw InputRefused([
          Problem(
            "px.unknown-language", at: Place(source.file, line: 1),
            ["language": wanted, "known": source.languages.joined(separator: ", ")])
        ])
      }
      language = wanted
    } else {
      language = nil
    }
    var variables: [PXVariable] = []
    var rows = 0
    for keyword in ["STUB", "HEADING"] {
      let statement = source.statement(keyword)
      let names = (statement?.values ?? []).filter { !$0.isEmpty }
      let translated = language.flatMap { source.statement(keyword, language: $0) }?.values ?? names
      guard translated.count == names.count else {
        throw InputRefused([
          Problem(
            "px.count", at: Place(source.file, line: statement?.line),
            [
              "keyword": "\(keyword)[\(language ?? "")]", "found": String(translated.count),
              "expected": String(names.count),
            ])
        ])
      }
      for (name, other) in zip(names, translated) {
        guard !variables.contains(where: { $0.main == name }) else {
          throw InputRefused([
            Problem(
              "px.duplicate-variable", at: Place(source.file, line: statement?.line),
              ["variable": name])
          ])
        }
        variables.append(try PXVariable(name, name: other, language: language, in: source))
      }
      if keyword == "STUB" { rows = variables.count }
    }
    guard !variables.isEmpty else {
      throw InputRefused([
        Problem(
          "px.missing-keyword", at: Place(source.file, line: 1), ["keyword": "STUB, HEADING"])
      ])
    }
    stub = rows
    var count = 1
    for variable in variables {
      let (product, isTooLarge) = count.multipliedReportingOverflow(by: variable.codes.count)
      guard !isTooLarge else { throw PXReading.tooLarge(source) }
      count = product
    }
    self.count = count
    self.variables = variables
    let name = source.statement("CONTVARIABLE")?.text
    contents = variables.firstIndex { $0.main == name }
  }

  static func tooLarge(_ source: PXFile) -> InputRefused {
    InputRefused([
      Problem(
        "px.too-many-cells", at: Place(source.file, line: source.data.line),
        ["limit": String(PXCells.mostKeyed)])
    ])
  }

  /// Reads the cells.
  func cells() throws(InputRefused) -> PXCells {
    var keys: [[String: Int]]?
    if source.statements.contains(where: { $0.name.keyword == "KEYS" }), stub > 0 {
      guard count <= PXCells.mostKeyed else { throw PXReading.tooLarge(source) }
      keys = variables[..<stub].map { variable in
        let isCoded = source.statement("KEYS", [variable.main])?.text == "CODES"
        let first = isCoded ? variable.codes : variable.mainTexts
        return Dictionary(
          zip(first, 0...).map { ($0, $1) } + variable.positions.map { ($0.key, $0.value) },
          uniquingKeysWith: { first, _ in first })
      }
    }
    let sizes = variables[..<stub].map(\.codes.count)
    let width = variables[stub...].reduce(1) { $0 * $1.codes.count }
    let outcome = source.bytes.withUnsafeBufferPointer {
      bytes -> Result<PXCells, InputRefused> in
      var cells = PXCells(bytes, from: source.data, file: source.file)
      do throws(InputRefused) {
        if let keys {
          try cells.readKeyed(
            keys, names: variables.map(\.main), sizes: sizes, width: width,
            encoding: source.encoding)
        } else {
          try cells.readAll(count)
        }
        return .success(cells)
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// The text of a keyword in the language that is read, else in the main one.
  func text(_ keyword: String, _ variable: PXVariable? = nil) -> String? {
    statement(keyword, variable)?.values.joined(separator: ", ")
  }

  /// A statement in the language that is read, else in the main one.
  func statement(_ keyword: String, _ variable: PXVariable? = nil) -> PXStatement? {
    if let language {
      let keys = variable.map { [$0.name] } ?? []
      if let found = source.statement(keyword, language: language, keys) { return found }
    }
    return source.statement(keyword, variable.map { [$0.main] } ?? [])
  }

  /// A statement about a value of a variable, in the language that is read or in the main one.
  func statement(_ keyword: String, _ variable: PXVariable?, value: Int) -> PXStatement? {
    guard let variable else { return nil }
    if let language {
      let text = variable.texts[value]
      for keys in [[variable.name, text], [text]] {
        if let found = source.statement(keyword, language: language, keys) { return found }
      }
    }
    for text in [variable.mainTexts[value], variable.codes[value]] {
      for keys in [[variable.main, text], [text]] {
        if let found = source.statement(keyword, keys) { return found }
      }
    }
    return nil
  }
}
