import Agenda
import CaseStudies
import FollowUp
import Indicators
import Languages
import Measures
import Pages
import Problems
import Store
import SurveyEstimates
import Surveys
import VoluntaryReview

extension ReferenceResolver {
  /// A case that may be printed.
  func practice(_ reference: LiveReference) throws(InputRefused) -> CaseContent {
    try allow([], reference)
    let id = try subject(reference).word
    guard let practice = stored.cases.first(where: { $0.id == id }) else {
      throw refusal(
        "reference.unknown-case", reference,
        ["found": id, "known": stored.cases.map(\.id).joined(separator: ", ")])
    }
    guard practice.isPrintable else {
      throw refusal("reference.case-not-printable", reference, ["found": id])
    }
    return content(practice)
  }

  private func content(_ practice: CaseStudy) -> CaseContent {
    CaseContent(
      practice: practice,
      unitName: stored.units.unit(practice.unit)?.name ?? LocalizedText(same: practice.unit))
  }

  /// A list from the review's files.
  func list(_ reference: LiveReference) throws(InputRefused) -> ListContent {
    let known = [
      "actions", "cases", "codebook", "coverage", "findings", "funnel", "furthest", "gaps",
      "indicators", "involvement", "league", "mandate", "method", "milestones", "passages",
      "plans", "questionnaire", "quotes", "recommendations", "sources",
    ]
    let word = try subject(reference).word
    switch word {
    case "gaps": return .gaps(try gaps(reference))
    case "league": return .league(try league(reference))
    case "funnel": return .funnel(try funnel(reference))
    default: break
    }
    try allow(
      [
        "recommendations": ["to"], "indicators": ["goal"], "cases": ["goal"],
        "coverage": ["framework"], "furthest": ["question"], "codebook": ["question"],
        "findings": ["element"], "actions": ["status"], "quotes": ["question", "code"],
        "plans": ["unit"], "passages": ["goal", "target", "unit", "plan", "kind", "most"],
      ][word] ?? [], reference)
    switch word {
    case "recommendations": return try recommendations(reference)
    case "findings":
      let element = reference.options["element"]
      let chosen = stored.findings.filter { element.map($0.elements.contains) ?? true }
      return .findings(
        try chosen.map { finding throws(InputRefused) in (finding, try claim(finding)) })
    case "milestones": return .milestones(stored.review.milestones)
    case "involvement": return .involvement(stored.review.involvement)
    case "actions": return .actions(stored.followUp, on: stored.review.edition.date)
    case "indicators":
      let goal = try goal(reference)
      return .indicators(stored.indicators.filter { goal.map($0.goals.contains) ?? true })
    case "cases":
      let goal = try goal(reference)
      return .cases(
        stored.cases.filter { $0.isPrintable && (goal.map($0.goals.contains) ?? true) }.map(content)
      )
    case "mandate":
      guard let mandate = stored.review.mandate else {
        throw refusal("reference.no-mandate", reference)
      }
      return .mandate(mandate)
    case "coverage":
      let id = try choice("framework", coverage.map(\.framework.id), reference)
      guard let chosen = coverage.first(where: { $0.framework.id == id ?? stored.framework.id })
      else {
        throw refusal(
          "reference.bad-option", reference, ["option": "framework", "found": "–", "known": "–"])
      }
      return .coverage(chosen)
    case "sources": return .sources(SourceList.of(stored))
    case "questionnaire": return .questions(try questions(reference))
    case "method": return .method(method)
    case "furthest": return .reading(try reading(reference).sentences)
    case "codebook": return .codebook(try codebook(reference))
    case "quotes": return .quotes(try quotes(reference))
    case "plans": return .plans(try plans(reference).map(content))
    case "passages": return .passages(try passages(reference))
    default:
      throw refusal(
        "reference.bad-option", reference,
        ["option": "list", "found": word, "known": known.joined(separator: ", ")])
    }
  }

  /// What the comparison of an outcome says.
  private func reading(_ reference: LiveReference) throws(InputRefused) -> FurthestReading {
    let known = analysis.readings.map(\.question)
    guard let first = known.first else { throw refusal("reference.no-furthest", reference) }
    let wanted = try choice("question", known, reference) ?? first
    guard let found = analysis.readings.first(where: { $0.question == wanted }) else {
      throw refusal("reference.no-furthest", reference)
    }
    return found
  }

  func goal(_ reference: LiveReference) throws(InputRefused) -> GoalID? {
    guard let text = reference.options["goal"] else { return nil }
    guard let goal = GoalID(text) else { throw refusal("goal.unknown", reference, ["found": text]) }
    return goal
  }

  private func recommendations(_ reference: LiveReference) throws(InputRefused) -> ListContent {
    let to = try choice("to", Recommendation.Addressee.allCases.map(\.rawValue), reference)
    let chosen = stored.followUp.recommendations.filter { to == nil || $0.addressee.rawValue == to }
    var claims: [String: String] = [:]
    for finding in stored.findings { claims[finding.id] = try claim(finding) }
    return .recommendations(chosen, claims: claims)
  }

  /// A finding's claim with its references resolved, as HTML.
  func claim(_ finding: Finding) throws(InputRefused) -> String {
    let text = finding.claim.text(in: language.tag)
    var log = ProblemLog()
    let live = LiveText(
      text, file: finding.place.file, firstLine: finding.place.line ?? 1, log: &log)
    try log.throwErrors()
    var html = ""
    for part in live.parts {
      switch part {
      case .text(let words): html += ClaimText.html(words)
      case .reference(let reference):
        guard case .inline(let words) = try resolve(reference) else {
          throw refusal("reference.block-in-sentence", reference)
        }
        html += ClaimText.html(words.text)
      }
    }
    if let other = finding.claim.otherLanguage(for: language.tag) {
      return "<span lang=\"\(other)\">\(html)</span>"
    }
    return html
  }

  private func questions(_ reference: LiveReference) throws(InputRefused) -> [QuestionContent] {
    guard let survey = stored.survey else { throw refusal("reference.no-questionnaire", reference) }
    return survey.questionnaire.questions.filter(\.kind.isAsked).map { question in
      QuestionContent(
        id: question.id, text: question.text, condition: condition(question),
        options: question.kind == .matrix
          ? question.items.map(\.text) : question.options.map(\.text))
    }
  }

  private func condition(_ question: Question) -> LocalizedText {
    let levels = question.levels.compactMap { code in
      stored.units.levels.first { $0.code == code }?.label
    }
    return LocalizedText { language in
      var words: [String] = []
      if !levels.isEmpty {
        words.append(
          language.text(
            "question.levels", ["levels": language.list(levels.map { $0.text(in: language.tag) })]))
      }
      if stored.survey?.questionnaire.condition(of: question) != nil {
        words.append(language.text("question.routed"))
      }
      return words.joined(separator: " ")
    }
  }
}

/// The sources of all figures, each once.
enum SourceList {
  static func of(_ stored: StoredReview) -> [Source] {
    var seen: Set<Source> = []
    return stored.indicators.flatMap { stored.sources(of: $0) }
      .filter { seen.insert($0).inserted }
      .sorted {
        ($0.name.text(in: .nb), $0.table ?? "", $0.address ?? "")
          < ($1.name.text(in: .nb), $1.table ?? "", $1.address ?? "")
      }
  }
}
