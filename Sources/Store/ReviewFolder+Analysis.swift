import Measures
import Problems
import SurveyEstimates
import Surveys

extension ReviewFolder {
  /// The plan of `survey/analysis.yaml`, held against the questions and the units.
  mutating func analysisPlan(_ questionnaire: Questionnaire, units: ReviewUnits) -> AnalysisPlan {
    let path = "survey/analysis.yaml"
    guard files.has(path), let file = yaml(path, .analysis) else { return AnalysisPlan() }
    let object = YAMLObject(file)
    let plan = object.analysisPlan(log: &log)
    var check = AnalysisCheck(questionnaire: questionnaire, units: units, log: log)
    check.weights(object.object("weights"))
    check.derived(object.objects("derived"), plan.derived)
    check.maturity(object.object("maturity"), plan.maturity)
    check.rankings(object)
    check.furthest(object.object("furthest"), plan.furthest, isWeighted: object.has("weights"))
    log = check.log
    return plan
  }
}

extension ReviewFolder {
  /// Where it can be seen that units meet the criteria of maturity.
  mutating func evidence(of plan: AnalysisPlan, responses: [Response]) -> [MaturityEvidence] {
    let path = "survey/evidence.csv"
    guard files.has(path) else { return [] }
    guard let scale = plan.maturity else {
      log.error("evidence.no-criteria", at: Place(path))
      return []
    }
    guard let file = delimited(path) else { return [] }
    return EvidenceFile(file: file).read(scale, units: Set(responses.map(\.unit)), log: &log)
  }
}

/// Holds a plan of analysis against the questions and the units it names.
private struct AnalysisCheck {
  let questionnaire: Questionnaire
  let units: ReviewUnits
  var log: ProblemLog
  /// The questions that are derived so far, with the codes of their options.
  private var derived: [String: [String]] = [:]

  init(questionnaire: Questionnaire, units: ReviewUnits, log: ProblemLog) {
    self.questionnaire = questionnaire
    self.units = units
    self.log = log
  }

  mutating func weights(_ object: YAMLObject?) {
    guard let object else { return }
    for key in ["classes", "rake"] {
      for id in object.texts(key) { attribute(id, at: object.place(key)) }
    }
    if let smallest = object.integer("smallest"), smallest < 2 {
      log.error("analysis.smallest", at: object.place("smallest"), ["found": String(smallest)])
    }
    if let ratio = object.number("largest-ratio"), ratio < 1 {
      log.error(
        "analysis.largest-ratio", at: object.place("largest-ratio"),
        ["found": object.text("largest-ratio")])
    }
  }

  mutating func derived(_ objects: [YAMLObject], _ questions: [DerivedQuestion]) {
    for (object, question) in zip(objects, questions) {
      if options(of: question.id) != nil {
        log.error("analysis.derived-taken", at: object.place("id"), ["found": question.id])
      }
      let places = object.objects("options").map(\.place)
      for (option, place) in zip(question.options, places) {
        if let condition = option.condition { self.condition(condition, at: place) }
        if option.condition == nil, option != question.options.last {
          log.error("analysis.derived-order", at: place, ["option": option.code])
        }
      }
      derived[question.id] = question.options.map(\.code)
    }
  }

  mutating func maturity(_ object: YAMLObject?, _ scale: MaturityScale?) {
    guard let object, let scale else { return }
    if scale.stages.count > 9 { log.error("analysis.stages", at: object.place("stages")) }
    let places = object.objects("stages").flatMap { $0.objects("criteria").map(\.place) }
    var seen: Set<String> = []
    for (criterion, place) in zip(scale.allCriteria, places) {
      condition(criterion.condition, at: place)
      if !seen.insert(criterion.id).inserted {
        log.error("analysis.criterion-twice", at: place, ["found": criterion.id])
      }
    }
    for id in [MaturityScale.id, MaturityScale.criteria] where options(of: id) != nil {
      log.error("analysis.derived-taken", at: object.place, ["found": id])
    }
    derived[MaturityScale.id] = (0...scale.stages.count).map { "stage-\($0)" }
  }

