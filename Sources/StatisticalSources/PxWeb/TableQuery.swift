public import Problems

/// A selection as explicit codes: what is sent, and what must come back.
public struct TableQuery: Hashable, Sendable {
  /// The codes of one variable.
  public struct Part: Hashable, Sendable {
    /// The variable's code.
    public let variable: String
    /// The list of codes they are of; the table's own where nil.
    public let codelist: String?
    /// The codes, each once, in the order of the table.
    public var codes: [String]

    /// The codes of a variable.
    ///
    /// - Parameters:
    ///   - variable: its code.
    ///   - codes: each once.
    ///   - codelist: the list they are of.
    public init(_ variable: String, _ codes: [String], codelist: String? = nil) {
      self.variable = variable
      self.codes = codes
      self.codelist = codelist
    }
  }

  /// The table's id.
  public let table: String
  /// The variables that are divided by, in the order of the table.
  public var parts: [Part]

  /// A query.
  ///
  /// - Parameters:
  ///   - table: the table's id.
  ///   - parts: the variables that are divided by.
  public init(table: String, parts: [Part]) {
    self.table = table
    self.parts = parts
  }

  /// How many values each variable has.
  public var sizes: [Int] { parts.map(\.codes.count) }

  /// How many cells are asked for; nil where they are beyond all bounds.
  public var cellCount: Int? {
    parts.reduce(Optional(1)) { count, part in
      guard let (product, overflows) = count?.multipliedReportingOverflow(by: part.codes.count)
      else { return nil }
      return overflows ? nil : product
    }
  }

  /// The query of a part of the cells.
  ///
  /// - Parameter ranges: for each variable, the places of the codes.
  /// - Returns: the query.
  public func cut(to ranges: [Range<Int>]) -> TableQuery {
    var query = self
    for (index, range) in ranges.enumerated() {
      query.parts[index].codes = Array(parts[index].codes[range])
    }
    return query
  }

  /// Finds the codes that a selection means.
  ///
  /// A variable that is not named is left out where the table lets it be; where it does not, the selection is
  /// refused, on every service alike.
  ///
  /// - Parameters:
  ///   - selection: what is wanted.
  ///   - metadata: of the table, with the values of the lists of codes that the selection names.
  /// - Throws: `InputRefused` with every name and code that the table does not have, and every variable that
  ///   must be named.
  public init(_ selection: TableSelection, in metadata: TableMetadata) throws(InputRefused) {
    var log = ProblemLog()
    let place = Place(metadata.id)
    let names = CodeList(metadata.variables.map(\.code))
    for choice in selection.choices where names.position(of: choice.variable) == nil {
      log.add(
        TableQuery.unknown(
          "source.variable-unknown", choice.variable, among: names.codes, at: place))
    }
    var parts: [Part] = []
    for variable in metadata.variables {
      let small = variable.code.lowercased()
      guard let choice = selection.choices.first(where: { $0.variable.lowercased() == small })
      else {
        if !variable.isEliminable {
          log.error(
            "source.variable-missing", at: place.cell(variable.code), ["variable": variable.code])
        }
        continue
      }
      let codes = TableQuery.codes(of: choice, in: variable, at: place, &log)
      parts.append(Part(variable.code, codes, codelist: choice.codelist))
    }
    try log.throwErrors()
    self.init(table: metadata.id, parts: parts)
  }

  private static func codes(
    of choice: TableSelection.Choice, in variable: TableMetadata.Variable, at place: Place,
    _ log: inout ProblemLog
  ) -> [String] {
    let place = place.cell(variable.code)
    guard variable.isListed else {
      var codes: [String] = []
      for value in choice.values {
        guard case .code(let code) = value else {
          log.error(
            "source.codes-needed", at: place,
            ["list": choice.codelist ?? "", "text": value.description])
          continue
        }
        if !codes.contains(code) { codes.append(code) }
      }
      if choice.values.isEmpty {
        log.error("source.codes-needed", at: place, ["list": choice.codelist ?? "", "text": "*"])
      }
      return codes
    }
    let list = CodeList(variable.values.map(\.code))
    var chosen = Set(choice.values.isEmpty ? Array(list.codes.indices) : [])
    for value in choice.values {
      for code in value.missing(in: list) {
        log.add(
          unknown("source.code-unknown", code, among: list.codes, at: place))
      }
      // A code may hold a star itself: it is found as a code first.
      if case .pattern(let pattern) = value, let exact = list.position(of: pattern) {
        chosen.insert(exact)
      } else {
        chosen.formUnion(value.positions(in: list, isTime: variable.isTime))
      }
    }
    if chosen.isEmpty && log.problems.allSatisfy({ $0.place != place }) {
      let words = choice.values.map(\.description).joined(separator: ",")
      log.error("source.selection-empty", at: place, ["text": words])
    }
    return chosen.sorted().map { list.codes[$0] }
  }

  static func unknown(
    _ code: String, _ written: String, among known: [String], at place: Place
  ) -> Problem {
    let shown = known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
    guard let near = Nearest.word(to: written, among: known) else {
      return Problem(code, at: place, ["text": written, "known": shown])
    }
    return Problem(code + "-near", at: place, ["text": written, "near": near])
  }
}
