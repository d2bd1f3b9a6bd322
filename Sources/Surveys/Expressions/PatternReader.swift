/// Reads a pattern for text into the steps of a machine.
struct PatternReader {
  /// A part of a pattern before it is laid out as steps.
  private indirect enum Part {
    case set(TextPattern.Set)
    case sequence([Part])
    case either([Part])
    case times(Part, least: Int, most: Int?)

    /// How many steps it comes to at most.
    var size: Int {
      switch self {
      case .set: 1
      case .sequence(let parts): parts.reduce(0) { Swift.min($0 + $1.size, 1_000_000) }
      case .either(let parts): parts.reduce(0) { Swift.min($0 + $1.size + 2, 1_000_000) }
      case .times(let part, let least, let most):
        Swift.min((part.size + 1) * Swift.max(most ?? least + 1, 1) + 2, 1_000_000)
      }
    }
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ text: String) {
    var scalars = Array(text.unicodeScalars)
    // The whole text must fit, so marks for its ends say nothing new.
    if scalars.first == "^" { scalars.removeFirst() }
    if scalars.last == "$", scalars.dropLast().last != "\\" { scalars.removeLast() }
    self.scalars = scalars
  }

  mutating func steps() throws(TextPattern.Refusal) -> [TextPattern.Step] {
    let part = try either()
    guard position == scalars.count else { throw refusal() }
    guard part.size < TextPattern.largest else {
      throw TextPattern.Refusal(offset: 0, found: String(part.size))
    }
    var steps: [TextPattern.Step] = []
    lay(part, into: &steps)
    steps.append(.done)
    return steps
  }

  private mutating func either() throws(TextPattern.Refusal) -> Part {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 20 else { throw refusal() }
    var choices = [try sequence()]
    while peek == "|" {
      position += 1
      choices.append(try sequence())
    }
    return choices.count == 1 ? choices[0] : .either(choices)
  }

  private mutating func sequence() throws(TextPattern.Refusal) -> Part {
    var parts: [Part] = []
    while let next = peek, next != "|", next != ")" {
      parts.append(try repeated(try one()))
    }
    return .sequence(parts)
  }

  private mutating func repeated(_ part: Part) throws(TextPattern.Refusal) -> Part {
    let times: (Int, Int?)
    switch peek {
    case "*": times = (0, nil)
    case "+": times = (1, nil)
    case "?": times = (0, 1)
    case "{": times = try count()
    default: return part
    }
    position += 1
    // Twice repeated, or the marks for how eagerly, are no part of this language.
    if let next = peek, "*+?{".unicodeScalars.contains(next) { throw refusal() }
    return .times(part, least: times.0, most: times.1)
  }

  /// `{m}`, `{m,}` or `{m,n}`, up to the closing brace.
  private mutating func count() throws(TextPattern.Refusal) -> (Int, Int?) {
    position += 1
    guard let least = number() else { throw refusal() }
    var most: Int? = least
    if peek == "," {
      position += 1
      most = number()
    }
    guard peek == "}", most.map({ $0 >= least }) ?? true else { throw refusal() }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = peek.flatMap({ Int(String($0)) }), (value ?? 0) < 1000 {
      value = (value ?? 0) * 10 + digit
      position += 1
    }
    return value
  }

  private mutating func one() throws(TextPattern.Refusal) -> Part {
    guard let first = peek else { throw refusal() }
    switch first {
    case "(":
      position += 1
      if peek == "?" {
        guard position + 1 < scalars.count, scalars[position + 1] == ":" else { throw refusal() }
        position += 2
      }
      let part = try either()
      guard peek == ")" else { throw refusal() }
      position += 1
      return part
    case "[": return .set(try bracket())
    case ".":
      position += 1
      return .set(.init(ranges: [0x0A...0x0A], isOpposite: true))
    case "\\": return .set(try escaped())
    case "*", "+", "?", "{", "^", "$": throw refusal()
    default:
      position += 1
      return .set(.init(ranges: [first.value...first.value]))
    }
  }

