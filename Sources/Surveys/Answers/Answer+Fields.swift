public import Languages
import Measures

extension Question {
  /// An answer as the fields of a file of answers, by column; an empty field where there is no answer.
  ///
  /// What ``AnswerSheet`` reads of the fields is the answer again, as long as it has no faults.
  ///
  /// - Parameter answer: the answer.
  /// - Returns: a field for each of ``columns``.
  public func fields(of answer: Answer) -> [String: String] {
    guard kind == .matrix else {
      return Dictionary(uniqueKeysWithValues: columns.map { ($0, field(of: answer)) })
    }
    var given: [String: Answer] = [:]
    if case .items(let items) = answer { given = items }
    return Dictionary(
      items.map { ("\(id).\($0.code)", field(of: given[$0.code] ?? .notAsked)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// An answer, or that to one item of a matrix, as the text of one field.
  ///
  /// - Parameter answer: the answer; none of the whole of a matrix.
  /// - Returns: the field; empty where there is no answer.
  public func field(of answer: Answer) -> String {
    switch answer {
    case .notAsked, .notAnswered, .items: ""
    case .dontKnow: dontKnow?.code ?? ""
    case .choices(let codes): codes.joined(separator: "|")
    case .ranking(let codes): codes.joined(separator: ">")
    case .number(let number): decimal(number)
    case .text(let text): text
    case .date(let day): day.description
    case .file(let file): "\(file.id)|\(file.mediaType)|\(file.size)|\(file.name)"
    case .place(let location): location.field
    }
  }

  /// The answer that a field of a file of answers says.
  ///
  /// Limits are not looked at: ``faults(of:)`` does that.
  ///
  /// - Parameters:
  ///   - field: the field; `notAnswered` where it is empty.
  ///   - decimalComma: whether a comma may stand for the decimal point.
  /// - Returns: the answer, of a matrix that to one item.
  /// - Throws: what is wrong where the field is no such answer.
  public func answer(
    field: String, decimalComma: Bool = false
  ) throws(AnswerFault) -> Answer {
    if field.isEmpty { return kind.isAsked ? .notAnswered : .notAsked }
    switch kind {
    case .text: return .text(field)
    case .note: return .notAsked
    case .number:
      let point = decimalComma ? field.replacingComma : field
      guard let number = plainNumber(point) else { throw AnswerFault(.notANumber) }
      return .number(number)
    case .date:
      guard let day = Day(field) else { throw AnswerFault(.notADate) }
      return .date(day)
    case .file:
      guard let file = FileReference(field: field) else { throw AnswerFault(.notAFile) }
      return .file(file)
    case .place:
      guard let location = Location(field: field) else { throw AnswerFault(.notAPlace) }
      return .place(location)
    case .single, .scale, .matrix:
      if let option = options.first(where: { $0.code == field }) {
        return option.isDontKnow ? .dontKnow : .choices([field])
      }
      throw field.contains("|")
        ? AnswerFault(.severalOptions) : AnswerFault(.unknownOption, ["option": field])
    case .multiple, .ranking:
      return try answer(codes: Question.parts(field, separator: kind == .ranking ? ">" : "|"))
    }
  }

  /// The answer that the controls of a form say, leniently: blanks around, grouping blanks in numbers
  /// and a decimal comma are understood.
  ///
  /// - Parameters:
  ///   - values: the values of the controls, of a ranking in order; of a place its latitude, its longitude
  ///     and its words, each of which may be empty.
  ///   - language: the language of whoever typed them. A mark that is not its decimal mark, before three
  ///     digits, is refused: it may have been meant to set off thousands.
  /// - Returns: the answer, of a matrix that to one item; `notAnswered` where all are blank.
  /// - Throws: what is wrong where they say no answer.
  public func answer(
    controls values: [String], in language: Language
  ) throws(AnswerFault) -> Answer {
    let values = values.map(\.withoutBlanksAround)
    let given = values.filter { !$0.isEmpty }
    guard let first = given.first else { return kind.isAsked ? .notAnswered : .notAsked }
    switch kind {
    case .multiple, .ranking: return try answer(codes: given)
    case .number:
      let digits = String(first.filter { !$0.isWhitespace }.map { $0 == "−" ? "-" : $0 })
      try checkThousands(digits, decimalMark: language.text("number.decimal"))
      return try answer(field: digits, decimalComma: true)
    case .place where values.count == 3:
      if values[0].isEmpty && values[1].isEmpty {
        return Location(point: nil, text: values[2]).map { .place($0) } ?? .notAnswered
      }
      guard let latitude = plainNumber(values[0].replacingComma),
        let longitude = plainNumber(values[1].replacingComma),
        let point = Location.Point(latitude: latitude, longitude: longitude),
        let location = Location(point: point, text: values[2])
      else { throw AnswerFault(.notAPlace) }
      return .place(location)
    case .single, .scale, .matrix:
      if given.count > 1 { throw AnswerFault(.severalOptions) }
      return try answer(field: first)
    default: return try answer(field: first)
    }
  }

  /// Refuses what may be thousands or decimals, such as 1.500 where decimals have a comma.
  private func checkThousands(
    _ digits: String, decimalMark: String
  ) throws(AnswerFault) {
    let halves = digits.split(separator: decimalMark == "," ? "." : ",", maxSplits: 1)
    guard halves.count == 2, halves[1].utf8.count == 3,
      let whole = Int(halves[0]), (1..<1000).contains(whole.magnitude),
      let thousands = Int(halves[0] + halves[1]),
      let part = plainNumber("\(halves[0]).\(halves[1])")
    else { return }
    let shown = decimal(part).split(separator: ".").joined(separator: decimalMark)
    throw AnswerFault(.thousandsOrDecimals, ["whole": String(thousands), "part": shown])
  }

  private func answer(codes: [String]) throws(AnswerFault) -> Answer {
    if let code = codes.first(where: { code in !options.contains { $0.code == code } }) {
      throw AnswerFault(.unknownOption, ["option": code])
    }
    if codes.count == 1, codes[0] == dontKnow?.code { return .dontKnow }
    if kind == .ranking { return .ranking(codes) }
    if let twice = codes.firstTwice { throw AnswerFault(.repeatedOption, ["option": twice]) }
    return .choices(options.map(\.code).filter(codes.contains))
  }

  static func parts(_ field: String, separator: Character) -> [String] {
    field.split(separator: separator, omittingEmptySubsequences: false)
      .map { String($0).withoutBlanksAround }
  }
}

extension FileReference {
  /// The reference in a field: `id|media type|size|name`.
  init?(field: String) {
    let parts = field.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, !parts[0].isEmpty, parts[1].contains("/"), !parts[3].isEmpty,
      let size = Int(parts[2]), size >= 0,
      parts[0].utf8.allSatisfy({ byte in
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
          || byte == 0x2D || byte == 0x2E || byte == 0x5F
      })
    else { return nil }
    self.init(
      id: String(parts[0]), name: String(parts[3]), mediaType: String(parts[1]), size: size)
  }
}

extension Location {
  /// The location in a field: `59.91,10.75`, `59.91,10.75|words`, or words alone; `|` goes before words
  /// that would be read as a point.
  init?(field: String) {
    if field.hasPrefix("|") {
      self.init(point: nil, text: String(field.dropFirst()))
      return
    }
    let halves = field.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    if let point = halves.first.flatMap({ Point(field: $0) }) {
      self.init(point: point, text: halves.count == 2 ? String(halves[1]) : "")
    } else {
      self.init(point: nil, text: field)
    }
  }

  var field: String {
    guard let point else {
      return text.hasPrefix("|") || Self.beginsWithPoint(text) ? "|" + text : text
    }
    let place = decimal(point.latitude) + "," + decimal(point.longitude)
    return text.isEmpty ? place : place + "|" + text
  }

  private static func beginsWithPoint(_ text: String) -> Bool {
    text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).first
      .flatMap { Point(field: $0) } != nil
  }
}

extension Location.Point {
  fileprivate init?(field: Substring) {
    let parts = field.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let latitude = plainNumber(String(parts[0])),
      let longitude = plainNumber(String(parts[1]).withoutBlanksAround)
    else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }
}

extension String {
  /// The text with its first comma as a decimal point.
  var replacingComma: String {
    guard let comma = firstIndex(of: ",") else { return self }
    return String(self[..<comma]) + "." + String(self[index(after: comma)...])
  }

  var withoutBlanksAround: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

/// A number in full: the fewest digits that read back as the same, never with an exponent.
func decimal(_ number: Double) -> String {
  let short = plain(number)
  if short.hasSuffix(".0") { return String(short.dropLast(2)) }
  guard let mark = short.firstIndex(of: "e"), let exponent = Int(short[short.index(after: mark)...])
  else { return short }
  var digits = short[..<mark].filter { $0 != "-" && $0 != "." }
  let whole = short[..<mark].drop { $0 == "-" }.prefix { $0 != "." }.count
  let point = whole + exponent
  if point <= 0 {
    digits = String(repeating: "0", count: 1 - point) + digits
    digits.insert(".", at: digits.index(after: digits.startIndex))
  } else if point >= digits.count {
    digits += String(repeating: "0", count: point - digits.count)
  } else {
    digits.insert(".", at: digits.index(digits.startIndex, offsetBy: point))
  }
  return (number < 0 ? "-" : "") + digits
}
