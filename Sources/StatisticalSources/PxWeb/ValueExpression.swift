/// What is chosen of a variable: a code, or an expression for several, as PxWebApi v2 writes them.
///
/// `*` stands for any letters and `?` for one. `top(5)` are the first five, of a variable of time the latest
/// five; `top(5,2)` the five after the first two; `bottom(5)` is the reverse. `from(2015)`, `to(2020)` and
/// `range(2015,2020)` follow the order of the table and include their ends.
public enum ValueExpression: Hashable, Sendable {
  /// One code.
  case code(String)
  /// All codes of a form.
  case pattern(String)
  /// So many from the beginning, or the latest.
  case top(Int, offset: Int)
  /// So many from the end, or the earliest.
  case bottom(Int, offset: Int)
  /// A code and all after it.
  case from(String)
  /// All codes up to one.
  case to(String)
  /// A code, another, and all between.
  case range(String, String)

  /// Reads one expression.
  ///
  /// - Parameter text: such as `0301`, `K*` or `top(5)`; brackets round it, as in addresses, are passed over.
  /// - Returns: the expression; nil where a function has not the arguments that it takes.
  public init?(_ text: String) {
    var text = String(text.trimmed)
    if text.hasPrefix("[") && text.hasSuffix("]") { text = String(text.dropFirst().dropLast()) }
    guard !text.isEmpty else { return nil }
    if text.hasPrefix("\""), text.hasSuffix("\""), text.count > 2 {
      self = .code(String(text.dropFirst().dropLast()))
      return
    }
    guard text.hasSuffix(")"), let open = text.firstIndex(of: "("),
      let known = Function(rawValue: text[..<open].lowercased())
    else {
      self = text.contains(where: { $0 == "*" || $0 == "?" }) ? .pattern(text) : .code(text)
      return
    }
    let inside = text[text.index(after: open)...].dropLast()
    let arguments = inside.split(separator: ",", omittingEmptySubsequences: false)
      .map { String($0.trimmed) }
    guard let expression = known.expression(arguments) else { return nil }
    self = expression
  }

  private enum Function: String {
    case top, bottom, from, to, range

    func expression(_ arguments: [String]) -> ValueExpression? {
      guard arguments.allSatisfy({ !$0.isEmpty }) else { return nil }
      switch (self, arguments.count) {
      case (.top, 1...2), (.bottom, 1...2):
        let numbers = arguments.compactMap { Int($0) }
        guard numbers.count == arguments.count, numbers[0] > 0, numbers.allSatisfy({ $0 >= 0 })
        else { return nil }
        let offset = numbers.count > 1 ? numbers[1] : 0
        return self == .top
          ? .top(numbers[0], offset: offset) : .bottom(numbers[0], offset: offset)
      case (.from, 1): return .from(arguments[0])
      case (.to, 1): return .to(arguments[0])
      case (.range, 2): return .range(arguments[0], arguments[1])
      default: return nil
      }
    }
  }

  /// The codes that the expression names but a list does not have.
  ///
  /// - Parameter codes: the codes of a variable, in the order of the table.
  /// - Returns: codes as they were written.
  func missing(in codes: CodeList) -> [String] {
    let named: [String] =
      switch self {
      case .code(let code), .from(let code), .to(let code): [code]
      case .range(let first, let last): [first, last]
      case .pattern, .top, .bottom: []
      }
    return named.filter { codes.position(of: $0) == nil }
  }

  /// The places of the codes that are chosen; none where a named code is not there.
  ///
  /// - Parameters:
  ///   - codes: the codes of a variable, in the order of the table.
  ///   - isTime: whether they are times, of which `top` takes the latest.
  /// - Returns: places in the list.
  func positions(in codes: CodeList, isTime: Bool) -> [Int] {
    let count = codes.codes.count
    // Tables have their times in order, the earliest first; a few have the latest first.
    let isRising = isTime && (codes.codes.first ?? "") <= (codes.codes.last ?? "")
    func first(_ number: Int, _ offset: Int) -> [Int] {
      let start = min(offset, count)
      return Array(start..<(start + min(number, count - start)))
    }
    func last(_ number: Int, _ offset: Int) -> [Int] {
      first(number, offset).map { count - 1 - $0 }.reversed()
    }
    switch self {
    case .code(let code): return codes.position(of: code).map { [$0] } ?? []
    case .pattern(let pattern):
      return codes.codes.indices.filter { ValueExpression.matches(codes.codes[$0], pattern) }
    case .top(let number, let offset):
      return isRising ? last(number, offset) : first(number, offset)
    case .bottom(let number, let offset):
      return isRising ? first(number, offset) : last(number, offset)
    case .from(let code): return codes.position(of: code).map { Array($0..<count) } ?? []
    case .to(let code): return codes.position(of: code).map { Array(0...$0) } ?? []
    case .range(let first, let last):
      guard let start = codes.position(of: first), let end = codes.position(of: last) else {
        return []
      }
      return Array(min(start, end)...max(start, end))
    }
  }

  /// Whether a code has the form of a pattern, in capitals or not.
  static func matches(_ code: String, _ pattern: String) -> Bool {
    let code = Array(code.lowercased())
    let pattern = Array(pattern.lowercased())
    // Goes back to the latest star where the rest does not fit.
    var (place, sign) = (0, 0)
    var star: (sign: Int, place: Int)?
    while place < code.count {
      if sign < pattern.count, pattern[sign] == "*" {
        star = (sign, place)
        sign += 1
      } else if sign < pattern.count, pattern[sign] == "?" || pattern[sign] == code[place] {
        sign += 1
        place += 1
      } else if let met = star {
        star = (met.sign, met.place + 1)
        sign = met.sign + 1
        place = met.place + 1
      } else {
        return false
      }
    }
    return pattern[sign...].allSatisfy { $0 == "*" }
  }
}

extension ValueExpression: CustomStringConvertible {
  /// The expression as it is written.
  public var description: String {
    switch self {
    case .code(let code): code.contains { ",()*?\"".contains($0) } ? "\"\(code)\"" : code
    case .pattern(let pattern): pattern
    case .top(let count, let offset): offset == 0 ? "top(\(count))" : "top(\(count),\(offset))"
    case .bottom(let count, let offset):
      offset == 0 ? "bottom(\(count))" : "bottom(\(count),\(offset))"
    case .from(let code): "from(\(code))"
    case .to(let code): "to(\(code))"
    case .range(let first, let last): "range(\(first),\(last))"
    }
  }
}
