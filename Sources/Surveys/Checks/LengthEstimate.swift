public import Languages

/// How long it takes to answer a questionnaire, reckoned before anybody has.
///
/// The rule: 200 words are read in a minute; besides, an answer takes 5 seconds for one option or one item of
/// a matrix, 3 more for each further option of several, 5 for each option to be ranked, 30 for a number, 10
/// for a day, 15 for a line, 60 for a longer text, 30 for a place and 60 for a file. It is a rule of thumb:
/// figures and files that must be found elsewhere take longer.
public struct LengthEstimate: Hashable, Sendable {
  /// How many questions everybody is asked, and how many there are when all routing leads to them.
  public let questions: ClosedRange<Int>
  /// The minutes for both.
  public let minutes: ClosedRange<Int>

  /// Words that are read in a minute.
  public static let wordsPerMinute = 200
}

extension Questionnaire {
  /// How long it takes units of some levels to answer.
  ///
  /// - Parameters:
  ///   - levels: the levels that the unit answers for.
  ///   - language: the language that it reads.
  /// - Returns: at least, where no condition is met; at most, where all are.
  public func lengthEstimate(levels: [String], language: LanguageTag) -> LengthEstimate {
    var counts = (least: 0, most: 0)
    var seconds = (least: 0.0, most: 0.0)
    for question in questions
    where question.levels.isEmpty || levels.contains(where: question.levels.contains) {
      let taken = question.seconds(levels: levels, language: language)
      let count = question.kind.isAsked ? 1 : 0
      counts.most += count
      seconds.most += taken
      if condition(of: question) == nil {
        counts.least += count
        seconds.least += taken
      }
    }
    func minutes(_ seconds: Double) -> Int { Int((seconds / 60).rounded(.up)) }
    return LengthEstimate(
      questions: counts.least...counts.most,
      minutes: minutes(seconds.least)...minutes(seconds.most))
  }
}

extension Question {
  fileprivate func seconds(levels: [String], language: LanguageTag) -> Double {
    let texts = [text(for: levels), help(for: levels)].compactMap { $0 }
    let all = texts + options.map(\.text) + items.map(\.text)
    let words = all.reduce(0) {
      $0 + $1.text(in: language).split(whereSeparator: \.isWhitespace).count
    }
    let reading = Double(words) * 60 / Double(LengthEstimate.wordsPerMinute)
    let answering: Double =
      switch kind {
      case .note: 0
      case .single, .scale: 5
      case .multiple: 5 + 3 * Double(max(0, options.count - 1))
      case .ranking: 5 * Double(options.count)
      case .matrix: 5 * Double(items.count)
      case .number, .place: 30
      case .date: 10
      case .text: isLong ? 60 : 15
      case .file: 60
      }
    return reading + answering
  }
}