  private mutating func escaped() throws(TextPattern.Refusal) -> TextPattern.Set {
    position += 1
    guard let sign = peek else { throw refusal() }
    position += 1
    if let set = Self.named(sign) { return set }
    switch sign {
    case "n": return .init(ranges: [0x0A...0x0A])
    case "t": return .init(ranges: [0x09...0x09])
    case "r": return .init(ranges: [0x0D...0x0D])
    default:
      // A letter or a digit would have a meaning that this language lacks, as `\b` and `\1`.
      guard !sign.properties.isAlphabetic, !("0"..."9").contains(sign) else {
        position -= 1
        throw refusal()
      }
      return .init(ranges: [sign.value...sign.value])
    }
  }

  private mutating func bracket() throws(TextPattern.Refusal) -> TextPattern.Set {
    position += 1
    var set = TextPattern.Set(ranges: [])
    if peek == "^" {
      set.isOpposite = true
      position += 1
    }
    var isFirst = true
    while let sign = peek, sign != "]" || isFirst {
      isFirst = false
      let part: TextPattern.Set
      if sign == "\\" {
        part = try escaped()
      } else {
        position += 1
        part = .init(ranges: [sign.value...sign.value])
      }
      guard !part.isOpposite else { throw refusal() }
      guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]",
        let low = part.ranges.first, part.ranges.count == 1, low.count == 1
      else {
        set.ranges += part.ranges
        continue
      }
      position += 1
      var high = scalars[position].value
      if scalars[position] == "\\" {
        guard let only = try escaped().ranges.first, only.count == 1 else { throw refusal() }
        high = only.lowerBound
      } else {
        position += 1
      }
      guard low.lowerBound <= high else { throw refusal() }
      set.ranges.append(low.lowerBound...high)
    }
    guard peek == "]" else { throw refusal() }
    position += 1
    return set
  }

  private static func named(_ sign: Unicode.Scalar) -> TextPattern.Set? {
    switch sign {
    case "d", "D": .init(ranges: [0x30...0x39], isOpposite: sign == "D")
    case "s", "S":
      .init(ranges: [0x09...0x0D, 0x20...0x20, 0xA0...0xA0], isOpposite: sign == "S")
    case "w", "W":
      // Letters of the Latin alphabet with their marks, so that æ, ø, å and Sámi letters are letters.
      .init(
        ranges: [
          0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6,
          0xF8...0x24F,
        ], isOpposite: sign == "W")
    default: nil
    }
  }

  private func lay(_ part: Part, into steps: inout [TextPattern.Step]) {
    switch part {
    case .set(let set): steps.append(.take(set))
    case .sequence(let parts): for part in parts { lay(part, into: &steps) }
    case .either(let choices):
      var ends: [Int] = []
      for (index, choice) in choices.enumerated() {
        guard index < choices.count - 1 else {
          lay(choice, into: &steps)
          break
        }
        let fork = steps.count
        steps.append(.jump(0))
        lay(choice, into: &steps)
        ends.append(steps.count)
        steps.append(.jump(0))
        steps[fork] = .split(fork + 1, steps.count)
      }
      for end in ends { steps[end] = .jump(steps.count) }
    case .times(let part, let least, let most):
      for _ in 0..<least { lay(part, into: &steps) }
      guard let most else {
        let fork = steps.count
        steps.append(.jump(0))
        lay(part, into: &steps)
        steps.append(.jump(fork))
        steps[fork] = .split(fork + 1, steps.count)
        return
      }
      var forks: [Int] = []
      for _ in least..<most {
        forks.append(steps.count)
        steps.append(.jump(0))
        lay(part, into: &steps)
      }
      for fork in forks { steps[fork] = .split(fork + 1, steps.count) }
    }
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func refusal() -> TextPattern.Refusal {
    TextPattern.Refusal(offset: position, found: peek.map { String($0) } ?? "")
  }
}
