import Problems

extension ExpressionCheck {
  /// The question with an id, where it may be named.
  mutating func target(_ id: String, _ offset: Int) -> Question? {
    let questions = questionnaire.questions
    guard let position = questions.firstIndex(where: { $0.id == id }) else {
      let hasMinus =
        id.contains("-")
        && id.split(separator: "-").contains { part in
          questions.contains { $0.id == part }
        }
      if hasMinus {
        refuse("expression.minus-in-name", offset, ["found": id])
      } else {
        log.unknown(
          "expression.unknown-question", found: id, known: questions.prefix(reach).map(\.id),
          at: place(offset), ["question": question.id])
      }
      return nil
    }
    guard position < reach else {
      let values = ["question": question.id, "found": id]
      if id == question.id {
        refuse("expression.own-question", offset, values)
      } else {
        refuse(
          questionnaire.depends(questions[position], on: question.id)
            ? "questionnaire.routing-cycle" : "expression.later-question", offset, values)
      }
      return nil
    }
    return questions[position]
  }

  /// What the answer to a question is.
  mutating func kind(of target: Question, part: String?, _ offset: Int) -> Kind? {
    let values = ["question": target.id, "kind": target.kind.rawValue]
    if target.kind == .matrix {
      guard let part else {
        refuse(
          "expression.item-missing", offset,
          ["question": target.id, "allowed": target.items.map(\.code).joined(separator: ", ")])
        return nil
      }
      guard target.items.contains(where: { $0.code == part }) else {
        log.unknown(
          "expression.unknown-item", found: part, known: target.items.map(\.code),
          at: place(offset), ["question": target.id])
        return nil
      }
      return choice(target)
    }
    if let part {
      guard part == "other", target.other != nil else {
        refuse("expression.no-part", offset, values.merging(["found": part]) { $1 })
        return nil
      }
      return .text(literal: nil)
    }
    switch target.kind {
    case .single, .scale, .matrix: return choice(target)
    case .multiple, .ranking: return .choices(target.options.map(\.code))
    case .number: return .number
    case .date: return .date
    case .text, .file, .place: return .text(literal: nil)
    case .note:
      refuse("expression.asks-nothing", offset, values)
      return nil
    }
  }

  private func choice(_ target: Question) -> Kind {
    .choice(
      target.options.map(\.code), hasValues: target.answers.allSatisfy { $0.value != nil })
  }

  mutating func respondent(_ name: String, _ offset: Int) -> Kind? {
    if name == "levels" { return .choices(levels.sorted()) }
    guard let attribute = attributes.first(where: { $0.id == name }) else {
      log.unknown(
        "expression.unknown-attribute", found: name, known: ["levels"] + attributes.map(\.id),
        at: place(offset))
      return nil
    }
    return attribute.classes.map { .choice($0, hasValues: false) } ?? .number
  }

  /// What a call comes to.
  mutating func call(
    _ function: AnswerExpression.Function, _ parts: [Node], _ offset: Int
  ) -> Kind? {
    switch function {
    case .answered:
      // The whole of a matrix may be asked about here, and only here.
      if case .answer(let id, nil, let offset) = parts[0] {
        guard let target = target(id, offset) else { return nil }
        return target.kind == .matrix || kind(of: target, part: nil, offset) != nil ? .boolean : nil
      }
      switch parts[0] {
      case .answer, .own: return kind(of: parts[0]) == nil ? nil : .boolean
      default:
        refuse("expression.wants-question", parts[0].offset, ["function": function.rawValue])
        return nil
      }
    case .known: return kind(of: parts[0]) == nil ? nil : .boolean
    case .coalesce: return common(parts)
    case .if: return wants(.boolean, parts[0]) ? common(Array(parts.dropFirst())) : nil
    case .selected, .countSelected, .rank: return options(function, parts)
    case .value, .floor, .abs: return all(.number, parts) ? .number : nil
    case .round, .min, .max, .sum, .mod: return all(.number, parts) ? .number : nil
    case .number:
      guard let kind = kind(of: parts[0]) else { return nil }
      switch kind {
      case .number, .text, .choice: return .number
      default:
        refuse("expression.wants-text", parts[0].offset, ["found": kind.name])
        return nil
      }
    case .text, .concat: return parts.allSatisfy { isWords($0) } ? .text(literal: nil) : nil
    case .lower: return all(.text(literal: nil), parts) ? .text(literal: nil) : nil
    case .length: return all(.text(literal: nil), parts) ? .number : nil
    case .contains, .startsWith, .endsWith: return all(.text(literal: nil), parts) ? .boolean : nil
    case .matches: return all(.text(literal: nil), parts) && isPattern(parts[1]) ? .boolean : nil
    case .today: return .date
    case .date: return day(parts[0]) ? .date : nil
    case .year: return wants(.date, parts[0]) ? .number : nil
    }
  }

