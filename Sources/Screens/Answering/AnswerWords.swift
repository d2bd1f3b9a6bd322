public import Languages
public import Measures
public import Surveys

/// Answers, people and times in words.
public struct AnswerWords: Sendable {
  /// The reader's language.
  public let language: Language
  let time: CivilTime

  /// Words in a language.
  ///
  /// - Parameters:
  ///   - language: the reader's language.
  ///   - time: by which clock times are told.
  public init(_ language: Language, time: CivilTime) {
    self.language = language
    self.time = time
  }

  /// An answer to a question in words; a line for each item of a matrix.
  ///
  /// - Parameters:
  ///   - answer: the answer.
  ///   - question: the question.
  ///   - other: the words to an option, where there are some.
  /// - Returns: the lines; one that says so where there is no answer.
  public func lines(_ answer: Answer, to question: Question, other: String? = nil) -> [String] {
    if case .items(let items) = answer {
      let given = question.items.filter { items[$0.code]?.isGiven ?? false }
      if given.isEmpty { return [language.text("answering.no-answer")] }
      return given.map {
        let value = lines(items[$0.code] ?? .notAnswered, to: question).joined(separator: ", ")
        return "\(text($0.text)): \(value)"
      }
    }
    return [one(answer, to: question, other: other)]
  }

  private func one(_ answer: Answer, to question: Question, other: String?) -> String {
    switch answer {
    case .notAsked, .notAnswered, .items: return language.text("answering.no-answer")
    case .dontKnow:
      return question.dontKnow.map { text($0.text) } ?? language.text("answering.dont-know")
    case .choices(let codes):
      return codes.map { words($0, question, other) }.joined(separator: "; ")
    case .ranking(let codes):
      return codes.enumerated().map { "\($0 + 1). \(words($1, question, other))" }
        .joined(separator: "; ")
    case .number(let number):
      let shown = question.field(of: .number(number))
      let digits = shown.contains(".") ? shown.split(separator: ".").last?.count ?? 0 : 0
      let plain = language.number(number, decimals: min(digits, 9))
      return question.unit.map { "\(plain) \(text($0.label))" } ?? plain
    case .text(let words): return words
    case .date(let day): return date(day)
    case .file(let file): return "\(file.name) (\(size(file.size)))"
    case .place(let place):
      let point = place.point.map {
        "\(language.number($0.latitude, decimals: 5)) N, \(language.number($0.longitude, decimals: 5)) E"
      }
      return [place.text.isEmpty ? nil : place.text, point].compactMap { $0 }
        .joined(separator: "; ")
    }
  }

  private func words(_ code: String, _ question: Question, _ other: String?) -> String {
    guard let option = question.options.first(where: { $0.code == code }) else { return code }
    if option.takesText, let other, !other.isEmpty { return "\(text(option.text)) \(other)" }
    return text(option.text)
  }

  func text(_ words: LocalizedText) -> String { words.text(in: language.tag) }

  /// A day in the reader's form.
  public func date(_ day: Day) -> String {
    language.date(year: day.year, month: day.month, day: day.day)
  }

  /// A time of day in the reader's form.
  public func clock(_ reading: CivilTime.Reading) -> String {
    language.clock(hour: reading.hour, minute: reading.minute)
  }

  /// A day and an hour in the reader's form.
  public func moment(_ moment: Moment) -> String {
    let reading = time.reading(of: moment)
    return language.text(
      "answering.moment", ["date": date(reading.day), "clock": clock(reading)])
  }

  func size(_ bytes: Int) -> String {
    bytes >= 1_000_000
      ? "\(language.number(Double(bytes) / 1_000_000, decimals: 1)) MB"
      : "\(language.number((Double(bytes) / 1000).rounded(.up), decimals: 0)) kB"
  }
}