  mutating func rankings(_ object: YAMLObject) {
    for id in object.texts("rankings") where questionnaire.question(id)?.kind != .matrix {
      let known = questionnaire.questions.filter { $0.kind == .matrix }.map(\.id)
      log.error(
        "analysis.not-a-matrix", at: object.place("rankings"),
        ["found": id, "known": known.joined(separator: ", ")])
    }
  }

  mutating func furthest(_ object: YAMLObject?, _ plan: FurthestPlan?, isWeighted: Bool) {
    guard let object, let plan else { return }
    if !isWeighted { log.error("analysis.furthest-unweighted", at: object.place) }
    if let level = plan.level, !units.levels.contains(where: { $0.code == level }) {
      log.error(
        "review.unknown-level", at: object.place("level"),
        ["level": level, "known": units.levels.map(\.code).joined(separator: ", ")])
    }
    for (outcome, place) in zip(plan.outcomes, object.objects("outcomes").map(\.place)) {
      self.outcome(outcome, at: place)
    }
    for object in object.objects("factors") {
      if let id = object.optionalText("attribute") { attribute(id, at: object.place("attribute")) }
      if let id = object.optionalText("number"), !units.numbers.contains(where: { $0.id == id }) {
        log.error(
          "analysis.unknown-number", at: object.place("number"),
          ["found": id, "known": units.numbers.map(\.id).joined(separator: ", ")])
      }
    }
    guard let small = plan.small, let place = object.object("small")?.place else { return }
    attribute(small.attribute, at: place)
    let classes = units.attribute(small.attribute)?.categories.map(\.code) ?? small.classes
    for code in small.classes where !classes.contains(code) {
      log.error(
        "analysis.unknown-class", at: place,
        ["found": code, "known": classes.joined(separator: ", ")])
    }
    if let consent = small.consent { condition(consent, at: place) }
  }

  private mutating func outcome(_ outcome: FurthestPlan.Outcome, at place: Place) {
    guard let options = options(of: outcome.question) else {
      return unknownQuestion(outcome.question, at: place)
    }
    if let code = outcome.yes, !options.contains(code) {
      log.error(
        "analysis.unknown-option", at: place,
        ["found": code, "question": outcome.question, "known": options.joined(separator: ", ")])
    }
    let kind = questionnaire.question(outcome.question)?.kind
    let isScale = kind == .scale || outcome.question == MaturityScale.id
    let isSingle = isScale || kind == .single || derived[outcome.question] != nil
    if !isSingle || (outcome.yes == nil && !isScale) {
      log.error("analysis.not-an-outcome", at: place, ["found": outcome.question])
    }
  }

  private mutating func condition(_ condition: Condition, at place: Place) {
    for id in condition.questions where options(of: id) == nil { unknownQuestion(id, at: place) }
    for (id, codes) in condition.options {
      guard let known = options(of: id), !known.isEmpty else { continue }
      for code in codes where !known.contains(code) {
        log.error(
          "analysis.unknown-option", at: place,
          ["found": code, "question": id, "known": known.joined(separator: ", ")])
      }
    }
  }

  private mutating func unknownQuestion(_ id: String, at place: Place) {
    let known = questionnaire.questions.map(\.id) + derived.keys.sorted()
    log.error(
      "analysis.unknown-question", at: place,
      ["found": id, "nearest": Nearest.word(to: id, among: known) ?? known.first ?? "–"])
  }

  private mutating func attribute(_ id: String, at place: Place) {
    guard units.attribute(id) == nil else { return }
    log.error(
      "review.unknown-attribute", at: place,
      ["found": id, "known": units.attributes.map(\.id).joined(separator: ", ")])
  }

  /// The codes that can be answered; nil where there is no such question.
  private func options(of id: String) -> [String]? {
    derived[id] ?? questionnaire.question(id).map { $0.options.map(\.code) }
  }
}

extension Condition {
  /// The options that it names, by question.
  fileprivate var options: [(question: String, codes: [String])] {
    switch self {
    case .isAny(let question, _, let options): [(question, options)]
    case .all(let parts), .any(let parts): parts.flatMap(\.options)
    case .not(let part): part.options
    case .answered, .atLeast, .atMost, .expression: []
    }
  }
}