  private mutating func all(_ wanted: Kind, _ parts: [Node]) -> Bool {
    parts.map { wants(wanted, $0) }.allSatisfy { $0 }
  }

  private mutating func isWords(_ node: Node) -> Bool {
    guard let kind = kind(of: node) else { return false }
    switch kind {
    case .number, .text, .choice, .date: return true
    case .boolean, .choices:
      refuse("expression.wants-text", node.offset, ["found": kind.name])
      return false
    }
  }

  /// A text that says a day; one that stands in the expression itself must do so.
  private mutating func day(_ node: Node) -> Bool {
    guard let kind = kind(of: node) else { return false }
    switch kind {
    case .date, .text(literal: nil): return true
    default:
      if kind.isDay { return true }
      refuse("expression.wants-date", node.offset, ["found": kind.name])
      return false
    }
  }

  private mutating func isPattern(_ node: Node) -> Bool {
    guard case .text(let text, let offset) = node else {
      refuse("expression.pattern-not-written", node.offset)
      return false
    }
    do throws(TextPattern.Refusal) {
      _ = try TextPattern(text)
      return true
    } catch {
      refuse(
        "expression.bad-pattern", offset + 1 + error.offset,
        ["pattern": text, "found": error.found.isEmpty ? "–" : error.found])
      return false
    }
  }

  private mutating func options(
    _ function: AnswerExpression.Function, _ parts: [Node]
  ) -> Kind? {
    guard let kind = kind(of: parts[0]) else { return nil }
    let codes: [String]
    switch kind {
    case .choices(let all): codes = all
    case .choice(let all, _) where function != .rank: codes = all
    default:
      refuse("expression.wants-choices", parts[0].offset, ["found": kind.name])
      return nil
    }
    for part in parts.dropFirst() {
      if case .text(let code, let offset) = part {
        if !isKnown(code, codes, offset) { return nil }
      } else if !wants(.text(literal: nil), part) {
        return nil
      }
    }
    return function == .selected ? .boolean : .number
  }

  /// What parts are that stand for one another, as in `if` and `coalesce`.
  private mutating func common(_ parts: [Node]) -> Kind? {
    let kinds = parts.compactMap { kind(of: $0) }
    guard kinds.count == parts.count, let first = kinds.first else { return nil }
    let names = Set(kinds.map(\.name))
    if names == ["choice"] {
      var codes: [String] = []
      for case .choice(let more, _) in kinds { codes += more.filter { !codes.contains($0) } }
      return .choice(codes, hasValues: kinds.allSatisfy(\.isNumeric))
    }
    if names == ["choices"] || names == ["boolean"] || names == ["date"] { return first }
    if kinds.allSatisfy(\.isNumeric) { return .number }
    if kinds.allSatisfy(\.isDay), names.contains("date") { return .date }
    if names.isSubset(of: ["text", "choice"]) { return .text(literal: nil) }
    let odd = zip(kinds, parts).first { $0.0.name != first.name }
    refuse(
      "expression.not-alike", odd?.1.offset ?? 0,
      ["left": first.name, "right": odd?.0.name ?? first.name])
    return nil
  }
}
