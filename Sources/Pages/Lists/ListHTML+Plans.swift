import Agenda
import Languages
import PlanReading
import VoluntaryReview

extension ListHTML {
  /// The plans that were read, with the goals that each names and works on.
  func plans(_ plans: [PlanContent]) -> String {
    guard !plans.isEmpty else { return empty("list.plans.empty") }
    let items = plans.map { content -> String in
      let plan = content.plan
      let profile = plan.profile
      func goals(_ head: String, _ holds: (GoalStanding) -> Bool) -> String {
        let found = profile.goals.filter { holds($0.standing) }.map(\.goal.description)
        return "<div><dt>\(says("plans.head.\(head)"))</dt>"
          + "<dd>\(found.isEmpty ? "–" : found.joined(separator: ", "))</dd></div>"
      }
      return "<li><p><strong>\(title(plan))</strong><br><span class=\"aside\">"
        + "\(words(content.unitName)), \(plan.year). \(says("plan.kind.\(plan.kind.rawValue)")). "
        + HTML.escape(language.text("plans.passages", count: profile.passages))
        + ".</span></p>\n<dl>"
        + goals("named", \.isNamed) + goals("worked", \.isWorkedOn)
        + goals("claimed") { $0 == .claimed } + goals("left-out") { $0 == .leftOut }
        + "</dl></li>\n"
    }
    return "<ul class=\"plans\" aria-label=\"\(says("list.plans"))\">\n\(items.joined())</ul>\n"
  }

  private func title(_ plan: ReviewPlan) -> String {
    let title = words(plan.title)
    guard let address = plan.address, HTML.isSafeLink(address) else { return title }
    return "<a href=\"\(HTML.escape(address))\">\(title)</a>"
  }

  /// What plans say on a goal: short quotations with the words that they rest on marked.
  func passages(_ content: PassagesContent) -> String {
    let goal = Agenda2030.goal(content.goal)
    let name =
      content.target.map { "\($0) \(Agenda2030.target($0).title.text(in: language.tag))" }
      ?? goal.name.text(in: language.tag)
    let heading =
      "<h\(level) class=\"goal-heading\">\(GoalTile.html(goal)) <span>\(HTML.escape(name))</span></h\(level)>\n"
    guard !content.passages.isEmpty else {
      return heading + "<p class=\"empty\">\(says("list.passages.empty", ["goal": name]))</p>\n"
    }
    let caption = language.text(
      "list.passages", count: content.count,
      ["shown": language.number(Double(content.passages.count), decimals: 0)])
    return heading + "<p class=\"aside\">\(HTML.escape(caption))</p>\n"
      + "<ol class=\"passages\">\n\(content.passages.map(item).joined())</ol>\n"
  }

  private func item(_ item: PassagesContent.Item) -> String {
    let finding = item.finding
    let tag = item.passage.language.rawValue
    let lang = tag == language.tag.rawValue || tag == "und" ? "" : " lang=\"\(tag)\""
    let quoted =
      finding.quotation.isEmpty
      ? "<p>\(says("passage.not-quoted", ["words": finding.evidence.joined(separator: ", ")]))</p>\n"
      : "<blockquote\(lang)><p>"
        + MarkedWords(text: finding.quotation, words: finding.evidence).html
        + "</p></blockquote>\n"
    return
      "<li>\(quoted)<p class=\"aside\">\(place(item)) \(HTML.escape(judgement(item)))</p></li>\n"
  }

  /// Unit, plan, year, page and headings, with a link to the page where there is one.
  private func place(_ item: PassagesContent.Item) -> String {
    let plan = item.plan.plan
    let page = item.passage.page.map { language.text("read.page", ["page": String($0)]) }
    let parts = [page].compactMap { $0 } + item.passage.headings.suffix(2)
    let rest = parts.isEmpty ? "." : ", \(HTML.escape(parts.joined(separator: " › ")))."
    let words = "\(self.words(item.plan.unitName)): \(self.words(plan.title)) (\(plan.year))\(rest)"
    guard let address = plan.address, HTML.isSafeLink(address) else { return words }
    let isPDF = address.lowercased().hasSuffix(".pdf")
    let link = address + (isPDF ? item.passage.page.map { "#page=\($0)" } ?? "" : "")
    return words + " <a href=\"\(HTML.escape(link))\">\(says("passage.read"))</a>."
  }

  /// How it was found, how far it commits somebody, the targets, and whether readers have confirmed it.
  private func judgement(_ item: PassagesContent.Item) -> String {
    let finding = item.finding
    var parts = [
      language.text("passage.found.\(finding.kind.rawValue)"),
      language.text("passage.commitment.\(item.passage.commitment.rawValue)"),
    ]
    if let target = finding.targets.first {
      parts.append(language.text("passage.target", ["target": target.rawValue]))
    }
    if finding.isConfirmed { parts.append(language.text("passage.confirmed")) }
    return parts.joined(separator: " ")
  }
}

/// A quotation with the words that a finding rests on marked.
struct MarkedWords {
  let text: String
  let words: [String]

  /// The quotation as HTML; a word counts only where it stands alone.
  var html: String {
    var result = ""
    var rest = Substring(text)
    while let (range, _) = first(in: rest) {
      result += HTML.escape(String(rest[..<range.lowerBound]))
      result += "<mark>\(HTML.escape(String(rest[range])))</mark>"
      rest = rest[range.upperBound...]
    }
    return result + HTML.escape(String(rest))
  }

  /// The first place of any of the words; the longest where several begin there.
  private func first(in text: Substring) -> (Range<Substring.Index>, Int)? {
    var best: (Range<Substring.Index>, Int)?
    for word in words where !word.isEmpty {
      var start = text.startIndex
      while let range = text[start...].firstRange(of: word) {
        if isAlone(range, in: text) {
          let isBetter =
            best.map {
              range.lowerBound < $0.0.lowerBound
                || (range.lowerBound == $0.0.lowerBound && word.count > $0.1)
            } ?? true
          if isBetter { best = (range, word.count) }
          break
        }
        start = text.index(after: range.lowerBound)
      }
    }
    return best
  }

  private func isAlone(_ range: Range<Substring.Index>, in text: Substring) -> Bool {
    let before =
      range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
    let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
    return !(before?.isLetter ?? false) && !(after?.isLetter ?? false)
  }
}
