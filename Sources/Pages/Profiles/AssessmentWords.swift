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
      }
    return "<span class=\"status-sign\" aria-hidden=\"true\">\(sign)</span>"
  }

  /// The plain status in words.
  func name(_ status: PlainStatus) -> String {
    language.text("assessment.plain.\(status.rawValue)")
  }

  /// A verdict in the words of its own rule.
  func name(_ verdict: Verdict) -> String {
    language.text("assessment.verdict.\(verdict.scale).\(verdict.code)")
  }

  /// Why there is no verdict.
  func name(_ reason: AssessmentReason) -> String {
    language.text("assessment.reason.\(reason.rawValue)")
  }

  /// A judgement: its verdict, or why there is none; nil where the rule does not judge this.
  func text(_ judgement: Judgement) -> String? {
    switch judgement {
    case .verdict(let verdict): name(verdict)
    case .notAssessable(let reason): name(reason)
    case .outside: nil
    }
  }

  /// What a rule says of a series, both of where it stands and of where it goes.
  func result(_ assessment: Assessment) -> String {
    var parts: [String] = []
    if let standing = text(assessment.standing) {
      parts.append(language.text("profile.standing", ["result": standing]))
    }
    if let trend = text(assessment.trend) {
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

  /// The place among peers: the quarter, or the two that the value's interval reaches over.
  func place(_ standing: Assessment) -> String {
    guard let low = standing[.quarterLow], let high = standing[.quarterHigh] else {
      return standing.standing.reason.map(name) ?? ""
    }
    let key = low == high ? "profile.quarter.\(Int(low))" : "profile.quarters"
    return language.text(key, ["low": String(Int(low)), "high": String(Int(high))])
  }

  /// The middle of the peers, and how many they are.
  func middle(_ standing: Assessment, unit: UnitOfMeasure) -> String? {
    guard let median = standing[.peerMedian] else { return nil }
    return language.text(
      "profile.middle",
      [
        "median": unit.text(median, in: language, withLabel: false),
        "n": String(standing.criteria.peers.count),
      ])
  }

  /// Whether chance alone could make the trend, and the range that it leads to.
  func uncertainty(_ assessment: Assessment, unit: UnitOfMeasure) -> String {
    var parts: [String] = []
    if let slope = assessment.slope {
      parts.append(
        language.text(slope.excludesZero ? "profile.slope.clear" : "profile.slope.unclear"))
    }
    if let projection = assessment.projection {
      let lower = unit.text(projection.lower, in: language, withLabel: false)
      let upper = unit.text(projection.upper, in: language, withLabel: false)
      parts.append(
        language.text(
          "profile.projection",
          ["year": String(projection.year), "lower": lower, "upper": upper]))
    }
    return parts.isEmpty
      ? language.text("profile.no-uncertainty") : parts.joined(separator: " ")
  }

  /// What a reader must know about how it was made.
  func flags(_ assessment: Assessment) -> String {
    AssessmentFlag.allCases.filter(assessment.flags.contains)
      .map { language.text("assessment.flag.\($0.rawValue)") }.joined(separator: " ")
  }

  /// A target with its year and who set it.
  func target(_ target: IndicatorTarget, unit: UnitOfMeasure) -> String {
    func number(_ value: Double) -> String { unit.text(value, in: language) }
    let level = language.text("assessment.level.\(target.level.rawValue)")
    var values = ["level": level, "year": target.year.map(String.init) ?? ""]
    let kind = target.aim.kind.rawValue
    switch target.aim {
    case .reach(let value), .keep(let value), .binary(let value): values["value"] = number(value)
    case .interval(let range), .parity(let range):
      values["lower"] = number(range.lowerBound)
      values["upper"] = number(range.upperBound)
    case .directionOnly: break
    }
    let timed = target.year == nil ? "" : ".by-year"
    return language.text("profile.target.\(kind)\(timed)", values)
  }

  /// How far the latest value is from the target.
  func distance(_ assessment: Assessment, of line: UnitProfile.Line) -> String? {
    guard let distance = assessment[.distance] else { return nil }
    if distance == 0 { return language.text("profile.target.reached") }
    return language.text(
      "profile.target.left", ["distance": line.indicator.unit.text(distance, in: language)])
  }
}

/// The names of methods: their ids as published, with a star where a parameter was changed.
struct MethodWords {
  let language: Language

  init(_ language: Language) { self.language = language }

  /// The name with its edition.
  func name(_ profile: MethodProfile) -> String {
    language.text("assessment.method.\(profile.baseID)") + " (\(profile.id))"
  }
}
