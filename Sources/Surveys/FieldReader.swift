import Problems

/// Turns one field of a file of answers into the answer to its question.
struct FieldReader {
  let question: Question
  let decimalComma: Bool
  let place: Place

  /// The answer; `notAnswered` with an error in the log where the field cannot be used.
  func read(_ field: String, log: inout ProblemLog) -> Answer {
    switch question.kind {
    case .text: .text(field)
    case .number: number(field, log: &log)
    case .single, .scale, .matrix: one(field, log: &log)
    case .multiple: several(field, separator: "|", log: &log)
    case .ranking: several(field, separator: ">", log: &log)
    }
  }

  private func number(_ field: String, log: inout ProblemLog) -> Answer {
    guard let number = parse(field) else {
      log.error(
        field.contains(",") && !decimalComma && parse(field.replacingComma) != nil
          ? "answers.decimal-comma" : "answers.not-a-number",
        at: place, ["question": question.id, "found": field])
      return .notAnswered
    }
    if let minimum = question.minimum, number < minimum {
      log.error(
        "answers.number-too-small", at: place,
        ["question": question.id, "found": field, "minimum": plain(minimum)])
      return .notAnswered
    }
    if let maximum = question.maximum, number > maximum {
      log.error(
        "answers.number-too-large", at: place,
        ["question": question.id, "found": field, "maximum": plain(maximum)])
      return .notAnswered
    }
    return .number(number)
  }

  /// A number of digits, one sign before and one decimal sign within; no words such as "inf".
  private func parse(_ field: String) -> Double? {
    let text = decimalComma ? field.replacingComma : field
    let allowed = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "+")
    }
    guard allowed, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  private func one(_ field: String, log: inout ProblemLog) -> Answer {
    if let option = question.options.first(where: { $0.code == field }) {
      return option.isDontKnow ? .dontKnow : .choices([field])
    }
    let parts = FieldReader.parts(field, separator: "|")
    if parts.count > 1 {
      log.error(
        "answers.several-options", at: place, ["question": question.id, "found": field])
    } else {
      unknown(field, log: &log)
    }
    return .notAnswered
  }

  private func several(_ field: String, separator: Character, log: inout ProblemLog) -> Answer {
    let codes = FieldReader.parts(field, separator: separator)
    let options = Dictionary(
      question.options.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    var isSound = true
    var seen: Set<String> = []
    for code in codes {
      if options[code] == nil {
        unknown(code, log: &log)
        isSound = false
      } else if !seen.insert(code).inserted {
        log.error(
          "answers.repeated-option", at: place, ["question": question.id, "option": code])
        isSound = false
      }
    }
    guard isSound else { return .notAnswered }
    if codes.count == 1, options[codes[0]]?.isDontKnow == true { return .dontKnow }
    let alone = codes.first {
      options[$0]?.isExclusive == true || options[$0]?.isDontKnow == true
    }
    if codes.count > 1, let alone {
      log.error(
        "answers.exclusive-combined", at: place,
        ["question": question.id, "option": alone, "found": field])
      return .notAnswered
    }
    guard alone != nil || hasRightNumber(codes.count, log: &log) else { return .notAnswered }
    if question.kind == .ranking { return .ranking(codes) }
    return .choices(question.options.map(\.code).filter(seen.contains))
  }

  private func hasRightNumber(_ count: Int, log: inout ProblemLog) -> Bool {
    let values = ["question": question.id, "found": String(count)]
    if let minimum = question.minimum, Double(count) < minimum {
      log.error(
        "answers.too-few-choices", at: place, values.merging(["minimum": plain(minimum)]) { $1 })
      return false
    }
    if let maximum = question.maximum, Double(count) > maximum {
      log.error(
        "answers.too-many-choices", at: place, values.merging(["maximum": plain(maximum)]) { $1 })
      return false
    }
    return true
  }

  private func unknown(_ code: String, log: inout ProblemLog) {
    log.unknown(
      "answers.unknown-option", found: code, known: question.options.map(\.code), at: place,
      ["question": question.id])
  }

  private static func parts(_ field: String, separator: Character) -> [String] {
    field.split(separator: separator, omittingEmptySubsequences: false)
      .map { part in
        let start = part.drop { $0 == " " }
        return String(start.reversed().drop { $0 == " " }.reversed())
      }
  }
}

extension String {
  /// The text with its first comma as a decimal point.
  fileprivate var replacingComma: String {
    guard let comma = firstIndex(of: ",") else { return self }
    return String(self[..<comma]) + "." + String(self[index(after: comma)...])
  }
}
