import Measures
import Problems

/// Reads a formula by descent: sums of products of signed parts.
struct FormulaParser {
  private let place: Place
  private let tokens: [FormulaLexer.Token]
  private var position = 0
  private var depth = 0

  /// Deeper parentheses than anybody can read.
  private static let deepest = 50

  init(_ text: String, at place: Place) throws(InputRefused) {
    self.place = place
    tokens = try FormulaLexer.tokens(text) { offset in
      Place(
        place.file, line: place.line, column: place.column.map { $0 + offset }, cell: place.cell)
    }
  }

  /// The whole formula.
  mutating func formula() throws(InputRefused) -> Formula.Node {
    let node = try sum()
    guard token.kind == .end else { throw unexpected(token) }
    guard !node.operands.isEmpty else {
      throw refusal("formula.no-indicator", tokens[0].offset)
    }
    return node
  }

  private var token: FormulaLexer.Token { tokens[position] }

  private mutating func sum() throws(InputRefused) -> Formula.Node {
    var node = try product()
    while let sign = sign([.add, .subtract]) {
      let offset = token.offset
      position += 1
      node = .binary(sign, node, try product(), offset: offset)
    }
    return node
  }

  private mutating func product() throws(InputRefused) -> Formula.Node {
    var node = try signed()
    while let sign = sign([.multiply, .divide]) {
      let offset = token.offset
      position += 1
      node = .binary(sign, node, try signed(), offset: offset)
    }
    return node
  }

  private mutating func signed() throws(InputRefused) -> Formula.Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw refusal("formula.too-deep", token.offset, ["limit": String(Self.deepest)])
    }
    if isSign("−") {
      let offset = token.offset
      position += 1
      return .negated(try signed(), offset: offset)
    }
    return try part()
  }

  private mutating func part() throws(InputRefused) -> Formula.Node {
    let first = token
    if isSign("(") {
      position += 1
      let node = try sum()
      try close(")", openedAt: first.offset)
      return node
    }
    guard first.kind == .word else { throw unexpected(first) }
    position += 1
    if let number = Self.number(first.text) { return .number(number, offset: first.offset) }
    if isSign("(") { return try call(first) }
    guard !first.text.contains(".") else { throw unexpected(first) }
    return .operand(
      Formula.Operand(
        indicator: first.text, selection: try selection(), offset: first.offset))
  }

  private mutating func selection() throws(InputRefused) -> [Formula.Operand.Selection] {
    guard isSign("[") else { return [] }
    let opened = token.offset
    position += 1
    var found: [Formula.Operand.Selection] = []
    repeat {
      if !found.isEmpty { position += 1 }
      let name = try word()
      guard isSign("=") else { throw unexpected(token) }
      position += 1
      found.append(
        Formula.Operand.Selection(
          breakdown: name.text, category: try word().text, offset: name.offset))
    } while isSign(",")
    try close("]", openedAt: opened)
    return found
  }

  private mutating func call(_ name: FormulaLexer.Token) throws(InputRefused) -> Formula.Node {
    guard let function = Formula.Function(rawValue: name.text) else {
      let known = Formula.Function.allCases.map(\.rawValue)
      throw refusal(
        "formula.unknown-function", name.offset,
        [
          "found": name.text, "nearest": Nearest.word(to: name.text, among: known) ?? known[0],
          "known": known.joined(separator: ", "),
        ])
    }
    let opened = token.offset
    position += 1
    var arguments: [Argument] = []
    if !isSign(")") {
      repeat {
        if !arguments.isEmpty { position += 1 }
        // A period such as 2015Q1 is a word of its own, and only the last argument.
        let start = token
        let period = start.kind == .word ? Period(start.text) : nil
        if let period, Self.number(start.text) == nil {
          position += 1
          arguments.append(Argument(node: nil, period: period, offset: start.offset))
        } else {
          arguments.append(Argument(node: try sum(), period: period, offset: start.offset))
        }
      } while isSign(",")
    }
    try close(")", openedAt: opened)
    return try function.node(arguments) { problem in
      refusal(
        "formula.arguments", problem ?? name.offset,
        ["function": function.rawValue, "usage": function.usage])
    } offset: {
      name.offset
    }
  }

  struct Argument {
    let node: Formula.Node?
    let period: Period?
    let offset: Int
  }

  private mutating func word() throws(InputRefused) -> FormulaLexer.Token {
    guard token.kind == .word else { throw unexpected(token) }
    position += 1
    return tokens[position - 1]
  }

  private func isSign(_ text: String) -> Bool { token.kind == .sign && token.text == text }

  private func sign(_ wanted: [Formula.Operator]) -> Formula.Operator? {
    guard token.kind == .sign else { return nil }
    return wanted.first { $0.rawValue == token.text }
  }

  private mutating func close(_ sign: String, openedAt offset: Int) throws(InputRefused) {
    guard isSign(sign) else {
      if token.kind == .end { throw refusal("formula.not-closed", offset, ["sign": sign]) }
      throw unexpected(token)
    }
    position += 1
  }

  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else {
      return nil
    }
    return Double(text).flatMap { $0.isFinite ? $0 : nil }
  }

  private func unexpected(_ token: FormulaLexer.Token) -> InputRefused {
    token.kind == .end
      ? refusal("formula.ends", token.offset)
      : refusal("formula.unexpected", token.offset, ["found": token.text])
  }

  private func refusal(
    _ code: String, _ offset: Int, _ values: [String: String] = [:]
  ) -> InputRefused {
    InputRefused([
      Problem(
        code,
        at: Place(
          place.file, line: place.line, column: place.column.map { $0 + offset }, cell: place.cell),
        values)
    ])
  }
}

extension Formula.Function {
  /// The part of a formula that a call stands for.
  fileprivate func node(
    _ arguments: [FormulaParser.Argument], refusal: (Int?) -> InputRefused, offset: () -> Int
  ) throws(InputRefused) -> Formula.Node {
    func part(_ index: Int) throws(InputRefused) -> Formula.Node {
      guard let node = arguments[index].node else { throw refusal(arguments[index].offset) }
      return node
    }
    func count(_ allowed: ClosedRange<Int>) throws(InputRefused) {
      guard allowed.contains(arguments.count) else { throw refusal(nil) }
    }
    switch self {
    case .share:
      try count(2...2)
      return .share(try part(0), of: try part(1), offset: offset())
    case .per:
      try count(3...3)
      guard let factor = try part(2).constant, factor > 0 else {
        throw refusal(arguments[2].offset)
      }
      return .per(try part(0), try part(1), factor: factor, offset: offset())
    case .change, .relativeChange:
      try count(2...2)
      guard let steps = try part(1).constant, (1...1000).contains(steps), steps == steps.rounded()
      else { throw refusal(arguments[1].offset) }
      return .change(
        try part(0), steps: Int(steps), isRelative: self == .relativeChange, offset: offset())
    case .index:
      try count(2...2)
      // `2015` reads as a number and as a year, but `2015 + 1` is no period.
      if let node = arguments[1].node, case .number = node {
      } else if arguments[1].node != nil {
        throw refusal(arguments[1].offset)
      }
      guard let base = arguments[1].period else { throw refusal(arguments[1].offset) }
      return .index(try part(0), base: base, offset: offset())
    case .sum, .mean:
      try count(2...100)
      var parts: [Formula.Node] = []
      for index in arguments.indices { parts.append(try part(index)) }
      return .sum(parts, isMean: self == .mean, offset: offset())
    }
  }
}
