import Problems

extension PXReading {
  /// The table with all that is said about it.
  func cube(_ read: PXCells) throws(InputRefused) -> Cube {
    var dimensions = try variables.enumerated().map { index, variable throws(InputRefused) in
      try dimension(variable, isContents: index == contents)
    }
    if contents == nil { dimensions.append(singleContents) }
    if let twice = dimensions.indices.first(where: { index in
      dimensions[..<index].contains { $0.id == dimensions[index].id }
    }) {
      throw InputRefused([
        Problem(
          "px.duplicate-variable", at: Place(source.file, line: 1),
          ["variable": dimensions[twice].id])
      ])
    }
    let symbols = shown
    var cells = Cube.Cells(
      read.numbers, statuses: read.symbols.mapValues { symbols[$0] ?? $0 })
    var notes = notes
    for (name, texts) in cellTexts(&notes) { cells.attributes[name] = texts }
    let described = statement("DESCRIPTIONDEFAULT")?.isYes == true ? text("DESCRIPTION") : nil
    let title = [described, text("TITLE"), text("DESCRIPTION"), text("CONTENTS")]
      .lazy.compactMap { $0 }.first { !$0.isEmpty }
    let id = source.statement("TABLEID")?.text ?? source.statement("MATRIX")?.text
    var cube = Cube(id: id, label: title ?? id ?? "", dimensions: dimensions, cells: cells)
    cube.source = text("SOURCE").map(PXReading.trimmed)
    cube.updated = updated
    cube.language = language ?? source.languages.first
    cube.notes = notes
    cube.properties = properties
    return cube
  }

  private func dimension(
    _ variable: PXVariable, isContents: Bool
  ) throws(InputRefused) -> Cube.Dimension {
    let isTime = variable.timeScale != nil || statement("VARIABLE-TYPE", variable)?.text == "T"
    let isGeo =
      statement("VARIABLE-TYPE", variable)?.text == "G" || statement("MAP", variable) != nil
    let parents = parents(variable)
    let categories = variable.codes.indices.map { value in
      Cube.Category(
        code: variable.codes[value], label: variable.texts[value],
        unit: unit(variable, value: value, isContents: isContents),
        parent: parents[variable.codes[value]])
    }
    var eliminable: Bool?
    if let elimination = source.statement("ELIMINATION", [variable.main]) {
      eliminable = elimination.text != "NO"
    }
    return Cube.Dimension(
      id: id(variable), label: variable.name,
      role: isContents ? .metric : isTime ? .time : isGeo ? .geo : nil, categories: categories,
      isEliminable: eliminable)
  }

  /// The id of a variable: its code, else its name in the main language.
  func id(_ variable: PXVariable) -> String {
    let code = source.statement("VARIABLECODE", [variable.main])?.text ?? ""
    return code.isEmpty ? variable.main : code
  }

  /// The contents of a table that has no variable for them.
  private var singleContents: Cube.Dimension {
    let code = source.statement("CONTENTS")?.text ?? source.statement("MATRIX")?.text ?? ""
    return Cube.Dimension(
      id: "ContentsCode", label: "", role: .metric,
      categories: [
        Cube.Category(
          code: code, label: text("CONTENTS") ?? code,
          unit: Cube.Unit(label: PXReading.trimmed(text("UNITS") ?? ""), decimals: decimals))
      ])
  }

  /// Decimals in print.
  private var decimals: Int? {
    (source.statement("SHOWDECIMALS") ?? source.statement("DECIMALS")).flatMap { Int($0.text) }
  }

  /// The unit of a value: of each of the contents, and of another value whose decimals are told.
  private func unit(_ variable: PXVariable, value: Int, isContents: Bool) -> Cube.Unit? {
    let precision = statement("PRECISION", variable, value: value).flatMap { Int($0.text) }
    guard isContents || precision != nil else { return nil }
    let own = isContents ? statement("UNITS", variable, value: value)?.text : nil
    return Cube.Unit(
      label: PXReading.trimmed(own ?? text("UNITS") ?? ""), decimals: precision ?? decimals)
  }

  /// The code above each code, by `HIERARCHIES("x")="top","top":"below"`.
  private func parents(_ variable: PXVariable) -> [String: String] {
    guard let statement = source.statement("HIERARCHIES", [variable.main]) else { return [:] }
    let positions = variable.positions
    var parents: [String: String] = [:]
    var above: String?
    var last: String?
    for token in statement.tokens {
      switch token {
      case .text(let text):
        let code = positions[text].map { variable.codes[$0] }
        if let above, let code, above != code { parents[code] = above }
        (last, above) = (code, nil)
      case .sign(UInt8(ascii: ":")): above = last
      case .sign: above = nil
      }
    }
    return parents
  }

  /// How the file wants dots and the dash to be shown.
  private var shown: [String: String] {
    var shown: [String: String] = [:]
    let dots = ".......".utf8
    for number in 1...7 {
      let keyword = number == 7 ? "DATASYMBOLSUM" : "DATASYMBOL\(number)"
      if let text = text(keyword), !text.isEmpty {
        shown[String(decoding: dots.prefix(number), as: UTF8.self)] = text
      }
    }
    if let text = text("DATASYMBOLNIL"), !text.isEmpty { shown["-"] = text }
    return shown
  }

  /// When the table was last changed: the latest of its contents, else when the file was made.
  private var updated: String? {
    let all = source.statements.filter { $0.name.keyword == "LAST-UPDATED" }.map(\.text)
    return (all.max() ?? source.statement("CREATION-DATE")?.text).map(PXReading.date)
  }

  /// `20230525 15:42` as `2023-05-25T15:42`; another text as it is.
  private static func date(_ text: String) -> String {
    let digits = Array(text.utf8.prefix(8))
    let isDay =
      digits.count == 8
      && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard isDay else { return text }
    let rest = text.dropFirst(8).drop { $0 == " " }
    let day = [digits[..<4], digits[4..<6], digits[6...]].map {
      String(decoding: $0, as: UTF8.self)
    }
    return day.joined(separator: "-") + (rest.isEmpty ? "" : "T\(rest)")
  }

  /// A text without blanks at its ends.
  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
