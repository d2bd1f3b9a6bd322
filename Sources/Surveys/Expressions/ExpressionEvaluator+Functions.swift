import Measures

extension ExpressionEvaluator {
  /// What a call comes to.
  ///
  /// The number of parts is the function's, as the parser sees to.
  func call(_ function: AnswerExpression.Function, _ parts: [Node]) -> AnswerValue {
    switch function {
    case .answered: return .boolean(isAnswered(parts[0]))
    case .known: return .boolean(value(parts[0]).isKnown)
    case .coalesce:
      for part in parts {
        let found = value(part)
        if found.isKnown { return found }
      }
      return .unknown
    case .if:
      guard case .boolean(let truth) = value(parts[0]) else { return .unknown }
      return value(parts[truth ? 1 : 2])
    case .selected: return selected(parts)
    case .countSelected:
      switch value(parts[0]) {
      case .codes(let codes): return .number(Double(codes.count))
      case .choice: return .number(1)
      default: return .unknown
      }
    case .rank:
      guard case .codes(let codes) = value(parts[0]), let code = value(parts[1]).asText,
        let place = codes.firstIndex(of: code)
      else { return .unknown }
      return .number(Double(place + 1))
    case .today: return respondent.day.map { .date($0) } ?? .unknown
    case .date: return value(parts[0]).asDay.map { .date($0) } ?? .unknown
    case .year: return value(parts[0]).asDay.map { .number(Double($0.year)) } ?? .unknown
    case .length, .contains, .startsWith, .endsWith, .matches, .lower, .concat, .text:
      return words(function, parts)
    case .value, .number, .min, .max, .sum, .round, .floor, .abs, .mod:
      return figure(function, parts)
    }
  }

  private func isAnswered(_ node: Node) -> Bool {
    guard case .answer(let id, let part, _) = node else { return value(node).isKnown }
    if let part, questionnaire.index[id]?.kind != .matrix {
      return answers["\(id).\(part)"]?.isAnswered ?? false
    }
    let answer = answers[id] ?? .notAsked
    guard let part else { return answer.isAnswered }
    guard case .items(let items) = answer else { return false }
    return items[part]?.isAnswered ?? false
  }

  private func selected(_ parts: [Node]) -> AnswerValue {
    let chosen: [String]
    switch value(parts[0]) {
    case .codes(let codes): chosen = codes
    case .choice(let code, _): chosen = [code]
    default: return .unknown
    }
    return .boolean(parts.dropFirst().contains { value($0).asText.map(chosen.contains) ?? false })
  }

  private func words(_ function: AnswerExpression.Function, _ parts: [Node]) -> AnswerValue {
    let values = parts.map(value)
    if function == .text { return values[0].asWords.map { .text($0) } ?? .unknown }
    if function == .concat {
      let texts = values.compactMap(\.asWords)
      return texts.count == values.count ? .text(texts.joined()) : .unknown
    }
    guard let first = values[0].asText else { return .unknown }
    if function == .length { return .number(Double(first.count)) }
    if function == .lower { return .text(first.lowercased()) }
    guard let second = values[1].asText else { return .unknown }
    switch function {
    case .contains: return .boolean(first.utf8Contains(second))
    case .startsWith: return .boolean(first.utf8.starts(with: second.utf8))
    case .endsWith: return .boolean(first.utf8.reversed().starts(with: second.utf8.reversed()))
    default:
      guard let pattern = try? TextPattern(second) else { return .unknown }
      return .boolean(pattern.fits(first))
    }
  }

  private func figure(_ function: AnswerExpression.Function, _ parts: [Node]) -> AnswerValue {
    let values = parts.map(value)
    let first = values[0]
    switch function {
    case .value: return first.asNumber.map { .number($0) } ?? .unknown
    case .number:
      if case .number = first { return first }
      return first.asText.flatMap(plainNumber).map { .number($0) } ?? .unknown
    case .min: return values.compactMap(\.asNumber).min().map { .number($0) } ?? .unknown
    case .max: return values.compactMap(\.asNumber).max().map { .number($0) } ?? .unknown
    case .sum:
      let numbers = values.compactMap(\.asNumber)
      return numbers.isEmpty ? .unknown : .finite(numbers.reduce(0, +))
    default: break
    }
    guard let number = first.asNumber else { return .unknown }
    switch function {
    case .floor: return .number(number.rounded(.down))
    case .abs: return .number(number.magnitude)
    case .mod:
      guard let divisor = values[1].asNumber, divisor != 0 else { return .unknown }
      return .finite(number.truncatingRemainder(dividingBy: divisor))
    default:
      guard values.count > 1 else { return .number(number.rounded()) }
      guard let decimals = values[1].asNumber, (0...12).contains(decimals) else { return .unknown }
      var factor = 1.0
      for _ in 0..<Int(decimals) { factor *= 10 }
      return .finite((number * factor).rounded() / factor)
    }
  }
}

/// A number of digits, one sign before and one decimal point within; no words such as "inf".
func plainNumber(_ text: String) -> Double? {
  let allowed = text.utf8.allSatisfy {
    (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
      || $0 == UInt8(ascii: "+")
  }
  guard allowed, let number = Double(text), number.isFinite else { return nil }
  return number
}

extension AnswerValue {
  /// The value as words: a number without needless decimals, a day as 2026-03-01.
  fileprivate var asWords: String? {
    switch self {
    case .number(let number): plain(number)
    case .date(let day): day.description
    default: asText
    }
  }
}

extension String {
  /// Whether it holds other words.
  fileprivate func utf8Contains(_ words: String) -> Bool {
    let text = Array(utf8)
    let sought = Array(words.utf8)
    guard sought.count <= text.count else { return false }
    guard let first = sought.first else { return true }
    for start in 0...(text.count - sought.count)
    where text[start] == first && text[start..<(start + sought.count)].elementsEqual(sought) {
      return true
    }
    return false
  }
}
