import Indicators
import Languages
import Measures

/// How each status was made: the rule, the years and values, the pace, the range ahead, and what to mind.
struct RuleTable {
  let lines: [UnitProfile.Line]
  let language: Language

  func html(title: String) -> String {
    let words = AssessmentWords(language)
    let caption = language.text("profile.rules.caption", ["goal": title])
    let heads = ["measure", "rule", "result", "years", "uncertainty", "mind"].map {
      "<th scope=\"col\">\(HTML.escape(language.text("profile.head.\($0)")))</th>"
    }
    let rows = lines.flatMap { line in
      (line.assessments + [line.standing].compactMap { $0 }).enumerated().map {
        index, assessment -> String in
        let cells = [
          MethodWords(language).name(assessment.profile), words.result(assessment),
          words.years(assessment, unit: line.indicator.unit),
          words.uncertainty(assessment, unit: line.indicator.unit), words.flags(assessment),
        ]
        let head =
          index == 0
          ? "<th scope=\"rowgroup\" rowspan=\"\(line.assessments.count + (line.standing == nil ? 0 : 1))\">\(HTML.escape(line.title(in: language)))</th>"
          : ""
        return "<tr>\(head)" + cells.map { "<td>\(HTML.escape($0))</td>" }.joined() + "</tr>\n"
      }
    }
    return
      "<details class=\"rules\"><summary>\(HTML.escape(language.text("profile.rules.show", ["goal": title])))</summary>\n"
      + "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\(HTML.escape(caption))\"><table class=\"words\">\n"
      + "<caption>\(HTML.escape(caption))</caption>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n"
      + rows.joined() + "</tbody>\n</table></div></details>\n"
  }
}
