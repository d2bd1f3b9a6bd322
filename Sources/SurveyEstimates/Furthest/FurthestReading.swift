public import Languages
import Measures
import Statistics
import Surveys

/// What the comparison of one outcome says, in sentences that claim no more than the intervals allow.
public struct FurthestReading: Sendable {
  /// The id of the question.
  public let question: String
  /// What is compared.
  public let title: LocalizedText
  /// The sentences, one for each factor, and what must be known of them.
  public let sentences: [LocalizedText]

  init(_ writer: FurthestWriter, holm: [Double?]) {
    question = writer.question.id
    title = writer.name
    var sentences: [LocalizedText] = []
    for (comparison, adjusted) in zip(writer.comparisons, holm) {
      if let sentence = FurthestReading.sentence(comparison, adjusted, writer) {
        sentences.append(sentence)
      }
    }
    if let together = FurthestReading.together(writer) { sentences.append(together) }
    self.sentences = sentences
  }

  /// The level below which a difference is called clear: that of the intervals.
  private static func limit(_ writer: FurthestWriter) -> Double {
    1 - writer.tabulation.settings.level
  }

  private static func sentence(
    _ comparison: FurthestComparison, _ holm: Double?, _ writer: FurthestWriter
  ) -> LocalizedText? {
    let factor = comparison.factor
    guard let difference = comparison.difference else {
      guard let holm else { return nil }
      let key = holm < limit(writer) ? "reading.groups.clear" : "reading.groups.unclear"
      return Words.text(key, ["factor": factor.name])
    }
    let id = factor.attribute.id
    guard !writer.isKeptBack(id, difference.high), !writer.isKeptBack(id, difference.low),
      let interval = difference.estimate.interval(level: writer.tabulation.settings.level)
    else { return nil }
    let isOutside = interval.lower > 0 || interval.upper < 0
    let isClear = isOutside && (holm.map { $0 < limit(writer) } ?? false)
    let key = isClear ? "clear" : isOutside ? "tentative" : "unclear"
    // Where the second class is ahead, it is named first, and the numbers turn round.
    let turns = isOutside && interval.upper < 0
    let (ahead, behind) =
      turns ? (difference.low, difference.high) : (difference.high, difference.low)
    let sign = turns ? -1.0 : 1.0
    let ends = [interval.lower, interval.upper].map { sign * writer.scale * $0 }.sorted()
    let decimals =
      writer.isShare
      ? writer.tabulation.settings.shareDecimals : writer.tabulation.settings.meanDecimals
    let unit = writer.isShare ? Words.text("unit.percentage-points") : Words.text("reading.steps")
    let support = writer.supportNote(comparison)
    return LocalizedText { language in
      let words = [
        "factor": factor.name.text(in: language.tag),
        "ahead": ahead.label.text(in: language.tag),
        "behind": behind.label.text(in: language.tag),
        "difference": language.number(
          sign * writer.scale * difference.estimate.value, decimals: decimals),
        "from": language.number(ends[0], decimals: decimals),
        "to": language.number(ends[1], decimals: decimals),
        "unit": unit.text(in: language.tag),
        "level": language.percent(100 * writer.tabulation.settings.level, decimals: 0),
      ]
      var sentences = [language.text("reading.\(key)", words)]
      if factor.isChosen, isOutside { sentences.append(language.text("reading.chosen")) }
      if let support { sentences.append(support.text(in: language.tag)) }
      return sentences.joined(separator: " ")
    }
  }

  /// Whether the numbers, such as size and centrality, can be told apart.
  private static func together(_ writer: FurthestWriter) -> LocalizedText? {
    let numbers = writer.comparisons.map(\.factor).filter { $0.numbers != nil }
    guard numbers.count > 1,
      case .onlyTogether = writer.model.model.distinction(
        of: numbers.map(\.attribute.id), level: limit(writer))
    else { return nil }
    return LocalizedText { language in
      language.text(
        "reading.only-together",
        [
          "factors": language.list(
            numbers.enumerated().map { index, factor in
              (index == 0 ? factor.name : Words.within(factor.name)).text(in: language.tag)
            })
        ])
    }
  }
}
