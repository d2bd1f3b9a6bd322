import Agenda
public import Fieldwork
public import Languages
import Pages
import PlanReading

extension PlanKind {
  /// The kind in words.
  func text(in language: Language) -> String { language.text("plan.kind.\(rawValue)") }
}

extension GoalStanding {
  /// How a goal stands, in words.
  func text(in language: Language) -> String { language.text("plan-desk.standing.\(rawValue)") }
}

extension GoalID {
  /// Number and name of the goal.
  func text(in language: Language) -> String {
    "\(rawValue) \(Agenda2030.goal(self).name.text(in: language.tag))"
  }
}

extension TargetID {
  /// Code and title of the target.
  func text(in language: Language) -> String {
    "\(rawValue) \(Agenda2030.target(self).title.text(in: language.tag))"
  }
}

extension PassageJudgement.Verdict {
  /// What is said, in words.
  func text(in language: Language) -> String {
    switch self {
    case .accept: language.text("plan-desk.verdict.accept")
    case .reject: language.text("plan-desk.verdict.reject")
    case .move(let goal, let target):
      language.text(
        "plan-desk.verdict.move",
        ["goal": target?.text(in: language) ?? goal.text(in: language)])
    }
  }
}

extension PassageJudgement {
  /// What a reader has said, in words that are shown to that reader.
  ///
  /// - Parameters:
  ///   - verdict: what was said; nil for nothing.
  ///   - language: the reader's language.
  public static func said(_ verdict: Verdict?, in language: Language) -> String {
    verdict.map {
      language.text("plan-desk.you-said", ["verdict": $0.text(in: language)])
    } ?? language.text("plan-desk.not-said")
  }
}

/// A passage as HTML, with the words marked that its findings rest on.
struct MarkedPassage {
  let text: String
  let evidence: [Range<Int>]

  /// The text; ranges that overlap or touch are one mark.
  var html: String {
    let bytes = Array(text.utf8)
    func part(_ range: Range<Int>) -> String {
      HTML.escape(String(decoding: bytes[range], as: UTF8.self))
    }
    var marks: [Range<Int>] = []
    for range in evidence.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let range = range.clamped(to: 0..<bytes.count)
      guard !range.isEmpty else { continue }
      if let last = marks.last, range.lowerBound <= last.upperBound {
        marks[marks.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        marks.append(range)
      }
    }
    var result = ""
    var place = 0
    for mark in marks {
      result += part(place..<mark.lowerBound) + "<mark>" + part(mark) + "</mark>"
      place = mark.upperBound
    }
    return result + part(place..<bytes.count)
  }
}

/// The seventeen goals of a plan on one line.
struct GoalMarks {
  let profile: PlanProfile

  func html(in language: Language) -> String {
    templates.render(
      "plans/marks",
      View(
        [
          "label": label(in: language),
          "goals": profile.goals.map {
            View(
              ["number": $0.goal.description, "standing": $0.standing.rawValue],
              language: language)
          },
        ], language: language))
  }

  /// What the line shows, for those who do not see it.
  private func label(in language: Language) -> String {
    GoalStanding.allCases.compactMap { standing in
      let goals = profile.goals(standing).map(\.description)
      return goals.isEmpty
        ? nil : "\(standing.text(in: language)): \(goals.joined(separator: ", "))"
    }.joined(separator: ". ")
  }
}
