import Indicators
import Languages
import Measures

/// What rules say, in the reader's words: verdict, pace, years, range and what to mind.
struct AssessmentWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// A sign that shows the way without a colour; the words beside it say the same.
  ///
  /// No arrow: one that points up beside a figure that falls, as it should, would be misread.
  func sign(_ status: PlainStatus) -> String {
    let sign =
      switch status {
      case .reached: "✓"
      case .onTrack: "++"
      case .tooSlow: "+"
      case .standstill: "±"
      case .away: "−"
      case .near: "◔"
      case .distant: "◑"
      case .far: "●"
      case .better: "▲"
      case .middle: "◆"
      case .worse: "▽"
      }
    return "<span class=\"status-sign\" aria-hidden=\"true\">\(sign)</span>"
  }

  /// A text in the reader's language.
  func say(_ text: LocalizedText) -> String { text.text(in: language.tag) }

  /// What a rule says of a series, both of where it stands and of where it goes.
  func result(_ assessment: Assessment) -> String {
    var parts: [String] = []
    if let standing = assessment.standing.text.map(say) {
      parts.append(language.text("profile.standing", ["result": standing]))
    }
    if let trend = assessment.trend.text.map(say) {
      parts.append(language.text("profile.trend", ["result": trend]))
    }
    if let score = assessment.score {
      parts.append(
        language.text(
          "profile.score",
          [
            "score": language.number(score.value, decimals: 1),
            "lowest": language.number(score.scale.lowerBound, decimals: 0),
            "highest": language.number(score.scale.upperBound, decimals: 0),
          ]))
    }
    return parts.joined(separator: " ")
  }

  /// "+1,2 % a year 2015–2023", where the rule counts by growth.
  func pace(_ assessment: Assessment, of line: UnitProfile.Line) -> String? {
    guard let first = assessment.baseline, let last = assessment.latest, last.year > first.year
    else { return nil }
    let years = "\(first.year)–\(last.year)"
    if let growth = assessment[.growth] {
      return language.text(
        "profile.pace",
        ["pace": signed(growth * 100) { language.percent($0, decimals: 1) }, "years": years])
    }
    let unit = line.indicator.unit
    let change = signed(last.value - first.value) { unit.text($0, in: language) }
    return language.text("profile.change", ["change": change, "years": years])
  }

  private func signed(_ number: Double, _ text: (Double) -> String) -> String {
    let words = text(number)
    return number > 0 && words.contains(where: { $0 >= "1" && $0 <= "9" }) ? "+" + words : words
  }

  /// The first and the latest value that were used, and how many stand between.
  func years(_ assessment: Assessment, unit: UnitOfMeasure) -> String {
    guard let last = assessment.latest else { return "" }
    func dated(_ value: Assessment.DatedValue) -> String {
      "\(unit.text(value.value, in: language, withLabel: false)) (\(value.year))"
    }
    guard let first = assessment.baseline, first.year < last.year else { return dated(last) }
    return language.text(
      "profile.years", count: assessment.count, ["first": dated(first), "last": dated(last)])
  }

  /// The place among peers in short: the quarter, or the words for why there is none.
  func place(_ position: PeerPosition) -> String {
    guard let place = position.place else { return language.text("profile.too-few-peers") }
    guard let quarter = place.quarter else {
      let way = place.difference > 0 ? "above" : place.difference < 0 ? "below" : "at"
      return language.text("profile.place.\(way)")
    }
    guard let ends = place.quarters, ends.worse != ends.better else {
      return language.text("profile.quarter.\(quarter.number)")
    }
    return language.text(
      "profile.quarters", ["low": String(ends.worse.number), "high": String(ends.better.number)])
  }

  /// The middle of the peers, and how many they are.
  func middle(_ position: PeerPosition, unit: UnitOfMeasure) -> String? {
    position.place.map { place in
      language.text(
        "profile.middle",
        [
          "median": unit.text(place.median, in: language, withLabel: false),
          "n": String(position.known),
        ])
    }
  }

  /// Whether chance alone could make the trend, and the range that it leads to.
  func uncertainty(_ assessment: Assessment, unit: UnitOfMeasure) -> String {
    let outlook =
      assessment.projection?.saysNothing == true
      ? language.text("profile.no-outlook") : assessment.outlook(unit, in: language)
    return [assessment.certainty(in: language), outlook].compactMap { $0 }.joined(separator: " ")
  }

  /// What a reader must know about how it was made.
  func flags(_ assessment: Assessment) -> String {
    assessment.remarks(in: language).joined(separator: " ")
  }

  /// A target with its year and who set it.
  func target(_ indicator: Indicator) -> String? {
    guard let target = indicator.standards.target,
      let text = indicator.criteria().targetText(indicator.unit, in: language)
    else { return nil }
    return "\(text) (\(say(target.level.text)))"
  }

  /// How far the latest value is from the target.
  func distance(_ assessment: Assessment, of line: UnitProfile.Line) -> String? {
    guard let distance = assessment[.distance], distance > 0 else { return nil }
    return language.text(
      "profile.target.left", ["distance": line.indicator.unit.text(distance, in: language)])
  }
}

extension Projection {
  /// Whether the range holds all that a share can be, so that it tells nothing.
  fileprivate var saysNothing: Bool { isClipped && lower <= 0 && upper >= 100 }
}

/// The names of methods: their ids as published, with a star where a parameter was changed.
struct MethodWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// The name with its edition.
  func name(_ profile: MethodProfile) -> String {
    "\(profile.name.text(in: language.tag)) (\(profile.id))"
  }
}
