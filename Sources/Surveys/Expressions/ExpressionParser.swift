import Problems

/// Reads an expression by descent, from what binds loosest (`or`) to what binds closest.
struct ExpressionParser {
  typealias Node = AnswerExpression.Node
  typealias Token = ExpressionLexer.Token

  let place: Place
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  init(_ text: String, at place: Place) throws(InputRefused) {
    self.place = place
    guard text.utf8.count <= AnswerExpression.longest else {
      throw InputRefused([
        Problem(
          "expression.too-long", at: place, ["limit": String(AnswerExpression.longest)])
      ])
    }
    tokens = try ExpressionLexer.tokens(text) { place.offset(by: $0) }
  }

  /// The whole expression.
  mutating func expression() throws(InputRefused) -> Node {
    if token.kind == .end { throw refusal("expression.empty", 0) }
    let node = try disjunction()
    guard token.kind == .end else { throw unexpected(token) }
    guard node.depth <= AnswerExpression.deepest else { throw tooDeep(0) }
    return node
  }

  private var token: Token { tokens[position] }

  private mutating func disjunction() throws(InputRefused) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= AnswerExpression.deepest else { throw tooDeep(token.offset) }
    var parts = [try conjunction()]
    while take(word: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws(InputRefused) -> Node {
    var parts = [try negation()]
    while take(word: "and") { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func negation() throws(InputRefused) -> Node {
    var offsets: [Int] = []
    while isWord("not") {
      offsets.append(token.offset)
      position += 1
    }
    depth += offsets.count
    defer { depth -= offsets.count }
    guard depth <= AnswerExpression.deepest else { throw tooDeep(token.offset) }
    var node = try comparison()
    for offset in offsets.reversed() { node = .not(node, offset: offset) }
    return node
  }

  private mutating func comparison() throws(InputRefused) -> Node {
    let left = try sum()
    if isWord("in") || (isWord("not") && tokens[position + 1].isWord("in")) {
      let offset = token.offset
      let isNot = take(word: "not")
      position += 1
      let node = Node.isIn(left, try list(), offset: offset)
      return isNot ? .not(node, offset: offset) : node
    }
    guard let sign = sign(), sign.isComparison else { return left }
    let offset = token.offset
    position += 1
    let node = Node.binary(sign, left, try sum(), offset: offset)
    if let next = self.sign(), next.isComparison {
      throw refusal("expression.chained", token.offset, ["found": token.text])
    }
    return node
  }

  private mutating func list() throws(InputRefused) -> [Node] {
    guard isSign("(") else { throw refusal("expression.list", token.offset) }
    let opened = token.offset
    position += 1
    var list: [Node] = []
    repeat {
      if !list.isEmpty { position += 1 }
      let first = token
      switch first.kind {
      case .text:
        position += 1
        list.append(.text(first.text, offset: first.offset))
      case .number:
        position += 1
        list.append(.number(try number(first), offset: first.offset))
      default: throw refusal("expression.list", first.offset)
      }
    } while isSign(",")
    try close(openedAt: opened)
    return list
  }

  private mutating func sum() throws(InputRefused) -> Node {
    var node = try product()
    while let sign = sign(), sign == .add || sign == .subtract {
      let offset = token.offset
      position += 1
      node = .binary(sign, node, try product(), offset: offset)
      try checkChain(offset)
    }
    return node
  }

  private mutating func product() throws(InputRefused) -> Node {
    var node = try signed()
    while let sign = sign(), sign == .multiply || sign == .divide {
      let offset = token.offset
      position += 1
      node = .binary(sign, node, try signed(), offset: offset)
      try checkChain(offset)
    }
    return node
  }

  /// How many arithmetic signs there are: a long chain of them is a deep tree.
  private var chain = 0

  private mutating func checkChain(_ offset: Int) throws(InputRefused) {
    chain += 1
    if chain > 4 * AnswerExpression.deepest { throw tooDeep(offset) }
  }

  private mutating func signed() throws(InputRefused) -> Node {
    var offsets: [Int] = []
    while isSign("-") {
      offsets.append(token.offset)
      position += 1
    }
    depth += offsets.count
    defer { depth -= offsets.count }
    guard depth <= AnswerExpression.deepest else { throw tooDeep(token.offset) }
    var node = try primary()
    for offset in offsets.reversed() { node = .negated(node, offset: offset) }
    return node
  }

  private mutating func primary() throws(InputRefused) -> Node {
    let first = token
    switch first.kind {
    case .number:
      position += 1
      return .number(try number(first), offset: first.offset)
    case .text:
      position += 1
      return .text(first.text, offset: first.offset)
    case .reference:
      position += 1
      return try reference(first)
    case .word: return try word(first)
    case .sign where first.text == "(":
      position += 1
      let node = try disjunction()
      try close(openedAt: first.offset)
      return node
    case .sign where first.text == ".":
      position += 1
      return .own(offset: first.offset)
    default: throw unexpected(first)
    }
  }

  private mutating func word(_ first: Token) throws(InputRefused) -> Node {
    position += 1
    if isSign("(") { return try call(first) }
    switch first.text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "and", "or", "in", "not": throw unexpected(first)
    default: break
    }
    // A part follows its point at once: `matrix.item`.
    guard isSign("."), token.offset == first.offset + first.text.count,
      tokens[position + 1].offset == token.offset + 1,
      [.word, .number].contains(tokens[position + 1].kind)
    else { return named(first.text, nil, first.offset) }
    position += 1
    var part = token.text
    position += 1
    // A code such as `1a` or `2026-1` begins with a number.
    if tokens[position - 1].kind == .number, token.kind == .word,
      token.offset == tokens[position - 1].offset + part.count
    {
      part += token.text
      position += 1
    }
    return named(first.text, part, first.offset)
  }

  private func reference(_ token: Token) throws(InputRefused) -> Node {
    let pieces = token.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(pieces.count), pieces.allSatisfy({ !$0.isEmpty }) else {
      throw refusal("expression.unexpected", token.offset, ["found": "${\(token.text)}"])
    }
    return named(pieces[0], pieces.count == 2 ? pieces[1] : nil, token.offset)
  }

  private func named(_ name: String, _ part: String?, _ offset: Int) -> Node {
    if name == "unit", let part { return .respondent(part, offset: offset) }
    return .answer(question: name, part: part, offset: offset)
  }

  private mutating func call(_ name: Token) throws(InputRefused) -> Node {
    guard let function = AnswerExpression.Function(rawValue: name.text) else {
      // `not (…)` and `in (…)` are read elsewhere; here a sign is missing before them.
      let known = AnswerExpression.Function.allCases.map(\.rawValue)
      let nearest = Nearest.word(to: name.text, among: known)
      throw refusal(
        nearest == nil ? "expression.unknown-function" : "expression.unknown-function-near",
        name.offset,
        ["found": name.text, "nearest": nearest ?? "", "allowed": known.joined(separator: ", ")]
          .filter { !$0.value.isEmpty })
    }
    let opened = token.offset
    position += 1
    var arguments: [Node] = []
    if !isSign(")") {
      repeat {
        if !arguments.isEmpty { position += 1 }
        arguments.append(try disjunction())
      } while isSign(",")
    }
    try close(openedAt: opened)
    guard function.arguments.contains(arguments.count) else {
      throw refusal(
        "expression.arguments", name.offset,
        ["function": name.text, "usage": function.usage, "found": String(arguments.count)])
    }
    return .call(function, arguments, offset: name.offset)
  }

  private func number(_ token: Token) throws(InputRefused) -> Double {
    guard let number = Double(token.text), number.isFinite else {
      throw refusal("expression.unexpected", token.offset, ["found": token.text])
    }
    return number
  }

  private func isWord(_ text: String) -> Bool { token.isWord(text) }
  private func isSign(_ text: String) -> Bool { token.kind == .sign && token.text == text }

  private mutating func take(word: String) -> Bool {
    guard isWord(word) else { return false }
    position += 1
    return true
  }

  private func sign() -> AnswerExpression.Operator? {
    token.kind == .sign ? AnswerExpression.Operator(rawValue: token.text) : nil
  }

  private mutating func close(openedAt offset: Int) throws(InputRefused) {
    guard isSign(")") else {
      if token.kind == .end { throw refusal("expression.not-closed", offset, ["sign": "("]) }
      throw unexpected(token)
    }
    position += 1
  }

  private func unexpected(_ token: Token) -> InputRefused {
    token.kind == .end
      ? refusal("expression.ends", token.offset)
      : refusal("expression.unexpected", token.offset, ["found": token.text])
  }

  private func tooDeep(_ offset: Int) -> InputRefused {
    refusal("expression.too-deep", offset, ["limit": String(AnswerExpression.deepest)])
  }

  private func refusal(
    _ code: String, _ offset: Int, _ values: [String: String] = [:]
  ) -> InputRefused {
    InputRefused([Problem(code, at: place.offset(by: offset), values)])
  }
}

extension ExpressionLexer.Token {
  fileprivate func isWord(_ word: String) -> Bool { kind == .word && text == word }
}

extension Place {
  /// The place so many characters further on in the same line.
  func offset(by characters: Int) -> Place {
    Place(file, line: line, column: column.map { $0 + characters }, cell: cell)
  }
}
