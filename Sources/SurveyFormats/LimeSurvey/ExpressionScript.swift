/// Reads LimeSurvey's ExpressionScript into the same expressions as those of forms.
///
/// Source: LimeSurvey Manual, "ExpressionScript - Presentation": operators, functions and the names of
/// variables. A box of a multiple choice is a variable of its own, with "Y" where it is ticked.
struct ExpressionScript {
  /// What a variable stands for.
  enum Variable {
    /// The answer to a question, by its name in expressions.
    case question(String)
    /// A box: of which question, and which choice.
    case box(String, String)
    /// What stands at a place of a ranking, from 1.
    case place(String, Int)
  }

  private enum Token: Hashable {
    case number(Double)
    case text(String)
    case name(String)
    case sign(String)
    case end
  }

  private let characters: [Character]
  private var position = 0
  private var start = 0
  private var token: Token = .end
  private var depth = 0
  private let variable: (String) -> Variable?

  /// The expression that a text says.
  ///
  /// - Parameters:
  ///   - text: the text, perhaps in braces.
  ///   - variable: what a name stands for; nil where there is no such variable.
  static func expression(
    _ text: String, variable: @escaping (String) -> Variable?
  ) throws(XPath.Malformed) -> XPath {
    var plain = text.trimmed
    if plain.hasPrefix("{"), plain.hasSuffix("}") { plain = String(plain.dropFirst().dropLast()) }
    var reader = ExpressionScript(characters: Array(plain), variable: variable)
    guard reader.characters.count <= XPathLexer.longest else { throw reader.malformed() }
    try reader.advance()
    let expression = try reader.binary(atLeast: 1)
    guard reader.token == .end else { throw reader.malformed() }
    return expression
  }

  private init(characters: [Character], variable: @escaping (String) -> Variable?) {
    self.characters = characters
    self.variable = variable
  }

  private func malformed() -> XPath.Malformed {
    XPath.Malformed(
      column: start + 1,
      found: start < characters.count ? String(characters[start...].prefix(12)) : "")
  }

  private mutating func advance() throws(XPath.Malformed) {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
    start = position
    guard position < characters.count else {
      token = .end
      return
    }
    let character = characters[position]
    func peek(_ ahead: Int) -> Character? {
      position + ahead < characters.count ? characters[position + ahead] : nil
    }
    if character == "\"" || character == "'" {
      var text = ""
      position += 1
      while let next = peek(0), next != character {
        if next == "\\", let escaped = peek(1) {
          text.append(escaped)
          position += 2
        } else {
          text.append(next)
          position += 1
        }
      }
      guard peek(0) == character else { throw malformed() }
      position += 1
      token = .text(text)
    } else if character.isLetter || character == "_" || character.isNumber {
      // The variables of old surveys begin with digits: 123X4X5SQ1.
      while let next = peek(0),
        next.isLetter || next.isNumber || next == "_" || next == "." || next == "#"
      {
        position += 1
      }
      let word = String(characters[start..<position])
      token = Double(word).flatMap { $0.isFinite ? .number($0) : nil } ?? .name(word)
    } else {
      let pair = String(characters[position..<min(position + 2, characters.count)])
      if ["==", "!=", "<=", ">=", "&&", "||"].contains(pair) {
        position += 2
        token = .sign(pair)
      } else {
        guard "()<>+-*/!,.".contains(character) else { throw malformed() }
        position += 1
        token = .sign(String(character))
      }
    }
  }

  private var sign: XPath.Operator? {
    switch token {
    case .sign(let sign): ExpressionScript.signs[sign]
    case .name(let word): ExpressionScript.signs[word.lowercased()]
    default: nil
    }
  }

  private static let signs: [String: XPath.Operator] = [
    "or": .or, "||": .or, "and": .and, "&&": .and, "==": .equal, "eq": .equal, "!=": .unequal,
    "ne": .unequal, "<": .less, "lt": .less, "<=": .atMost, "le": .atMost, ">": .more, "gt": .more,
    ">=": .atLeast, "ge": .atLeast, "+": .plus, "-": .minus, "*": .times, "/": .divided,
  ]

  private mutating func binary(atLeast lowest: Int) throws(XPath.Malformed) -> XPath {
    depth += 1
    defer { depth -= 1 }
    guard depth <= XPathParser.mostNested else { throw malformed() }
    var left = try unary()
    while let sign, sign.precedence >= lowest {
      try advance()
      let right = try binary(atLeast: sign.precedence + 1)
      left = ExpressionScript.joined(sign, left, right)
    }
    return left
  }

