public import Problems

/// What is wanted of a table: for each variable which values, and by which list of codes.
public struct TableSelection: Hashable, Sendable {
  /// What is wanted of one variable.
  public struct Choice: Hashable, Sendable {
    /// The variable's code, in capitals or not.
    public let variable: String
    /// The values; all where it is empty, which only a list of codes asks for.
    public var values: [ValueExpression]
    /// The list of codes, such as `agg_KommSummer`; the table's own where nil.
    public var codelist: String?

    /// A choice.
    ///
    /// - Parameters:
    ///   - variable: the variable's code.
    ///   - values: which values.
    ///   - codelist: the list of codes.
    public init(_ variable: String, _ values: [ValueExpression], codelist: String? = nil) {
      self.variable = variable
      self.values = values
      self.codelist = codelist
    }
  }

  /// The choices, each variable once; what is not named is left out.
  ///
  /// None at all means what the service shows first.
  public var choices: [Choice]

  /// A selection.
  ///
  /// - Parameter choices: each variable once.
  public init(_ choices: [Choice]) {
    self.choices = choices
  }

  /// Reads a selection as it is written on the command line.
  ///
  /// - Parameters:
  ///   - values: such as `Region=0301,K*` and `Tid=top(5)`; a variable that is named twice has the values of
  ///     both.
  ///   - codelists: such as `Region=agg_KommSummer`.
  /// - Returns: the selection.
  /// - Throws: `InputRefused` for each that cannot be read.
  public static func read(
    _ values: [String], codelists: [String] = []
  ) throws(InputRefused) -> TableSelection {
    var log = ProblemLog()
    var selection = TableSelection([])
    for text in values {
      guard let (name, list) = sides(of: text) else {
        log.error("source.selection-unreadable", at: Place(""), ["text": text])
        continue
      }
      let expressions = pieces(of: list).map { ($0, ValueExpression($0)) }
      for (piece, expression) in expressions where expression == nil {
        log.error("source.expression-unreadable", at: Place("", cell: name), ["text": piece])
      }
      selection.add(name) { $0.values += expressions.compactMap(\.1) }
    }
    for text in codelists {
      guard let (name, list) = sides(of: text) else {
        log.error("source.codelist-unreadable", at: Place(""), ["text": text])
        continue
      }
      selection.add(name) { $0.codelist = list }
    }
    try log.throwErrors()
    return selection
  }

  /// The lists of codes by variable.
  public var codelists: [String: String] {
    Dictionary(
      choices.compactMap { choice in choice.codelist.map { (choice.variable, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func add(_ variable: String, _ change: (inout Choice) -> Void) {
    let small = variable.lowercased()
    if let known = choices.firstIndex(where: { $0.variable.lowercased() == small }) {
      change(&choices[known])
    } else {
      var choice = Choice(variable, [])
      change(&choice)
      choices.append(choice)
    }
  }

  private static func sides(of text: String) -> (name: String, rest: String)? {
    guard let sign = text.firstIndex(of: "=") else { return nil }
    let name = text[..<sign].trimmed
    let rest = text[text.index(after: sign)...].trimmed
    return name.isEmpty || rest.isEmpty ? nil : (String(name), String(rest))
  }

  /// The pieces between commas that stand outside quotes, brackets and parentheses.
  private static func pieces(of text: String) -> [String] {
    var pieces = [""]
    var depth = 0
    var isQuoted = false
    for letter in text {
      if letter == "\"" { isQuoted.toggle() }
      if !isQuoted && "([".contains(letter) { depth += 1 }
      if !isQuoted && ")]".contains(letter) { depth -= 1 }
      if letter == "," && depth <= 0 && !isQuoted {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].append(letter)
      }
    }
    return pieces
  }
}
