import Measures

extension Formula {
  /// An indicator in a formula, and the categories that are meant: `emissions[sector=road]`.
  struct Operand: Hashable, Sendable {
    let indicator: String
    let selection: [Selection]
    /// Where it begins in the formula, in characters from 0.
    let offset: Int

    struct Selection: Hashable, Sendable {
      let breakdown: String
      let category: String
      let offset: Int
    }
  }

  enum Operator: String, Hashable, Sendable {
    case add = "+"
    case subtract = "−"
    case multiply = "×"
    case divide = "÷"
  }

  /// A part of a formula, and where it begins.
  indirect enum Node: Hashable, Sendable {
    case number(Double, offset: Int)
    case operand(Operand)
    case negated(Node, offset: Int)
    /// The offset is the operator's.
    case binary(Operator, Node, Node, offset: Int)
    case share(Node, of: Node, offset: Int)
    case per(Node, Node, factor: Double, offset: Int)
    case change(Node, steps: Int, isRelative: Bool, offset: Int)
    case index(Node, base: Period, offset: Int)
    case sum([Node], isMean: Bool, offset: Int)

    /// The parts of which it is made.
    var parts: [Node] {
      switch self {
      case .number, .operand: []
      case .negated(let part, _), .change(let part, _, _, _), .index(let part, _, _): [part]
      case .binary(_, let left, let right, _), .share(let left, let right, _),
        .per(let left, let right, _, _):
        [left, right]
      case .sum(let parts, _, _): parts
      }
    }

    var operands: [Operand] {
      if case .operand(let operand) = self { return [operand] }
      return parts.flatMap(\.operands)
    }

    var offset: Int {
      switch self {
      case .operand(let operand): operand.offset
      case .number(_, let offset), .negated(_, let offset), .binary(_, _, _, let offset),
        .share(_, _, let offset), .per(_, _, _, let offset), .change(_, _, _, let offset),
        .index(_, _, let offset), .sum(_, _, let offset):
        offset
      }
    }

    /// Its number, where it is made of numbers only; nil with an indicator or without a number.
    var constant: Double? {
      switch self {
      case .number(let number, _): return number
      case .negated(let part, _): return part.constant.map { -$0 }
      case .binary(let sign, let left, let right, _):
        guard let a = left.constant, let b = right.constant else { return nil }
        let result = sign.applied(a, b)
        return result.isFinite ? result : nil
      default: return nil
      }
    }
  }
}

extension Formula.Operator {
  func applied(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    }
  }
}
