import Indicators
import Languages

/// How many series go which way, in words and counts: never a colour, never a grade.
struct ProfileSummary {
  let profile: UnitProfile
  let language: Language

  private var lines: [UnitProfile.Line] { profile.goals.flatMap(\.lines) }

  /// How many series have each status by the main rule; nil counts those without one.
  private var counts: [PlainStatus?: Int] {
    Dictionary(
      lines.map { line in
        (line.isAlwaysZero ? nil : line.assessments.first?.headline.verdict?.plain, 1)
      }, uniquingKeysWith: +)
  }

  func html() -> String {
    let counts = counts
    let words = AssessmentWords(language)
    let rows = PlainStatus.allCases.compactMap { status in
      counts[status].map { count in
        "<li>\(words.sign(status)) \(HTML.escape(words.say(status.text))): <strong>\(count)</strong></li>\n"
      }
    }
    let none = counts[nil].map { count in
      "<li><span class=\"status-sign\" aria-hidden=\"true\">·</span> "
        + "\(HTML.escape(language.text("profile.without-status"))): <strong>\(count)</strong></li>\n"
    }
    return "<p>\(HTML.escape(language.text("profile.summary", count: lines.count)))</p>\n"
      + "<ul class=\"statuses\">\n\(rows.joined())\(none ?? "")</ul>\n"
  }

  /// The same in one line, for the list of all profiles.
  var line: String {
    let counts = counts
    let words = AssessmentWords(language)
    return PlainStatus.allCases.compactMap { status in
      counts[status].map { "\(words.say(status.text)): \($0)" }
    }.joined(separator: " · ")
  }
}
