import Surveys

extension ConditionMaker {
  /// Whether a part is a number, as far as its form tells.
  func isNumber(_ expression: XPath) -> Bool {
    switch expression {
    case .number, .negative: true
    case .binary(let sign, _, _): !sign.isComparison && sign != .and && sign != .or
    case .call(let name, _):
      [
        "count-selected", "number", "int", "round", "floor", "abs", "sum", "string-length", "min",
        "max",
      ].contains(name)
    case .question, .current: ((try? asked(expression)) ?? nil)?.kind == .number
    default: false
    }
  }

  /// A part that is a number or a day.
  func value(_ expression: XPath) throws(Untranslatable) -> String {
    switch expression {
    case .number(let number): return number < 0 ? "(\(plain(number)))" : plain(number)
    case .negative(let part): return "-(\(try value(part)))"
    case .text(let text):
      if let number = Double(text), number.isFinite { return plain(number) }
      return "date(\(quoted(text)))"
    case .question, .current:
      let name = try reference(expression)
      guard let target = try asked(expression) else {
        throw Untranslatable(part: expression.description)
      }
      switch target.kind {
      case .number, .date: return name
      case .single, .scale, .matrix, .text: return "number(\(name))"
      default: throw Untranslatable(part: expression.description)
      }
    case .binary(let sign, let left, let right):
      let (left, right) = (try value(left), try value(right))
      switch sign {
      case .plus, .minus, .times: return "(\(left) \(sign.rawValue) \(right))"
      case .divided: return "(\(left) / \(right))"
      case .modulo: return "mod(\(left), \(right))"
      default: throw Untranslatable(part: expression.description)
      }
    case .call(let name, let parts): return try call(name, parts)
    case .path: throw Untranslatable(part: expression.description)
    }
  }

  private func call(_ name: String, _ parts: [XPath]) throws(Untranslatable) -> String {
    switch (name, parts.count) {
    case ("count-selected", 1):
      guard try asked(parts[0])?.hasOptions == true else { throw Untranslatable(part: name + "()") }
      return "count-selected(\(try reference(parts[0])))"
    case ("string-length", 1): return "length(\(try words(parts[0])))"
    case ("number", 1): return try value(parts[0])
    case ("int", 1), ("floor", 1): return "floor(\(try value(parts[0])))"
    case ("round", 1), ("abs", 1): return "\(name)(\(try value(parts[0])))"
    case ("round", 2): return "round(\(try value(parts[0])), \(try value(parts[1])))"
    case ("sum", 1...), ("min", 1...), ("max", 1...):
      return "\(name)(\(try list(parts)))"
    case ("coalesce", 1...): return "coalesce(\(try list(parts)))"
    case ("once", 1): return try value(parts[0])
    case ("today", 0): return "today()"
    case ("date", 1):
      guard case .text(let text) = parts[0] else { return try value(parts[0]) }
      return "date(\(quoted(text)))"
    case ("if", 3):
      return
        "if(\(try boolean(parts[0], isNegative: true)), \(try value(parts[1])), \(try value(parts[2])))"
    default: throw Untranslatable(part: name + "()")
    }
  }

  private func list(_ parts: [XPath]) throws(Untranslatable) -> String {
    var texts: [String] = []
    for part in parts { texts.append(try value(part)) }
    return texts.joined(separator: ", ")
  }

  /// A part that is words.
  func words(_ expression: XPath) throws(Untranslatable) -> String {
    switch expression {
    case .text(let text): return quoted(text)
    case .number(let number): return quoted(plain(number))
    case .question, .current:
      let name = try reference(expression)
      guard let target = try asked(expression) else {
        throw Untranslatable(part: expression.description)
      }
      switch target.kind {
      case .text: return name
      case .number, .date, .single, .scale, .matrix: return "text(\(name))"
      default: throw Untranslatable(part: expression.description)
      }
    case .call("concat", let parts):
      var texts: [String] = []
      for part in parts { texts.append(try words(part)) }
      return "concat(\(texts.joined(separator: ", ")))"
    case .call("lower-case", let parts) where parts.count == 1:
      return "lower(\(try words(parts[0])))"
    case .call("string", let parts) where parts.count == 1: return try words(parts[0])
    case .call("coalesce", let parts) where !parts.isEmpty:
      var texts: [String] = []
      for part in parts { texts.append(try words(part)) }
      return "coalesce(\(texts.joined(separator: ", ")))"
    case .call("if", let parts) where parts.count == 3:
      return
        "if(\(try boolean(parts[0], isNegative: true)), \(try words(parts[1])), \(try words(parts[2])))"
    case .call, .binary, .negative:
      guard isNumber(expression) else { throw Untranslatable(part: expression.description) }
      return "text(\(try value(expression)))"
    case .path: throw Untranslatable(part: expression.description)
    }
  }

  private func plain(_ number: Double) -> String { XPath.plain(number) }
}