  /// Boxes are compared with "Y", and places of a ranking with what stands there.
  private static func joined(_ sign: XPath.Operator, _ left: XPath, _ right: XPath) -> XPath {
    for (one, other) in [(left, right), (right, left)] {
      guard case .text(let text) = other, sign == .equal || sign == .unequal else { continue }
      if case .call("selected", _) = one {
        return (text == "Y") == (sign == .equal) ? one : .call("not", [one])
      }
    }
    return .binary(sign, left, right)
  }

  private mutating func unary() throws(XPath.Malformed) -> XPath {
    depth += 1
    defer { depth -= 1 }
    guard depth <= XPathParser.mostNested else { throw malformed() }
    switch token {
    case .sign("!"):
      try advance()
      return .call("not", [try unary()])
    case .sign("-"):
      try advance()
      let part = try unary()
      if case .number(let number) = part { return .number(-number) }
      return .negative(part)
    default: return try primary()
    }
  }

  private mutating func primary() throws(XPath.Malformed) -> XPath {
    switch token {
    case .number(let number):
      try advance()
      return .number(number)
    case .text(let text):
      try advance()
      return .text(text)
    case .sign("("):
      try advance()
      let inner = try binary(atLeast: 1)
      guard token == .sign(")") else { throw malformed() }
      try advance()
      return inner
    case .name(let word):
      let name = word
      let from = start
      try advance()
      if token == .sign("(") { return try call(name) }
      return try named(name, from: from)
    default: throw malformed()
    }
  }

  private mutating func call(_ name: String) throws(XPath.Malformed) -> XPath {
    try advance()
    var parts: [XPath] = []
    if token != .sign(")") {
      while true {
        parts.append(try binary(atLeast: 1))
        guard token == .sign(",") else { break }
        try advance()
      }
    }
    guard token == .sign(")") else { throw malformed() }
    try advance()
    switch (name.lowercased(), parts.count) {
    case ("is_empty", 1), ("empty", 1):
      if case .call("selected", _) = parts[0] { return .call("not", [parts[0]]) }
      return .binary(.equal, parts[0], .text(""))
    case ("strlen", 1): return .call("string-length", parts)
    case ("intval", 1): return .call("int", parts)
    case ("strtolower", 1): return .call("lower-case", parts)
    case ("join", _), ("implode", _): return .path(name + "()")
    case ("regexmatch", 2):
      guard case .text(let pattern) = parts[0] else { return .path(name + "()") }
      return .call("regex", [parts[1], .text(ExpressionScript.pattern(pattern))])
    case ("count", 1...):
      // How many boxes of one question are ticked.
      var asked: Set<String> = []
      for part in parts {
        guard case .call("selected", let inner) = part, case .question(let question) = inner[0]
        else { return .path(name + "()") }
        asked.insert(question)
      }
      guard asked.count == 1, let question = asked.first else { return .path(name + "()") }
      return .call("count-selected", [.question(question)])
    default: return .call(name, parts)
    }
  }

  /// A pattern without the slashes around it; it need not fit the whole text unless it says so.
  static func pattern(_ text: String) -> String {
    var pattern = text[...]
    if pattern.hasPrefix("/"), let end = pattern.lastIndex(of: "/"), end > pattern.startIndex {
      pattern = pattern[pattern.index(after: pattern.startIndex)..<end]
    }
    let (begins, ends) = (pattern.hasPrefix("^"), pattern.hasSuffix("$"))
    if begins { pattern = pattern.dropFirst() }
    if ends { pattern = pattern.dropLast() }
    return (begins ? "" : ".*") + pattern + (ends ? "" : ".*")
  }

  private func named(_ word: String, from: Int) throws(XPath.Malformed) -> XPath {
    var parts = word.split(separator: ".").map(String.init)
    if parts.count > 1,
      ["NAOK", "value", "valueNAOK", "code", "shown"].contains(parts[parts.count - 1])
    {
      if parts.last == "shown" { return .path(word) }
      parts.removeLast()
    }
    let name = parts.joined(separator: ".")
    if ["self", "this", "that"].contains(name) { return .current }
    switch variable(name) {
    case .question(let name): return .question(name)
    case .box(let question, let choice):
      return .call("selected", [.question(question), .text(choice)])
    case .place(let question, let place): return .path("\(question)_\(place)")
    case nil: return .path(word)
    }
  }
}
