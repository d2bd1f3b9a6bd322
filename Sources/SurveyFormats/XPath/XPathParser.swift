/// Makes an expression of words and signs, by the precedence of operators.
struct XPathParser {
  private var lexer: XPathLexer
  private var token: XPathLexer.Token = .end
  private var depth = 0

  static let mostNested = 100

  init(_ text: String) throws(XPath.Malformed) {
    lexer = try XPathLexer(text)
  }

  mutating func whole() throws(XPath.Malformed) -> XPath {
    try advance()
    let expression = try binary(atLeast: 1)
    guard token == .end else { throw lexer.malformed() }
    return expression
  }

  private mutating func advance() throws(XPath.Malformed) { token = try lexer.next() }

  private mutating func expect(_ symbol: String) throws(XPath.Malformed) {
    guard token == .symbol(symbol) else { throw lexer.malformed() }
    try advance()
  }

  private mutating func binary(atLeast lowest: Int) throws(XPath.Malformed) -> XPath {
    depth += 1
    defer { depth -= 1 }
    guard depth <= XPathParser.mostNested else { throw lexer.malformed() }
    var left = try unary()
    while let sign = sign, sign.precedence >= lowest {
      try advance()
      left = .binary(sign, left, try binary(atLeast: sign.precedence + 1))
    }
    return left
  }

  /// The operator that stands here; its words are names elsewhere.
  private var sign: XPath.Operator? {
    switch token {
    case .name(let word): ["or", "and", "div", "mod"].contains(word) ? .init(rawValue: word) : nil
    case .symbol(let symbol): .init(rawValue: symbol)
    default: nil
    }
  }

  private mutating func unary() throws(XPath.Malformed) -> XPath {
    guard token == .symbol("-") else { return try primary() }
    depth += 1
    defer { depth -= 1 }
    guard depth <= XPathParser.mostNested else { throw lexer.malformed() }
    try advance()
    let part = try unary()
    if case .number(let number) = part { return .number(-number) }
    return .negative(part)
  }

  private mutating func primary() throws(XPath.Malformed) -> XPath {
    let from = lexer.start
    let expression: XPath
    switch token {
    case .number(let number):
      try advance()
      return .number(number)
    case .text(let text):
      try advance()
      return .text(text)
    case .reference(let name):
      try advance()
      expression = .question(name)
    case .symbol("("):
      try advance()
      expression = try binary(atLeast: 1)
      try expect(")")
    case .name(let name):
      try advance()
      if token == .symbol("(") {
        expression = .call(name, try arguments())
      } else {
        return try path(from: from, last: name, isPlain: true)
      }
    case .symbol("."):
      try advance()
      if token != .symbol("/"), token != .symbol("[") { return .current }
      return try path(from: from, last: nil, isPlain: true)
    case .symbol(".."), .symbol("/"), .symbol("//"), .symbol("@"), .symbol("*"):
      return try path(from: from, last: nil, isPlain: token != .symbol("@"))
    default: throw lexer.malformed()
    }
    guard token == .symbol("/") || token == .symbol("//") || token == .symbol("[") else {
      return expression
    }
    return try path(from: from, last: nil, isPlain: false)
  }

  private mutating func arguments() throws(XPath.Malformed) -> [XPath] {
    try expect("(")
    var parts: [XPath] = []
    if token == .symbol(")") {
      try advance()
      return parts
    }
    while true {
      parts.append(try binary(atLeast: 1))
      if token == .symbol(",") {
        try advance()
      } else {
        try expect(")")
        return parts
      }
    }
  }

  /// The rest of a path: one that only names its way to a question stands for that question.
  private mutating func path(
    from start: Int, last: String?, isPlain: Bool
  ) throws(XPath.Malformed) -> XPath {
    var last = last
    var isPlain = isPlain
    var end = lexer.start
    var needsStep = last == nil
    reading: while true {
      switch token {
      case .symbol("/"), .symbol("//"):
        if token == .symbol("//") { isPlain = false }
        needsStep = true
      case .symbol(".."), .symbol("."):
        guard needsStep else { throw lexer.malformed() }
        last = nil
        needsStep = false
      case .symbol("["):
        isPlain = false
        try advance()
        _ = try binary(atLeast: 1)
        guard token == .symbol("]") else { throw lexer.malformed() }
      case .symbol("@"), .symbol("::"):
        isPlain = false
        needsStep = true
      case .symbol("*") where needsStep:
        isPlain = false
        last = nil
        needsStep = false
      case .name(let name) where needsStep:
        last = name
        needsStep = false
      case .reference where needsStep:
        isPlain = false
        needsStep = false
      default: break reading
      }
      try advance()
      end = lexer.start
    }
    let words = lexer.words(start..<end).trimmed
    // A name alone is a column of the list that a filter goes through, not a question.
    guard isPlain, let last, !needsStep, words.contains("/") else { return .path(words) }
    return .question(last)
  }
}
