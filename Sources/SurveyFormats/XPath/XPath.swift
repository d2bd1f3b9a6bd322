/// An expression of XPath 1.0 with the functions of ODK, as forms use it.
///
/// Sources: W3C XML Path Language 1.0 (1999); ODK XForms Specification, "XPath functions".
indirect enum XPath: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// Words.
  case text(String)
  /// The answer to the question of a name: `${name}`, or a path that ends in it.
  case question(String)
  /// The answer that is being checked: `.`.
  case current
  /// A function with its arguments.
  case call(String, [XPath])
  /// Two parts with an operator between them.
  case binary(Operator, XPath, XPath)
  /// A number with its sign turned.
  case negative(XPath)
  /// What is understood as XPath, but not followed: paths into other data, predicates.
  case path(String)

  /// What stands between two parts.
  enum Operator: String, Sendable, CaseIterable {
    case or = "or"
    case and = "and"
    case equal = "="
    case unequal = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "div"
    case modulo = "mod"
    case union = "|"

    /// How tightly it binds: the higher the tighter.
    var precedence: Int {
      switch self {
      case .or: 1
      case .and: 2
      case .equal, .unequal: 3
      case .less, .atMost, .more, .atLeast: 4
      case .plus, .minus: 5
      case .times, .divided, .modulo: 6
      case .union: 8
      }
    }
  }

  /// Why a text is no expression.
  struct Malformed: Error {
    /// The position in the text, from 1, by characters.
    let column: Int
    /// What stands there.
    let found: String
  }

  /// Reads an expression.
  ///
  /// - Throws: ``Malformed`` where the text is none, is longer than 32 768 characters or nests deeper
  ///   than 100.
  init(_ text: String) throws(Malformed) {
    var parser = try XPathParser(text)
    self = try parser.whole()
  }

  /// The names of the questions that it asks about, in order.
  var questions: [String] {
    switch self {
    case .question(let name): [name]
    case .call(_, let parts): parts.flatMap(\.questions)
    case .binary(_, let left, let right): left.questions + right.questions
    case .negative(let part): part.questions
    case .number, .text, .current, .path: []
    }
  }

  /// The expression with each question's name replaced by an expression.
  func replacing(_ replacement: (String) -> XPath?) -> XPath {
    switch self {
    case .question(let name): replacement(name) ?? self
    case .call(let name, let parts): .call(name, parts.map { $0.replacing(replacement) })
    case .binary(let sign, let left, let right):
      .binary(sign, left.replacing(replacement), right.replacing(replacement))
    case .negative(let part): .negative(part.replacing(replacement))
    case .number, .text, .current, .path: self
    }
  }

  /// How many parts it has; a replacement must not blow it up.
  var size: Int {
    switch self {
    case .call(_, let parts): parts.reduce(1) { $0 + $1.size }
    case .binary(_, let left, let right): 1 + left.size + right.size
    case .negative(let part): 1 + part.size
    default: 1
    }
  }
}

extension XPath: CustomStringConvertible {
  /// The expression as it is written in a form.
  var description: String { written(within: 0) }

  private func written(within outer: Int) -> String {
    switch self {
    case .number(let number): return XPath.plain(number)
    case .text(let text):
      // XPath 1.0 has no way to write both quotes in one literal.
      if !text.contains("'") { return "'\(text)'" }
      if !text.contains("\"") { return "\"\(text)\"" }
      let parts = text.split(separator: "'", omittingEmptySubsequences: false)
      return "concat(" + parts.map { "'\($0)'" }.joined(separator: ", \"'\", ") + ")"
    case .question(let name): return "${\(name)}"
    case .current: return "."
    case .path(let text): return text
    case .call(let name, let parts):
      return "\(name)(" + parts.map { $0.written(within: 0) }.joined(separator: ", ") + ")"
    case .negative(let part): return "-" + part.written(within: 7)
    case .binary(let sign, let left, let right):
      let own = sign.precedence
      let text =
        left.written(within: own) + " \(sign.rawValue) " + right.written(within: own + 1)
      return own < outer ? "(\(text))" : text
    }
  }

  /// A number as digits.
  static func plain(_ number: Double) -> String {
    Int(exactly: number).map(String.init) ?? "\(number)"
  }
}
