import Languages
import Problems

/// Turns the rows of a file of codings into coded answers, one after the other.
struct CodingReader {
  let columns: CodingSheet.Columns
  let file: String
  let frame: CodeFrame
  let units: [String]
  /// The responses of each unit.
  private let responses: [String: [Response]]
  /// How many responses have an answer to the question.
  private let answered: Int
  private var entries: [Entry] = []
  private var positions: [Key: Int] = [:]

  private struct Key: Hashable {
    let unit: String
    let levels: [String]
  }

  private struct Entry {
    let key: Key
    var codings: [(coder: String, codes: [String], line: Int)] = []
    /// Passages that may be quoted.
    var quotes: [(text: String, language: LanguageTag?)] = []
    /// Whether some row says no to quoting the answer.
    var isRefused = false
  }

  init(
    columns: CodingSheet.Columns, file: String, frame: CodeFrame, responses: [Response],
    units: [String]
  ) {
    self.columns = columns
    self.file = file
    self.frame = frame
    self.units = units
    self.responses = Dictionary(grouping: responses, by: \.unit)
    answered = responses.count { $0[frame.question].isAnswered }
  }

  mutating func read(line: Int, fields: [String], log: inout ProblemLog) {
    let place = Place(file, line: line)
    guard let response = response(fields, at: place, log: &log) else { return }
    let coder = fields[columns.coder]
    guard !coder.isEmpty else {
      log.error("codings.no-coder", at: place.cell("coder"), ["unit": response.unit])
      return
    }
    guard let codes = codes(fields[columns.codes], at: place.cell("codes"), log: &log) else {
      return
    }
    let key = Key(unit: response.unit, levels: response.levels)
    let position = positions[key] ?? entries.count
    if position == entries.count {
      positions[key] = position
      entries.append(Entry(key: key))
    }
    if let first = entries[position].codings.first(where: { $0.coder == coder }) {
      log.error(
        "codings.duplicate", at: place.cell("coder"),
        ["unit": response.unit, "coder": coder, "line": String(first.line)])
      return
    }
    entries[position].codings.append((coder, codes, line))
    readQuote(fields, of: response, position: position, at: place, log: &log)
  }

  private func field(_ column: Int?, _ fields: [String]) -> String {
    column.map { fields[$0] } ?? ""
  }

  /// The response that a row codes the answer of.
  private func response(
    _ fields: [String], at place: Place, log: inout ProblemLog
  ) -> Response? {
    let unit = fields[columns.unit]
    guard units.contains(unit) else {
      let near = Nearest.word(to: unit, among: units)
      log.error(
        near == nil ? "codings.unknown-unit" : "codings.unknown-unit-near",
        at: place.cell("unit"), ["found": unit, "nearest": near ?? ""])
      return nil
    }
    var found = responses[unit] ?? []
    let level = field(columns.level, fields)
    let known = found.flatMap(\.levels)
    if !level.isEmpty {
      if !known.isEmpty, !known.contains(level) {
        log.unknown(
          "codings.unknown-level", found: level, known: known, at: place.cell("level"),
          ["unit": unit])
        return nil
      }
      found = found.filter { $0.levels.contains(level) }
    }
    if found.count > 1 {
      log.error(
        "codings.level-missing", at: place.cell("level"),
        ["unit": unit, "allowed": known.joined(separator: ", ")])
      return nil
    }
    guard let response = found.first, response[frame.question].isAnswered else {
      log.error(
        "codings.no-answer", at: place.cell("unit"),
        ["unit": unit, "question": frame.question])
      return nil
    }
    return response
  }

  private func codes(_ field: String, at place: Place, log: inout ProblemLog) -> [String]? {
    guard !field.isEmpty else { return [] }
    var codes: [String] = []
    for part in field.split(separator: "|", omittingEmptySubsequences: false) {
      let code = part.trimmingBlanks
      let known = frame.codes.map(\.id)
      if !known.contains(code) {
        log.unknown(
          "codings.unknown-code", found: code, known: known, at: place,
          ["question": frame.question])
        return nil
      }
      if codes.contains(code) {
        log.error("codings.repeated-code", at: place, ["code": code])
        return nil
      }
      codes.append(code)
    }
    return codes
  }

  private mutating func readQuote(
    _ fields: [String], of response: Response, position: Int, at place: Place,
    log: inout ProblemLog
  ) {
    let consent = field(columns.consent, fields)
    guard ["", "yes", "no"].contains(consent) else {
      log.unknown(
        "codings.bad-consent", found: consent, known: ["yes", "no"], at: place.cell("consent"))
      return
    }
    if consent == "no" { entries[position].isRefused = true }
    let tag = field(columns.language, fields)
    if !tag.isEmpty, Language.named(LanguageTag(rawValue: tag)) == nil {
      log.unknown(
        "codings.unknown-language", found: tag, known: Language.all.map(\.tag.rawValue),
        at: place.cell("language"))
      return
    }
    let quote = field(columns.quote, fields).singleBlanks
    guard !quote.isEmpty, case .text(let answer) = response[frame.question] else {
      return
    }
    guard quote.isQuoted(from: answer.singleBlanks) else {
      log.error(
        "codings.quote-not-in-answer", at: place.cell("quote"),
        ["unit": response.unit, "question": frame.question])
      return
    }
    if consent == "yes" {
      entries[position].quotes.append((quote, tag.isEmpty ? nil : LanguageTag(rawValue: tag)))
    }
  }

  /// The coding of all rows; answers that nobody has coded are told of.
  func coding(log: inout ProblemLog) -> AnswerCoding {
    let coded = entries.map { answer in
      CodedAnswer(
        unit: answer.key.unit, levels: answer.key.levels,
        codings: answer.codings.filter { $0.coder != CodingSheet.agreed }.map {
          CodedAnswer.Coding(coder: $0.coder, codes: $0.codes)
        }, settled: answer.codings.first { $0.coder == CodingSheet.agreed }?.codes)
    }
    if answered > coded.count {
      log.warning(
        "codings.uncoded", at: Place(file),
        [
          "question": frame.question, "count": String(answered - coded.count),
          "all": String(answered),
        ])
    }
    var consented: [(answer: Int, text: String, language: LanguageTag?)] = []
    for (position, entry) in entries.enumerated() where !entry.isRefused {
      var seen: Set<String> = []
      for quote in entry.quotes where seen.insert(quote.text).inserted {
        let language = entry.quotes.first { $0.text == quote.text && $0.language != nil }?.language
        consented.append((position, quote.text, language ?? nil))
      }
    }
    return AnswerCoding(frame: frame, answers: coded, consented: consented)
  }
}

extension StringProtocol {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}

extension String {
  /// The text with one blank where it has several, or line breaks, and none at its ends.
  fileprivate var singleBlanks: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether the text stands in an answer, in parts and in order where "[…]" leaves words out.
  fileprivate func isQuoted(from answer: String) -> Bool {
    var rest = answer[...]
    for part in replacing("[...]", with: "[…]").split(separator: "[…]") {
      guard let found = rest.firstRange(of: part.trimmingBlanks) else { return false }
      rest = rest[found.upperBound...]
    }
    return contains { $0.isLetter || $0.isNumber }
  }
}
